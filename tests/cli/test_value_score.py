"""`narrows value-score`: which part of the capacity goes to value streams."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.cli.test_reading import LOG, PLAN
from tests.commands import narrows

LOOSE = """\
C-2,Baking,2026-03-03 08:00,loaf,CAKE
C-2,Sold,2026-03-05 08:00,loaf,CAKE
"""


@pytest.fixture
def home(tmp_path: Path) -> str:
    """One loaf was baked for three days; cakes, that no stream takes, for four and two."""
    (tmp_path / "narrows.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "log.csv").write_text(LOG + LOOSE, encoding="utf-8")
    home = str(tmp_path / "home")
    assert narrows("apply", tmp_path / "narrows.yaml", "--home", home).code == 0
    assert narrows("sync", "--home", home).code == 0
    return home


def test_the_score_the_shares_and_what_went_to_no_stream(home: str) -> None:
    told = narrows("value-score", "--by", "all", "--json", "--home", home).json["value_score"]
    streams = {each["stream"]: each["units"] for each in told["all"]["streams"]}
    assert streams == {"bread": 5, None: 6}, "B-2 is in the oven for two days at the last instant"
    assert told["all"]["score_ratio"] == pytest.approx(5 / 11)
    assert [(each["id"], each["active_days"]) for each in told["loose"]] == [("C-1", 4), ("C-2", 2)]
    shown = narrows("value-score", "--by", "all", "--home", home).out
    assert "45 %" in shown
    assert "in no stream: 2 items" in shown
    until = datetime.fromisoformat(told["complete_until"]).astimezone(ZoneInfo("Europe/Berlin"))
    ends = f"Complete until {until:%Y-%m-%d %H:%M} (Europe/Berlin)"
    assert ends in " ".join(shown.split()), "in the zone of the organisation, as elsewhere"


def test_items_done_count_where_they_are_asked_for(home: str) -> None:
    told = narrows("value-score", "--by", "all", "--unit", "items", "--json", "--home", home).json
    assert told["value_score"]["all"]["score_ratio"] == 0.5
    pointed = narrows("value-score", "--by", "all", "--unit", "points", "--home", home)
    assert "2 items done have no points" in pointed.out


def test_what_cannot_be_is_refused_in_one_line(home: str, tmp_path: Path) -> None:
    for typed, told in (
        (("--from", "2026-03-09", "--to", "2026-03-02"), "before they begin on 2026-03-09"),
        (("--unit", "hours"), "active_days"),
        (("--home", str(tmp_path / "nowhere")), "narrows"),
    ):
        ended = narrows("value-score", "--home", home, *typed)
        assert ended.code == 2
        assert told in ended.err
        assert len(ended.err.strip().splitlines()) == 1

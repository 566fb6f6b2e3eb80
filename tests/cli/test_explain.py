"""`narrows explain`: from a number to its sum."""

from pathlib import Path

import pytest

from tests.cli.test_reading import LOG, PLAN
from tests.commands import narrows

RESULT = """\
cycles: [{id: now, start: 2026-03-02, weeks: 13}]
objectives:
  - id: quick
    cycle: now
    owner: bread
    text: Bread is there when it is wanted
    key_results:
      - {id: wait, metric: flow_time, of: {stream: bread}, baseline: 6, target: 3}
      - {id: liked, metric: nps, baseline: 1, target: 3}
metrics: [{id: nps, title: NPS, unit: points, better: higher}]
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("explained")
    (folder / "narrows.yaml").write_text(PLAN + RESULT, encoding="utf-8")
    later = "B-9,Sold,2026-03-17 08:00,loaf,BRD\n"
    (folder / "log.csv").write_text(LOG + later, encoding="utf-8")
    assert narrows("apply", folder / "narrows.yaml", "--home", folder / "home").code == 0
    assert narrows("sync", "--home", folder / "home").code == 0
    return folder / "home"


def test_a_number_is_taken_apart(home: Path) -> None:
    week = ("--from", "2026-03-02", "--to", "2026-03-09")
    told = narrows("explain", "flow_time", "--stream", "bread", *week, "--home", home)
    assert "Flow time, p85, bread, 2026-03-02 up to 2026-03-09 (without that day): 4 d" in told.out
    assert "The 1st shortest of 1" in told.out
    assert "Policy: start commitment" in told.out
    found = narrows("explain", "flow_time", "--stream", "bread", *week, "--json", "--home", home)
    explanation = found.json["explanation"]
    assert explanation["recomputed"] == explanation["measurement"]["value"] == 4
    assert [(each["id"], each["is_answer"]) for each in explanation["items"]] == [("B-1", True)]


def test_a_key_result_is_the_same_question_as_its_progress(home: Path) -> None:
    okrs = narrows("okrs", "--json", "--home", home).json["objectives"][0]["key_results"][0]
    found = narrows("explain", "quick/wait", "--json", "--home", home).json["explanation"]
    assert found["measurement"]["value"] == okrs["current"]
    assert found["measurement"]["period"] == {
        "start": okrs["window"]["start"], "end": okrs["window"]["end"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("flow_time",), "--stream"),
        (("flow_time", "--stream", "bread", "--from", "2026-03-02"), "day after the last"),
        (("quick/liked",), "narrows audit show"),
        (("quick/none",), "narrows okrs"),
        (("velocity", "--stream", "bread"), "flow_velocity"),
    ],
)
def test_what_is_no_number_is_refused_in_one_line(
    home: Path, typed: tuple[str, ...], told: str
) -> None:
    ended = narrows("explain", *typed, "--home", home)
    assert ended.code == 2
    assert told in ended.err
    assert len(ended.err.strip().splitlines()) == 1

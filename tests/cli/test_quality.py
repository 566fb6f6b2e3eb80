"""`narrows quality` and `narrows map`: what is in doubt, and one command that mends it."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_reading import LOG, PLAN
from tests.commands import narrows

ODD = """\
B-8,Ordered,2026-03-02 08:00,loaf,BRD
B-8,Resting,2026-03-03 08:00,loaf,BRD
B-8,Baking,2026-03-04 08:00,loaf,BRD
B-9,Sold,2026-03-04 08:00,loaf,BRD
"""


@pytest.fixture
def home(tmp_path: Path) -> str:
    """A log with a status that nobody thought of, and a loaf that was sold before it was baked."""
    (tmp_path / "narrows.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "log.csv").write_text(LOG + ODD, encoding="utf-8")
    home = str(tmp_path / "home")
    assert narrows("apply", tmp_path / "narrows.yaml", "--home", home).code == 0
    assert narrows("sync", "--home", home).code == 0
    return home


def findings(home: str, *more: str) -> dict[str, dict[str, Any]]:
    (told,) = narrows("quality", "--stream", "bread", *more, "--json", "--home", home).json[
        "quality"
    ]
    return {each["check"]: each for each in told["findings"]}


def test_what_is_in_doubt_names_items_says_why_and_offers_a_mend(home: str) -> None:
    found = findings(home)
    assert found["never_started"]["state"] == "found"
    assert [each["id"] for each in found["never_started"]["items"]] == ["B-9"]
    assert found["unmapped_statuses"]["mends"][0]["command"] == "narrows map bread Resting active"
    assert found["closed_in_one_second"]["state"] == "no_data"
    shown = narrows("quality", "--stream", "bread", "--home", home).out
    assert "items are measured whole" in shown
    assert "«Resting»" in shown
    assert "narrows map bread Resting active" in shown


def test_one_command_maps_a_status_and_the_finding_is_gone(home: str) -> None:
    told = narrows("map", "bread", "Resting", "active", "--home", home)
    assert (told.code, told.err) == (0, "")
    assert findings(home)["unmapped_statuses"]["state"] == "clean"
    assert "No item was ever" not in told.out
    again = narrows("map", "bread", "Resting", "active", "--json", "--home", home)
    assert again.json == {"differences": []}


def test_a_status_that_no_item_was_in_is_taken_and_said(home: str) -> None:
    told = narrows("map", "bread", "Restnig", "active", "--home", home)
    assert (told.code, told.err) == (0, "")
    assert "No item was ever in «Restnig»" in told.out


def test_one_check_is_asked_for_with_all_its_items(home: str) -> None:
    assert list(findings(home, "--check", "never_started")) == ["never_started"]


def test_what_cannot_be_is_refused_in_one_line(home: str) -> None:
    for typed, told in (
        (("quality", "--check", "nothing"), "stalled_items"),
        (("quality", "--stream", "cake"), "bread"),
        (("map", "bread", "Baking", "done"), "narrows apply"),
        (("map", "bread", "Resting", "busy"), "waiting"),
    ):
        refused = narrows(*typed, "--home", home)
        assert refused.code == 2
        assert told in refused.err
        assert refused.err.count("\n") == 1


def told_otherwise(home: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = narrows("restatements", "--json", "--home", home).json[
        "restatements"
    ]
    return found


MORE = """\
B-5,Baking,2026-03-09 08:00,loaf,BRD
B-5,Sold,2026-03-11 08:00,loaf,BRD
B-6,Baking,2026-03-25 08:00,loaf,BRD
"""
LATE = """\
B-7,Baking,2026-03-09 08:00,loaf,BRD
B-7,Sold,2026-03-12 08:00,loaf,BRD
"""


def test_late_rows_and_a_changed_workflow_restate_closed_weeks(home: str, tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    log.write_text(LOG + ODD + MORE, encoding="utf-8")
    assert narrows("sync", "--home", home).code == 0
    assert told_otherwise(home) == []
    assert "No closed week" in narrows("restatements", "--home", home).out
    log.write_text(LOG + ODD + MORE + LATE, encoding="utf-8")
    assert narrows("sync", "--home", home).code == 0
    velocity = [each for each in told_otherwise(home) if each["metric"] == "flow_velocity"]
    assert {(each["before"], each["after"]) for each in velocity} == {(1, 2)}
    assert {each["cause"] for each in velocity} == {"late_data"}
    changed = PLAN.replace("{status: Rising, state: waiting}", "{status: Rising, state: new}")
    (tmp_path / "narrows.yaml").write_text(changed, encoding="utf-8")
    assert narrows("apply", tmp_path / "narrows.yaml", "--home", home).code == 0
    (newest, *_) = told_otherwise(home)
    assert newest["cause"] == "workflow"
    assert "version 2, by local owner" in newest["because"]
    assert "Because" not in narrows("restatements", "--home", home).err
    shown = narrows("restatements", "--stream", "bread", "--home", home).out
    assert "Version 2" in shown
    assert narrows("restatements", "--stream", "cake", "--home", home).code == 2

"""A file that was corrected is read anew when that is said, and its wrong rows count no longer."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands import narrows

PLAN = """\
organisation: {name: Oven, zone: UTC}
sources:
  - {id: oven, connector: csv_file, path: log.csv, columns: {item: key, status: status, moved_at: at}}
  - {id: tool, connector: jira, address: "https://oven.example", take: [OVN]}
streams:
  - id: bread
    takes: [{source: oven}]
    workflow:
      - {status: Ordered, state: waiting}
      - {status: Baking, state: active}
      - {status: Sold, state: done}
"""
HEAD = "key,status,at\n"
WRONG = "B-1,Ordered,1970-01-01 00:00\n"
RIGHT = "B-1,Ordered,2026-03-02 08:00\n"
REST = "B-1,Sold,2026-03-04 08:00\nB-2,Ordered,2026-03-03 08:00\nB-2,Sold,2026-03-05 08:00\n"
SLIP = "B-9,Sold,2026-03-09 08:00\n"
"""An item that there never was."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "narrows.yaml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "log.csv").write_text(HEAD + WRONG + REST + SLIP, encoding="utf-8")
    home = tmp_path / "home"
    assert narrows("apply", tmp_path / "narrows.yaml", "--home", home).code == 0
    assert narrows("sync", "oven", "--home", home).code == 0
    return home


def days(home: Path) -> dict[str, object]:
    """Flow time of each item."""
    items = narrows("items", "--json", "--home", home).json["items"]
    return {each["id"]: each["flow_time_days"] for each in items}


def test_what_the_check_of_dates_offers_mends_a_file(home: Path) -> None:
    def found() -> dict[str, Any]:
        told = narrows("quality", "--json", "--home", home).json["quality"][0]["findings"]
        (own,) = [each for each in told if each["check"] == "implausible_dates"]
        return dict(own)

    (home.parent / "log.csv").write_text(HEAD + RIGHT + REST, encoding="utf-8")
    assert narrows("sync", "oven", "--home", home).code == 0
    assert set(days(home)) == {"B-1", "B-2", "B-9"}, "a newer export only adds"
    assert found()["state"] == "found"
    (command,) = [each["command"].split()[1:] for each in found()["mends"]]
    assert narrows(*command, "--home", home).code == 0
    assert found()["state"] == "clean"
    assert days(home) == {"B-1": 2, "B-2": 2}
    assert narrows(*command, "--json", "--home", home).json["sources"][0]["new"] == 0


def test_a_file_without_rows_takes_nothing_away_when_it_is_read_anew(home: Path) -> None:
    before = days(home)
    (home.parent / "log.csv").write_text(HEAD, encoding="utf-8")
    narrows("sync", "oven", "--anew", "--home", home)
    assert days(home) == before


@pytest.mark.parametrize("named", [[], ["oven", "tool"]])
def test_only_files_that_are_named_are_read_anew(home: Path, named: list[str]) -> None:
    (home.parent / "log.csv").write_text(HEAD + RIGHT + REST, encoding="utf-8")
    refused = narrows("sync", *named, "--anew", "--home", home)
    assert refused.code == 2
    assert "`narrows sync oven --anew`" in refused.err
    assert "B-9" in days(home)


def test_a_plan_that_reads_an_empty_file_otherwise_takes_nothing_away(home: Path) -> None:
    before, plan = days(home), home.parent / "narrows.yaml"
    (home.parent / "log.csv").write_text(HEAD, encoding="utf-8")
    plan.write_text(
        PLAN.replace("path: log.csv", "path: log.csv, zone: Europe/London"), encoding="utf-8"
    )
    assert narrows("apply", plan, "--home", home).code == 0
    narrows("sync", "oven", "--home", home)
    assert days(home) == before


def test_rows_of_one_instant_that_changed_places_count_as_they_stand_now(home: Path) -> None:
    """A slip that many a file has: the item was back at work at the minute it was done."""
    sold, back = "B-1,Sold,2026-03-04 08:00\n", "B-1,Baking,2026-03-04 08:00\n"
    log = home.parent / "log.csv"
    log.write_text(HEAD + RIGHT + sold + back, encoding="utf-8")
    assert narrows("sync", "oven", "--anew", "--home", home).code == 0
    assert days(home) == {"B-1": None}
    log.write_text(HEAD + RIGHT + back + sold, encoding="utf-8")
    assert narrows("sync", "oven", "--anew", "--home", home).code == 0
    assert days(home) == {"B-1": 2}


EXPORTED = """\
organisation: {name: Oven, zone: UTC}
sources:
  - {id: oven, connector: jira_export, path: search.json}
streams:
  - id: bread
    takes: [{source: oven}]
    item_types: {Loaf: feature, Burnt: defect}
    workflow:
      - {status: Ordered, state: waiting}
      - {status: Sold, state: done}
"""


def issue(key: str, item_type: str) -> dict[str, Any]:
    """An issue that was sold after a day."""
    sold = {"field": "status", "fromString": "Ordered", "toString": "Sold"}
    history = {"id": f"1{key[2:]}", "created": "2026-03-03T08:00:00.000+0000", "items": [sold]}
    return {
        "key": key,
        "fields": {
            "created": "2026-03-02T08:00:00.000+0000",
            "issuetype": {"name": item_type},
            "status": {"name": "Sold"},
        },
        "changelog": {"total": 1, "histories": [history]},
    }


def exported(home: Path, *issues: dict[str, Any], anew: bool = True) -> list[tuple[str, str]]:
    """What is known after an export is read: items and their types."""
    (home.parent / "search.json").write_text(json.dumps({"issues": issues}), encoding="utf-8")
    assert narrows("sync", "oven", *(["--anew"] if anew else []), "--home", home).code == 0
    items = narrows("items", "--json", "--home", home).json["items"]
    return [(each["id"], each["item_type"]) for each in items]


@pytest.fixture
def of_tool(tmp_path: Path) -> Path:
    """A home of a file with ids of the tool's own."""
    (tmp_path / "narrows.yaml").write_text(EXPORTED, encoding="utf-8")
    home = tmp_path / "home"
    assert narrows("apply", tmp_path / "narrows.yaml", "--home", home).code == 0
    return home


def test_what_a_file_tells_twice_is_read_anew_as_it_is_read_first(of_tool: Path) -> None:
    """Two exports in one list: of two changes with one id the first counts."""
    twice = [issue("B-1", "Burnt"), issue("B-1", "Loaf")]
    assert exported(of_tool, *twice, anew=False) == [("B-1", "defect")]
    both = [("B-1", "defect"), ("B-2", "feature")]
    assert exported(of_tool, *twice, issue("B-2", "Loaf")) == both


def test_a_file_of_which_nothing_can_be_used_takes_nothing_away(of_tool: Path) -> None:
    """Its times alone say nothing of how far history goes."""
    before = exported(of_tool, issue("B-1", "Loaf"), anew=False)
    broken = {"key": "", "fields": {"created": "2020-03-02T08:00:00.000+0000"}}
    assert exported(of_tool, broken) == before

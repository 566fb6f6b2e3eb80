"""`narrows load`, `traffic`, `losses` and `waits`: what moved, in words and for machines."""

from pathlib import Path

import pytest

from tests.commands import narrows

PLAN = """\
organisation: {name: Bakery}
streams:
  - id: bread
    takes: [{source: log, where: {project: [BREAD]}}]
    workflow: &way
      - {status: Queue, state: waiting}
      - {status: Baking, state: active}
      - {status: Tasting, state: active}
      - {status: Sold, state: done}
      - {status: Burnt, state: cancelled}
    item_types: {loaf: feature}
  - id: cake
    takes: [{source: log, where: {project: [CAKE]}}]
    workflow: *way
sources: [{id: log, connector: csv_file, path: log.csv}]
"""
LOG = """\
item,status,moved_at,item_type,project
B-1,Queue,2026-03-02 00:00,loaf,BREAD
B-1,Baking,2026-03-03 00:00,loaf,BREAD
B-1,Tasting,2026-03-04 00:00,loaf,BREAD
B-1,Baking,2026-03-05 00:00,loaf,BREAD
B-1,Sold,2026-03-06 00:00,loaf,BREAD
B-2,Baking,2026-03-02 00:00,loaf,BREAD
B-2,Burnt,2026-03-04 00:00,loaf,BREAD
C-1,Queue,2026-03-02 00:00,loaf,CAKE
C-1,Sold,2026-03-09 00:00,loaf,CAKE
"""
WEEK = ("--from", "2026-03-02", "--to", "2026-03-09")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("bakery")
    (folder / "narrows.yaml").write_text(PLAN, encoding="utf-8")
    (folder / "log.csv").write_text(LOG, encoding="utf-8")
    home = str(Path(folder) / "home")
    assert narrows("apply", folder / "narrows.yaml", "--home", home).code == 0
    assert narrows("sync", "--home", home).code == 0
    return home


def test_load_is_told_by_type_with_its_share(home: str) -> None:
    asked = ("load", "--stream", "bread", *WEEK, "--home", home)
    (told,) = narrows(*asked, "--json").json["loads"]
    assert (told["item_type"], told["share_ratio"], told["end_load_items"]) == ("feature", 1, 0)
    assert told["mean_load_items"] == pytest.approx(6 / 7)
    assert "feature" in narrows(*asked).out


def test_traffic_is_told_by_status(home: str) -> None:
    asked = ("traffic", "--stream", "bread", *WEEK, "--home", home)
    told = {each["status"]: each for each in narrows(*asked, "--json").json["traffic"]}
    assert {name: (each["n_arrivals"], each["n_departures"]) for name, each in told.items()} == {
        "Queue": (1, 1), "Baking": (3, 3), "Tasting": (1, 1), "Sold": (1, 0), "Burnt": (1, 0),
    }  # fmt: skip
    assert "+1" in narrows(*asked).out


def test_losses_are_rework_and_what_was_given_up(home: str) -> None:
    asked = ("losses", "--stream", "bread", *WEEK, "--home", home)
    (told,) = narrows(*asked, "--json").json["losses"]
    assert (told["n_items"], told["n_reworked"], told["rework_days"]) == (1, 1, 1)
    assert (told["rework_ratio"], told["n_discarded"], told["discarded_days"]) == (0.25, 1, 2)
    assert "25 %" in narrows(*asked).out


def test_waits_that_streams_share_are_told_of_all_of_them(home: str) -> None:
    asked = ("waits", *WEEK, "--home", home)
    (told,) = narrows(*asked, "--json").json["waits"]
    assert (told["name"], told["is_for"], told["wait_days"]) == ("Queue", False, 8)
    assert [each["stream"] for each in told["streams"]] == ["cake", "bread"]
    assert "all together" in narrows(*asked).out

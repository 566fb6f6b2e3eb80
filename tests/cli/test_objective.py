"""`narrows objective`: one objective read along, written, shown and taken out."""

from pathlib import Path

import pytest

from tests.cli.bakery import bakery
from tests.commands import narrows

DRAFT = """\
owner: bread
cycle: spring
text: People come for the crust
why: It is what they remember.
key_results:
  - Guests per day from 40 to 60
  - p85 flow time from 9 to 5 days
"""


@pytest.fixture
def home(tmp_path: Path) -> tuple[str, Path]:
    return ("--home", bakery(tmp_path, is_synced=False))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "crust.yaml"
    path.write_text(DRAFT, "utf-8")
    return path


def test_a_draft_is_read_along_and_nothing_is_saved(home: tuple[str, Path], file: Path) -> None:
    before = narrows("export", *home).out
    shown = narrows("objective", "check", file, *home)
    assert shown.code == 0, shown.err
    assert "means guests-per-day: Guests per day from 40 to 60 points, a new metric" in shown.out
    assert "lacks, at key_results.0" in shown.out
    told = narrows("objective", "check", file, "--json", *home).json
    assert told["id"] == "people-come-crust"
    assert told["offers"]["p85-flow-time-days"]["of"]["statistic"] == "p85"
    assert narrows("export", *home).out == before


def test_it_is_saved_only_when_it_is_finished_or_its_offers_are_taken(
    home: tuple[str, Path], file: Path
) -> None:
    unfinished = narrows("objective", "write", file, *home)
    assert unfinished.code == 2
    assert "key_results.0: Key result «guests-per-day» has no metric" in unfinished.err
    saved = narrows("objective", "write", file, "--take", *home)
    assert saved.code == 0, saved.err
    assert (
        "Saved «People come for the crust» as people-come-crust, of bread in spring." in saved.out
    )
    found = narrows("objective", "show", "people-come-crust", "--json", *home).json["objective"]
    assert [(each["metric"], each["target"]) for each in found["key_results"]] == [
        ("guests-per-day", 60),
        ("flow_time", 5),
    ]


def test_what_is_shown_can_be_written_anew_and_removed(
    home: tuple[str, Path], tmp_path: Path
) -> None:
    shown = narrows("objective", "show", "fresh", *home)
    file = tmp_path / "fresh.yaml"
    file.write_text(shown.out.replace("when people come", "all day"), "utf-8")
    assert narrows("objective", "write", file, *home).code == 0
    again = narrows("objective", "show", "fresh", "--json", *home).json["objective"]
    assert again["text"] == "Bread is fresh all day"
    removed = narrows("objective", "remove", "fresh", *home)
    assert "Removed «Bread is fresh all day»" in removed.out
    gone = narrows("objective", "show", "fresh", *home)
    assert gone.code == 2
    assert "There is no objective «fresh»" in gone.err


def test_a_whole_plan_is_no_objective(home: tuple[str, Path], tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    for text in ("objectives: []\n", "- a\n"):
        file.write_text(text, "utf-8")
        refused = narrows("objective", "check", file, *home)
        assert refused.code == 2
        assert "is not one objective" in refused.err


def test_a_key_result_becomes_a_bet(home: tuple[str, Path]) -> None:
    moved = narrows("initiative", "from", "fresh/oven", *home)
    assert moved.code == 0, moved.err
    listed = narrows("initiative", "list", "fresh", "--json", *home).json["initiatives"]
    assert "flow load" in {each["text"] for each in listed}

"""`narrows reset`: item by item, on the command line and from a file."""

from pathlib import Path

import pytest

from tests.cli.bakery import bakery
from tests.commands import narrows
from tests.terminal import typing

ANSWERS = ("--problem", "Queues", "--observable", "Short ones", "--ends", "The report")


@pytest.fixture
def home(tmp_path: Path) -> tuple[str, Path]:
    return "--home", bakery(tmp_path, is_synced=False)


def test_a_cycle_is_reset_item_by_item(home: tuple[str, Path], tmp_path: Path) -> None:
    assert "No reset has begun" in narrows("reset", "show", *home).err
    begun = narrows("reset", "begin", "summer", *ANSWERS, *home).out
    assert "From spring into summer, 13 weeks from 1 Jun 2026: draft" in begun
    assert "? objective fresh of bread, «Bread is fresh when people come»: pending" in begun
    assert "2 items wait for an argument" in begun
    carried = narrows("reset", "carry", "fresh", "Half as long", "--as", "bread", *home).out
    assert "+ objective fresh of bread" in carried
    assert "carried, as fresh-summer: Half as long" in carried
    assert "1 item waits" in narrows("reset", *home).out
    file = tmp_path / "talk.yaml"
    file.write_text("{id: talk, owner: cake, text: Cakes are asked for}", encoding="utf-8")
    added = narrows("reset", "add", file, "--removes", "The list", *home).out
    assert "+ talk is new: Cakes are asked for; ends: The list" in added
    dropped = narrows("reset", "drop", "fresh/earlier", "Nobody came at four", *home).out
    assert "- initiative fresh/earlier" in dropped
    assert "Nothing waits. Next: `narrows cycle publish summer`." in dropped
    objectives = narrows("export", "--json", *home).json["objectives"]
    assert [each["id"] for each in objectives] == ["fresh", "fresh-summer", "talk"]


def test_a_reset_is_taken_from_a_file_twice(home: tuple[str, Path], tmp_path: Path) -> None:
    file = tmp_path / "reset.yaml"
    file.write_text(
        "cycle: {id: summer}\n"
        "adoption: {problem: Queues, observable: Short ones, ends: The report}\n"
        "carry: [{item: fresh, argument: Half as long}]\n"
        "finish: true\n",
        encoding="utf-8",
    )
    first = narrows("reset", "take", file, "--json", *home).json
    assert [each["fate"] for each in first["reset"]["items"]] == ["carried", "dropped"]
    assert (first["reset"]["n_pending"], len(first["sayings"])) == (0, 6)
    assert narrows("reset", "take", file, "--json", *home).json["sayings"] == []
    assert narrows("adoption", "show", *home).out.count("at the reset to summer") == 3


def test_a_file_that_errs_changes_nothing(home: tuple[str, Path], tmp_path: Path) -> None:
    assert narrows("reset", "begin", "summer", *ANSWERS, *home).code == 0
    file = tmp_path / "reset.yaml"
    file.write_text(
        "carry: [{item: fresh, argument: Yes it is}, {item: stale, argument: Not}]", "utf-8"
    )
    refused = narrows("reset", "take", file, *home)
    assert (refused.code, "has no «stale»" in refused.err) == (2, True)
    assert narrows("reset", "show", "--json", *home).json["reset"]["n_pending"] == 2


def test_somebody_at_a_terminal_is_asked_item_by_item(home: tuple[str, Path]) -> None:
    with typing("summer", "", "Queues", "Short ones", "The report", "Half as long", "") as typed:
        shown = narrows("reset", *home).out
        assert not typed.read()
    assert "+ objective fresh of bread" in shown
    assert "- initiative fresh/earlier" in shown


def test_a_walk_goes_on_where_it_was_left(home: tuple[str, Path]) -> None:
    assert narrows("reset", "begin", "summer", *ANSWERS, *home).code == 0
    assert narrows("reset", "carry", "fresh", "Half as long", *home).code == 0
    with typing("They came") as typed:
        shown = narrows("reset", *home).out
        assert not typed.read()
    assert "+ initiative fresh/earlier" in shown


def test_what_comes_too_early_is_refused_before_anything_is_asked(home: tuple[str, Path]) -> None:
    assert narrows("cycle", "publish", "spring", *home).code == 0
    with typing("summer", "") as typed:
        refused = narrows("reset", *home)
        assert len(typed.read().splitlines()) == 2
    assert (refused.code, "begin-closing" in refused.err) == (2, True)


def test_a_slip_is_asked_again_and_nothing_else(home: tuple[str, Path]) -> None:
    with typing(
        "the summer", "summer", "tomorrow", "1999-01-04", "", "Queues", "Short ones", "The report",
        "x" * 5001, "Half as long", "",
    ) as typed:  # fmt: skip
        shown = narrows("reset", *home).out
        assert not typed.read()
    assert "shorten it" in shown
    assert "+ objective fresh of bread" in shown


def test_a_reset_of_a_wrong_name_is_called_off(home: tuple[str, Path]) -> None:
    assert narrows("reset", "begin", "sumer", *ANSWERS, *home).code == 0
    assert "The reset is called off" in narrows("reset", "call-off", *home).out
    assert "No reset has begun" in narrows("reset", "show", *home).err
    begun = narrows("reset", "begin", "summer", *ANSWERS, "--json", *home).json
    assert begun["reset"]["into"] == "summer"
    assert narrows("reset", "call-off", "--json", *home).json["reset"] is None

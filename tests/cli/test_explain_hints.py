"""The last line below each table names a command that takes its numbers apart, and it does."""

import shlex
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.commands import narrows

ABOVE = "What a number is made of: "


@pytest.mark.parametrize(
    "command",
    ["flow", "statuses", "bottleneck", "load", "traffic", "losses", "waits", "value-score", "okrs"],
)
def test_the_last_line_of_a_table_is_a_command_that_explains_it(
    demo_home: Path, command: str
) -> None:
    shown = narrows(command, "--home", demo_home)
    assert shown.code == 0, shown.err
    last = " ".join(shown.out[shown.out.rindex(ABOVE) :].split()).removeprefix(ABOVE)
    assert last.endswith(".")
    words = shlex.split(last.split("; ")[0].rstrip("."))
    assert words[:2] == ["narrows", "explain"]
    told = narrows(*words[1:], "--json", "--home", demo_home)
    assert told.code == 0, told.err
    explained = told.json["explanation"]
    assert explained["recomputed"] == pytest.approx(explained["measurement"]["value"])


@pytest.mark.parametrize(
    "command",
    ["flow", "statuses", "bottleneck", "load", "traffic", "losses", "waits", "value-score"],
)
def test_of_a_history_that_was_cut_it_names_the_very_instant(demo_home: Path, command: str) -> None:
    """Of all streams a bare day is the organisation's, of the one that is explained its own."""
    whole = narrows("flow", "--json", "--home", demo_home).json["measurements"][0]
    day = (datetime.fromisoformat(whole["as_of"]) - timedelta(days=20)).date().isoformat()
    asked = (command, "--home", demo_home, "--as-of", day)
    shown, at = narrows(*asked), narrows(*asked, "--json").json["counted"][0]["as_of"]
    last = " ".join(shown.out[shown.out.rindex(ABOVE) :].split()).removeprefix(ABOVE)
    words = shlex.split(last.split("; ")[0].rstrip("."))
    assert words[-2:] == ["--as-of", at]
    told = narrows(*words[1:], "--json", "--home", demo_home).json["explanation"]
    assert told["measurement"]["as_of"] == at


def test_nothing_is_said_below_a_table_without_numbers(tmp_path: Path) -> None:
    plan = "organisation: {name: Oven, zone: UTC}\n"
    (tmp_path / "narrows.yaml").write_text(plan, encoding="utf-8")
    narrows("apply", tmp_path / "narrows.yaml", "--home", tmp_path / "home")
    shown = narrows("okrs", "--home", tmp_path / "home")
    assert shown.code == 0, shown.err
    assert ABOVE not in shown.out

"""`narrows alignment`: counts first, with what they rest on."""

from pathlib import Path

import pytest

from tests.cli.bakery import bakery
from tests.commands import narrows


def test_a_stream_is_shown_with_its_evidence(tmp_path: Path) -> None:
    home = ("--home", bakery(tmp_path, is_synced=False))
    shown = narrows("alignment", "bread", "--cycle", "spring", *home).out
    assert "Bread: under 3 objectives, so no point is drawn" in shown
    assert "0 of 1 objective serves where all go" in shown
    assert "- fresh: not acknowledged, and no ripple to the organisation accepted" in shown
    assert "6 of 6 key results measured by nobody else" in shown
    assert "+ fresh/earlier: its own" in shown
    assert "A start for a conversation" in shown
    assert "\ncake:" not in shown


def test_the_answer_for_machines_counts_and_says_why(tmp_path: Path) -> None:
    home = ("--home", bakery(tmp_path, is_synced=False))
    told = narrows("alignment", "--json", *home).json["alignment"]
    bread, cake = told["streams"]
    assert (bread["alignment_ratio"], bread["written"]["ratio"]) == (None, 1)
    assert (cake["written"]["n_all"], cake["written"]["ratio"]) == (0, None)
    assert bread["serving"]["evidence"][0]["is_counted"] is False
    assert [each["cycle"] for each in told["trail"]] == ["spring"]


def test_a_stream_or_cycle_that_is_not_there_is_refused(tmp_path: Path) -> None:
    home = ("--home", bakery(tmp_path, is_synced=False))
    assert "did you mean «bread»" in narrows("alignment", "bred", *home).err
    assert narrows("alignment", "--cycle", "winter", *home).code == 2


@pytest.mark.parametrize(
    ("command", "example"),
    [
        ("alignment", "narrows alignment policy --cycle 2026-Q4"),
        ("strategy publish", 'narrows talk comment strategy "Which customers?" --as policy'),
        ("adoption answer", "narrows adoption answer --problem"),
        ("token new", "narrows token new ci --scope push"),
    ],
)
def test_an_example_of_the_help_has_its_own_line(command: str, example: str) -> None:
    shown = narrows(*command.split(), "--help").out
    assert "\\b" not in shown
    assert "\b" not in shown
    assert any(each.strip().startswith(example) for each in shown.splitlines())

"""`narrows workshop`: at a terminal, by answers and by a file, and each goes on with the others."""

from pathlib import Path

import pytest

from tests.commands import narrows
from tests.services.workshop.answers import WHOLE
from tests.terminal import typing

WHY = "{problem: Slow, observable: Half as long, ends: The report}"


@pytest.fixture
def home(tmp_path: Path) -> tuple[str, Path]:
    return "--home", tmp_path / "home"


def test_a_file_is_taken_and_ends_in_a_plan(home: tuple[str, Path], tmp_path: Path) -> None:
    file = tmp_path / "workshop.yaml"
    file.write_text(WHOLE, encoding="utf-8")
    assert "The plan is whole and applied." in narrows("workshop", "take", file, *home).out
    told = narrows("workshop", "take", file, "--json", *home).json
    assert (told["sayings"], told["workshop"]["next_step"]) == ([], None)
    exported = narrows("export", *home).out
    plan = tmp_path / "narrows.yaml"
    plan.write_text(exported, encoding="utf-8")
    assert "Nothing to change" in narrows("plan", plan, *home).out


def test_a_step_is_answered_by_itself(home: tuple[str, Path]) -> None:
    shown = narrows("workshop", "answer", "why", WHY, *home).out
    assert "+ why" in shown
    assert "? strategy: Where does it lead, and by which waypoints? (lacks a vision, a way" in shown
    assert "Next: `narrows workshop answer strategy YAML`." in narrows("workshop", *home).out
    wrong = narrows("workshop", "answer", "when", WHY, *home)
    assert (wrong.code, "There is no key «when»" in wrong.err) == (2, True)
    assert "your answer" not in wrong.err, "its lines are none of those that were typed"


def test_a_workshop_at_a_terminal_goes_on_where_it_was_left(home: tuple[str, Path]) -> None:
    """A slip is told, and nothing but its question asked again."""
    assert narrows("workshop", "answer", "why", WHY, *home).code == 0
    with typing(
        "Nobody waits", "A policy takes days", "soon", "2027-06-30", "", "In the Union", "",
        "People with a phone", "choosing, being covered", "",
        "The policy", "policy", "Policy", "", "chosing", "choosing", "y", "",
        "flow_time", "nps", "Mobile NPS", "", "up", "higher",
        "", "mobile, underwriting",
        "winter", "2027-01-05", "2027-01-04",
        "Customers love it", "polcy", "policy", "They meet us there",
        "a-policy", "a-policy-takes-days", "nsp", "nps", "thirty", "37", "flow_time", "12", "", "",
    ) as typed:  # fmt: skip
        ended = narrows("workshop", *home)
        assert not typed.read()
    assert ended.code == 0, ended.err
    assert ended.out.count("What it is called") == 1
    for slip in ("a day, please", "letters, digits", "one of higher, lower", "a Monday, please"):
        assert slip in ended.out + ended.err
    assert "The plan is whole and applied." in ended.out
    (objective,) = narrows("export", "--json", *home).json["objectives"]
    assert (objective["id"], objective["waypoint"]) == ("customers-love-it", "a-policy-takes-days")
    assert [each["target"] for each in objective["key_results"]] == [37, 12]

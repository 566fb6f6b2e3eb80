"""`narrows ripple`: proposed by one side, listed as waiting, answered by the other."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.bakery import bakery
from tests.commands import narrows

KEY = "fresh/needs/cake"


@pytest.fixture
def home(tmp_path: Path) -> tuple[str, Path]:
    return "--home", bakery(tmp_path, is_synced=False)


def test_a_ripple_is_proposed_listed_and_accepted(home: tuple[str, Path]) -> None:
    assert "No ripple stands" in narrows("ripple", "show", *home).out
    words = ("an oven at six", "--strength", "strongly", "--message", "can you?", "--as", "bread")
    saved = narrows("ripple", "propose", "fresh", "needs", "cake", *words, *home)
    assert saved.out == f"Saved as number 1: bread: propose {KEY}.\n"
    shown = narrows("ripple", "show", *home).out
    assert f"{KEY}  (proposed, waits for cake)" in shown
    assert "bread needs cake: an oven at six; strongly" in shown
    assert "«can you?»" in shown
    assert "ripples:\n  - to: cake" in narrows("export", *home).out
    told = narrows("ripple", "accept", KEY, "yes", "--as", "cake", "--json", *home).json
    assert (told["saying"]["act"], told["saying"]["about"]) == ("accept", ["ripple", KEY])
    found = narrows("ripple", "show", "cake", "--cycle", "spring", "--json", *home).json
    assert [(each["state"], each["felt_by"]) for each in found["ripples"]] == [("accepted", "cake")]
    assert narrows("ripple", "show", "organisation", "--json", *home).json["ripples"] == []


def test_it_is_declined_and_withdrawn(home: tuple[str, Path]) -> None:
    assert narrows("ripple", "propose", "fresh", "needs", "cake", "an oven", *home).code == 0
    assert narrows("ripple", "decline", KEY, "we bake all night", *home).code == 0
    assert f"{KEY}  (declined)" in narrows("ripple", "show", *home).out
    assert narrows("ripple", "withdraw", KEY, *home).code == 0
    assert "No ripple stands" in narrows("ripple", "show", *home).out
    again = narrows("ripple", "withdraw", KEY, *home)
    assert "Saved as number 3" in again.out
    told = narrows("ripple", "history", KEY, *home).out.splitlines()
    assert [each.rpartition("  ")[2] for each in told] == [
        "bread: propose",
        "cake: decline: «we bake all night»",
        "bread: withdraw",
    ]
    assert len(narrows("ripple", "history", KEY, "--json", *home).json["history"]) == 3
    assert narrows("ripple", "history", "fresh/needs/pie", *home).code == 2


def test_a_slip_of_the_pen_is_no_party_outside(home: tuple[str, Path]) -> None:
    refused = narrows("ripple", "propose", "fresh", "needs", "cakes", "an oven", *home)
    assert refused.code == 2
    assert "did you mean «cake»" in refused.err
    assert "--outside" in refused.err
    outside = (
        "ripple",
        "propose",
        "fresh",
        "helps",
        "the café next door",
        "rolls at six",
        "--outside",
    )
    assert narrows(*outside, *home).code == 0
    assert "(told)" in narrows("ripple", "show", *home).out
    for words in (("show", "cakes"), ("show", "--cycle", "summer"), ("accept", "fresh/helps/x")):
        assert narrows("ripple", *words, *home).code == 2


def test_what_waits_is_in_the_inbox_with_the_command_that_answers_it(
    home: tuple[str, Path],
) -> None:
    today = datetime.now(UTC).date()
    monday = today - timedelta(days=today.weekday())
    file = home[1].parent / "now.yaml"
    plan = narrows("export", *home).out
    file.write_text(plan.replace("start: 2026-03-02", f"start: {monday}"), "utf-8")
    assert narrows("apply", file, *home).code == 0
    assert narrows("inbox", *home).out == "Nothing waits for an answer.\n"
    assert narrows("ripple", "propose", "fresh", "needs", "cake", "an oven", *home).code == 0
    assert narrows("talk", "ask", "fresh", "For whom?", "--as", "cake", *home).code == 0
    shown = narrows("inbox", *home).out
    assert "cake: ripple of bread, fresh/needs/cake, since" in shown
    assert "narrows ripple accept fresh/needs/cake" in shown
    assert "bread: question of cake, fresh, since" in shown
    assert "narrows talk answer 2" in shown
    found = narrows("inbox", "bread", "--json", *home).json["inbox"]
    assert [(each["kind"], each["number"], each["words"]) for each in found] == [
        ("question", 2, "For whom?")
    ]
    assert narrows("inbox", "breads", *home).code == 2


def test_conflicts_are_listed_with_the_ripple_that_says_so(home: tuple[str, Path]) -> None:
    assert "No two objectives" in narrows("ripple", "conflicts", *home).out
    plan = narrows("export", *home).out
    sweet = (
        "- {id: sweet, cycle: spring, owner: cake, text: Cake is sweet,\n"
        "   key_results: [{id: nps, metric: nps, baseline: 40, target: 30}]}\n"
    )
    file = home[1].parent / "sweet.yaml"
    file.write_text(plan.replace("objectives:\n", f"objectives:\n{sweet}"), "utf-8")
    assert narrows("apply", file, *home).code == 0
    shown = narrows("ripple", "conflicts", *home).out
    assert "nps: sweet/nps of cake pulls it down, fresh/nps of bread pulls it up." in shown
    assert "No ripple says so yet" in shown
    assert narrows("ripple", "propose", "fresh", "hinders", "sweet", "less sugar", *home).code == 0
    assert (
        "A ripple says so: fresh/hinders/sweet (proposed)."
        in narrows("ripple", "conflicts", *home).out
    )
    (found, *_) = narrows("ripple", "conflicts", "--json", *home).json["conflicts"]
    assert found["ripple"]["waits_for"] == "cake"


def test_a_wave_from_outside_is_noted_and_taken_back(home: tuple[str, Path]) -> None:
    words = ("the flour guild", "hinders", "fresh", "flour comes at noon", "--strength", "a little")
    saved = narrows("ripple", "note", *words, *home)
    assert saved.out == "Saved as number 1: propose the flour guild/hinders/fresh.\n"
    shown = narrows("ripple", "show", "bread", *home).out
    assert "the flour guild/hinders/fresh  (told)" in shown
    assert "the flour guild hinders bread: flour comes at noon; a little" in shown
    assert narrows("ripple", "withdraw", "the flour guild/hinders/fresh", *home).code == 0
    assert "No ripple stands" in narrows("ripple", "show", *home).out
    refused = narrows("ripple", "note", "cake", "helps", "fresh", "crumbs", *home)
    assert (refused.code, "no party outside" in refused.err) == (2, True)


@pytest.mark.parametrize("verb", [("propose", "fresh"), ("note", "the flour guild")])
def test_a_ripple_without_words_is_refused(home: tuple[str, Path], verb: tuple[str, str]) -> None:
    refused = narrows("ripple", *verb, "helps", "cake", "", *home)
    assert (refused.code, "say it in words" in refused.err) == (2, True)
    assert "No ripple stands" in narrows("ripple", "show", *home).out

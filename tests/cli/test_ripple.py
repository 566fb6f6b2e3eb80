"""`narrows ripple`: proposed by one side, listed as waiting, answered by the other."""

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
    assert narrows("ripple", "propose", "fresh", "needs", "cake", *home).code == 0
    assert narrows("ripple", "decline", KEY, "we bake all night", *home).code == 0
    assert f"{KEY}  (declined)" in narrows("ripple", "show", *home).out
    assert narrows("ripple", "withdraw", KEY, *home).code == 0
    assert "No ripple stands" in narrows("ripple", "show", *home).out
    again = narrows("ripple", "withdraw", KEY, *home)
    assert "Saved as number 3" in again.out


def test_a_slip_of_the_pen_is_no_party_outside(home: tuple[str, Path]) -> None:
    refused = narrows("ripple", "propose", "fresh", "needs", "cakes", *home)
    assert refused.code == 2
    assert "did you mean «cake»" in refused.err
    assert "--outside" in refused.err
    outside = ("ripple", "propose", "fresh", "helps", "the café next door", "--outside")
    assert narrows(*outside, *home).code == 0
    assert "(told)" in narrows("ripple", "show", *home).out
    for words in (("show", "cakes"), ("show", "--cycle", "summer"), ("accept", "fresh/helps/x")):
        assert narrows("ripple", *words, *home).code == 2

"""`narrows initiative`: bets are proposed, decided on and read back, each with its reason."""

from pathlib import Path

import pytest

from tests.cli.bakery import bakery
from tests.commands import narrows

EARLIER = "fresh/earlier"


@pytest.fixture
def home(tmp_path: Path) -> tuple[str, Path]:
    return ("--home", bakery(tmp_path, is_synced=False))


def test_a_bet_is_started_changed_swapped_and_read_back(home: tuple[str, Path]) -> None:
    shown = narrows("initiative", "list", *home)
    assert "fresh/earlier: proposed" in shown.out
    assert narrows("initiative", "list", "--cycle", "spring", *home).out == shown.out
    started = narrows("initiative", "start", EARLIER, "--json", *home).json["saying"]
    assert (started["act"], started["behalf"]) == ("start", "bread")
    changed = narrows(
        "initiative", "change", EARLIER, "Four is not enough", "--text", "Begin at three",
        "--by", "-3", "--until-week", "6", *home,
    )  # fmt: skip
    assert "local owner for bread: change initiative fresh/earlier" in changed.out, changed.err
    swapped = narrows(
        "initiative", "swap", EARLIER, "Nobody comes", "--for", "starter", "--text",
        "Keep a warm starter", "--moves", "rising", "--because", "it need not wake up", *home,
    )  # fmt: skip
    assert swapped.code == 0, swapped.err
    listed = narrows("initiative", "list", "fresh", "--json", *home).json["initiatives"]
    assert [(each["key"], each["state"], each["text"]) for each in listed] == [
        ("fresh/starter", "proposed", "Keep a warm starter"),
        (EARLIER, "swapped", "Begin at three"),
    ]
    told = narrows("initiative", "show", EARLIER, *home).out
    assert "swapped since" in told
    assert "Four is not enough" in told
    plan = narrows("export", *home).out
    assert "Keep a warm starter" in plan
    assert "Begin at" not in plan


def test_a_bet_is_proposed_and_stopped(home: tuple[str, Path]) -> None:
    proposed = narrows(
        "initiative", "propose", "fresh/oven", "--text", "A second oven", "--status", "Baking",
        "--moves", "sold", *home,
    )  # fmt: skip
    assert proposed.code == 0, proposed.err
    assert narrows("initiative", "stop", "fresh/oven", "No room", *home).code == 0
    again = narrows("initiative", "start", "fresh/oven", "There is", *home)
    assert again.code == 2
    assert "«fresh/oven» is stopped, so it cannot be started now" in again.err


def test_what_cannot_be_is_refused_in_one_line(home: tuple[str, Path]) -> None:
    for typed, told in (
        (("start", "fresh/erlier"), "did you mean «fresh/earlier»"),
        (("propose", "fresh"), "such as fresh/pairs"),
        (("propose", "fresh/oven", "--text", "An oven", "--status", "Dancing"), "Dancing"),
        (("propose", "fresh/oven"), "does not say what is done"),
        (("swap", EARLIER, "No", "--for", "oven"), "does not say what is done"),
        (("stop", EARLIER, ""), "Nothing is said"),
        (("list", "stale"), "There is no objective"),
        (("list", "--cycle", "sprng"), "spring"),
    ):
        refused = narrows("initiative", *typed, *home)
        assert refused.code == 2
        assert told in refused.err
        assert len(refused.err.strip().splitlines()) == 1


def test_the_items_of_a_bet_are_shown_with_load_age_and_efficiency(tmp_path: Path) -> None:
    """Loaf B-0 rose for 1 day and baked for 3; B-9 is in the oven since it came there."""
    home = ("--home", bakery(tmp_path))
    assert narrows(
        "initiative", "propose", "fresh/oven", "--text", "A second oven", "--item", "B-0",
        "--item", "B-9", "--item", "B-99", *home,
    ).code == 0  # fmt: skip
    shown = narrows("initiative", "list", *home).out
    assert "2 items: 1 in process, the oldest" in shown
    assert "1 done at 75 % efficiency; nobody knows B-99" in shown
    assert "bread: no bet was told to hold, 2 open" in shown
    told = narrows("initiative", "show", "fresh/oven", "--json", *home).json["initiative"]["flow"]
    assert (told["state"], told["load_items"], told["n_done"]) == ("measured", 1, 1)
    assert [each["id"] for each in told["items"]] == ["B-9", "B-0"]
    assert "B-9  Baking" in narrows("initiative", "show", "fresh/oven", *home).out
    none = narrows("initiative", "show", EARLIER, "--json", *home).json["initiative"]["flow"]
    assert none["state"] == "not_configured"

"""`narrows check-in`: what was measured is shown, people say the rest, and it is saved once."""

import io
import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from narrows.cli import main
from tests.commands import Ended, narrows

TODAY = datetime.now(UTC).date()
MONDAY = TODAY - timedelta(weeks=3, days=TODAY.weekday())

BAKERY = """\
organisation: {name: Bakery, zone: Europe/Berlin}
metrics:
  - {id: crust, title: Crust score, unit: points, better: higher}
cycles:
  - {id: C1, start: 2020-01-06, weeks: 13}
  - {id: C2, start: MONDAY}
objectives:
  - id: old-loaf
    cycle: C1
    owner: organisation
    text: Loaves of old
    key_results: [{id: crust, metric: crust, baseline: 5, target: 8}]
  - id: good-bread
    cycle: C2
    owner: organisation
    text: People come back for our bread
    key_results:
      - {id: crust, metric: crust, baseline: 5, target: 8}
      - {id: crumb, metric: crust, low: 4, high: 9}
    initiatives:
      - {id: stone-oven, text: Bake on stone, hypothesis: {key_result: crust, change: 2, by_week: 4}}
      - {id: longer-rest, text: Let the dough rest longer}
""".replace("MONDAY", f"{MONDAY}")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bakery")
    file, home = folder / "narrows.yaml", folder / "home"
    file.write_text(BAKERY, encoding="utf-8")
    assert narrows("apply", file, "--home", home).code == 0
    assert narrows("observe", "crust", "6.5", "--at", f"{MONDAY}", "--home", home).code == 0
    return home


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    """A home that nobody checked in to yet."""
    return Path(shutil.copytree(made, tmp_path / "home"))


def check_in(home: Path, *said: str, objective: str = "good-bread") -> Ended:
    return narrows("check-in", objective, *said, "--home", home)


def test_without_an_objective_those_of_the_cycle_are_named(made: Path) -> None:
    """The README says that it asks, and nobody knows ids by heart."""
    asked = narrows("check-in", "--home", made)
    assert asked.code == 2
    assert asked.err == "narrows: Say which objective is checked in to: good-bread.\n"


def test_what_was_measured_is_shown_and_the_rest_is_saved(home: Path) -> None:
    first = check_in(home, "--confidence", "crust=70", "--learned", "Stone needs an hour.")
    assert first.code == 0, first.err
    assert "People come back for our bread (Bakery)" in first.out
    assert "5 → 8 points" in first.out
    assert "50 % of the way" in first.out
    assert "Saved as check-in 1 of «good-bread», with 2 measurements as seen now." in first.out
    narrows("observe", "crust", "7", "--at", f"{MONDAY + timedelta(days=1)}", "--home", home)
    second = check_in(home, "--next", "Rest longer.")
    assert "+0.5 points" in second.out
    assert "learned: Stone needs an hour." in second.out
    assert "chance 70 %" in second.out
    assert "Saved as check-in 2" in second.out


def test_all_answers_are_options(home: Path) -> None:
    saved = check_in(
        home,
        *("--confidence", "60", "--confidence", "crumb=90"),
        *("--held", "stone-oven=the crust cracked", "--too-early", "longer-rest"),
        *("--learned", "L", "--next", "N", "--json"),
    ).json["check_in"]
    assert saved["number"] == 1
    assert [each["confidence_ratio"] for each in saved["seen"]] == [0.6, 0.9]
    assert saved["seen"][0]["progress"]["current"] == 6.5
    assert saved["hypotheses"] == [
        {"initiative": "stone-oven", "result": "held", "words": "the crust cracked"},
        {"initiative": "longer-rest", "result": "too_early", "words": None},
    ]
    assert (saved["learned"], saved["next"]) == ("L", "N")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (("--confidence", "crust=101"), "0 to 100"),
        (("--confidence", "crusty=50"), "did you mean «crust»"),
        (("--held", "oven"), "stone-oven"),
        (("--held", "stone-oven", "--failed", "stone-oven=no"), "twice"),
        (("--confidence", "fast=40", "--confidence", "fast=50"), "«fast» is said twice"),
        (("--confidence", "40", "--confidence", "50"), "One chance for all is said twice"),
        ((), "Nothing is said"),
    ],
)
def test_what_cannot_be_saved_is_refused_in_one_line(
    home: Path, said: tuple[str, ...], words: str
) -> None:
    ended = check_in(home, *said)
    assert ended.code == 2
    assert words in ended.err
    assert ended.err.count("\n") == 1
    assert "Saved" not in ended.out
    assert check_in(home, "--learned", "L", "--json").json["check_in"]["number"] == 1


def test_an_objective_that_is_not_there_or_over_is_refused(home: Path) -> None:
    unknown = check_in(home, "--learned", "L", objective="good-bred")
    assert (unknown.code, "did you mean «good-bread»" in unknown.err) == (2, True)
    over = check_in(home, "--learned", "L", objective="old-loaf")
    assert (over.code, "can only be read" in over.err) == (2, True)


class Typed(io.StringIO):
    """A terminal at which somebody types."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal() -> Iterator[Typed]:
    typed, before = Typed(), sys.stdin
    sys.stdin = typed
    yield typed
    sys.stdin = before


def test_on_a_terminal_the_rest_is_asked_and_a_slip_is_asked_again(
    home: Path, terminal: Typed
) -> None:
    """Chance of crust: a slip, then 80; the first bet failed, of the other nothing is said."""
    terminal.write("eighty\n80\nf\nit burnt\n\n\nNothing yet.\n")
    terminal.seek(0)
    ended = check_in(home, "--confidence", "crumb=95")
    assert ended.code == 0, ended.err
    assert "Saved as check-in 1" in ended.out
    shown = check_in(home)
    assert "chance 80 %" in shown.out
    assert "«Bake on stone» failed: it burnt" in shown.out


def test_nothing_is_asked_of_a_cycle_that_was_closed_before_its_time(
    home: Path, terminal: Typed
) -> None:
    for verb in ("publish", "begin-closing", "close"):
        ended = narrows("cycle", verb, "C2", "--home", home)
        assert ended.code == 0, ended.err
    terminal.write("80\n")
    terminal.seek(0)
    refused = check_in(home)
    assert (refused.code, "«C2» is closed" in refused.err) == (2, True)
    assert terminal.read() == "80\n"


def test_a_stopped_bet_is_asked_for_no_more_and_what_it_showed_stays(
    home: Path, terminal: Typed
) -> None:
    assert check_in(home, "--failed", "stone-oven=it burnt", "--json").code == 0
    stopped = narrows("initiative", "stop", "good-bread/stone-oven", "It burns", "--home", home)
    assert stopped.code == 0, stopped.err
    terminal.write("80\nh\nit is softer\n\n\n")
    terminal.seek(0)
    ended = check_in(home, "--confidence", "crumb=95")
    assert "«Bake on stone»: held (h)" not in ended.out
    assert "«Let the dough rest longer»: held (h)" in ended.out
    assert "«Bake on stone» failed: it burnt" in ended.out
    assert "Saved as check-in 2" in ended.out


def test_help_asks_nothing_heavy() -> None:
    assert main.run(["check-in", "--help"]) == 0

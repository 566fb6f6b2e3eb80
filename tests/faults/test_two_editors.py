"""Two people read and save, in every order that there is: no update of either is lost.

Each reads, saves, reads and saves; there are 70 orders of that. They change one plan, talk about one
bet, or decide about both at once. Two who check in: `tests/web/test_check_in_races.py`.
"""

import random
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest

from narrows.domain.repository import LOCAL_OWNER, Repository
from narrows.domain.sayings import About, Kind
from narrows.store import open_store
from tests.faults.editors import Case, Decides, Editor
from tests.store.insurer import NOON, with_teams

N_STEPS = 4
"""Of each."""
PAIRS = [
    (Decides.PLAN, Decides.PLAN),
    (Decides.SAYING, Decides.SAYING),
    (Decides.BOTH, Decides.BOTH),
    (Decides.SAYING, Decides.BOTH),
    (Decides.PLAN, Decides.BOTH),
]
ORDERS = [
    tuple(int(step in second) for step in range(2 * N_STEPS))
    for second in combinations(range(2 * N_STEPS), N_STEPS)
]
"""Who has each turn."""
N_CASES = 210
EACH_CONTROLLED = 7
N_SOAK = 10_000
N_SOAK_STEPS = 8
EACH_STORE = 200
"""Interleavings of one store, so that its trail stays short."""


def orders_of(pair: tuple[Decides, Decides]) -> Sequence[tuple[int, ...]]:
    """The orders that are not another with the two swapped, where they do the same.

    Of a plan beside decisions, too, the half that the plan begins: reading alone is no decision.
    """
    is_all = pair == (Decides.SAYING, Decides.BOTH)
    return [each for each in ORDERS if is_all or not each[0]]


def play(
    repository: Repository, case: Case, *, pair: tuple[Decides, Decides], order: tuple[int, ...]
) -> Sequence[bool]:
    """Play one order; whether each update was saved."""
    repository.replace_plan(with_teams(), revision=repository.stamp()[0] or None, at=NOON)
    people = [Editor(case, name, of) for name, of in zip("ab", pair, strict=True)]
    turns = [iter([each.read, each.save] * (len(order) // 4)) for each in people]
    for who in order:
        next(turns[who])()
    return [each for person in people for each in person.saved]


def play_all(folder: Path, *, is_careless: bool = False) -> tuple[int, list[bool], list[str]]:
    """Play the orders of every pair: how many, what was saved and refused, and what was lost."""
    n_cases = 0
    saved: list[bool] = []
    lost: list[str] = []
    for pair in PAIRS:
        store = open_store(str(folder / f"{pair}.db"))
        repository = store.repository(LOCAL_OWNER)
        for order in orders_of(pair)[:: EACH_CONTROLLED if is_careless else 1]:
            case = Case(repository, About(Kind.INITIATIVE, f"loved/{n_cases}"), is_careless)
            saved += play(repository, case, pair=pair, order=order)
            lost += case.lost()
            n_cases += 1
        assert repository.verify().is_whole
        store.close()
    return n_cases, saved, lost


def test_no_update_is_lost_in_any_order(tmp_path: Path) -> None:
    n_cases, saved, lost = play_all(tmp_path)
    assert n_cases == N_CASES >= 200
    assert len(saved) == n_cases * N_STEPS
    assert not lost
    assert saved.count(True) > n_cases
    assert saved.count(False) > n_cases / 2, "hardly anybody was in anybody's way"


def test_of_those_who_ignore_what_they_saw_updates_are_lost(tmp_path: Path) -> None:
    """The control."""
    n_cases, _, lost = play_all(tmp_path, is_careless=True)
    assert n_cases == N_CASES / EACH_CONTROLLED
    assert len(lost) > n_cases / 3


@pytest.mark.soak
def test_no_update_is_lost_in_ten_thousand_longer_orders(tmp_path: Path) -> None:
    chance = random.Random(N_SOAK)
    turns = [0] * N_SOAK_STEPS + [1] * N_SOAK_STEPS
    saved: list[bool] = []
    for nth in range(N_SOAK // EACH_STORE):
        file = tmp_path / f"{nth}.db"
        store = open_store(str(file))
        repository = store.repository(LOCAL_OWNER)
        for n in range(EACH_STORE):
            case = Case(repository, About(Kind.INITIATIVE, f"loved/{n}"))
            order = tuple(chance.sample(turns, len(turns)))
            saved += play(repository, case, pair=chance.choice(PAIRS), order=order)
            assert not case.lost(), (nth, n, order)
        assert repository.verify().is_whole
        store.close()
        file.unlink()
    assert len(saved) == N_SOAK * N_SOAK_STEPS
    assert saved.count(True) > N_SOAK
    assert saved.count(False) > N_SOAK / 2

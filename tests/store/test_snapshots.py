"""A week's snapshot is kept as it was known first."""

from dataclasses import replace
from datetime import date, timedelta

from narrows.domain.observed import Snapshot
from narrows.domain.repository import Repository
from tests.store.insurer import INSURER, NOON, QUICK, with_objectives

MONDAY = date(2026, 11, 16)
KEPT = Snapshot("loved", "nps", MONDAY, 33.5, 0.4, None, NOON)
EMPTY = Snapshot("loved", "wait", MONDAY, None, None, 0, NOON)


def test_snapshots_come_back_by_objective_key_result_and_week(repository: Repository) -> None:
    next_week = replace(KEPT, week=MONDAY + timedelta(weeks=1), n_items=3)
    other = replace(KEPT, objective="another")
    assert repository.keep_snapshots([next_week, EMPTY, other, KEPT]) == 4
    assert repository.snapshots() == [other, KEPT, next_week, EMPTY]
    assert repository.snapshots("loved") == [KEPT, next_week, EMPTY]


def test_what_was_kept_once_stays_as_it_was(repository: Repository) -> None:
    repository.keep_snapshots([KEPT])
    corrected = replace(KEPT, current=99.0)
    assert repository.keep_snapshots([corrected, EMPTY]) == 1
    assert repository.keep_snapshots([corrected]) == 0
    assert repository.keep_snapshots([]) == 0
    assert repository.snapshots() == [KEPT, EMPTY]


def test_of_two_for_one_week_the_first_is_kept(repository: Repository) -> None:
    assert repository.keep_snapshots([KEPT, replace(KEPT, current=1.0)]) == 1
    assert repository.snapshots() == [KEPT]


def test_snapshots_outlive_their_objective(repository: Repository) -> None:
    repository.replace_plan(INSURER, revision=None, at=NOON)
    repository.keep_snapshots([KEPT])
    repository.replace_plan(with_objectives(QUICK), revision=1, at=NOON)
    assert repository.snapshots() == [KEPT]


def test_the_trail_tells_of_each_week_once(repository: Repository) -> None:
    repository.keep_snapshots([KEPT, EMPTY])
    entries = repository.audit()
    assert [(each.what, each.key, each.after[0]) for each in entries] == [
        ("snapshots", "2026-11-16", ("key results", "2"))
    ]

"""Last week's number does not move, whatever becomes known of it later."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from narrows.domain.key_results import KeyResult
from narrows.domain.observed import Snapshot
from narrows.domain.repository import LOCAL_OWNER, Repository
from narrows.services.results.snapshotting import keep_snapshots
from narrows.store import open_store
from tests.key_results import measured, observed, plan_of

REACH = KeyResult("nps", "nps", baseline=30, target=40)
KEEP = KeyResult("steady", "nps", low=31, high=36)
PLAN = plan_of(REACH, KEEP)
THURSDAY = datetime(2025, 4, 24, 9, tzinfo=UTC)
LAST_WEEK = date(2025, 4, 14)


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Repository]:
    store = open_store(str(tmp_path / "store.db"))
    yield store.repository(LOCAL_OWNER)
    store.close()


def kept(repository: Repository, week: date = LAST_WEEK) -> dict[str, Snapshot]:
    return {each.key_result: each for each in repository.snapshots() if each.week == week}


def test_a_correction_of_last_week_moves_today_and_not_last_week(
    repository: Repository, told: str
) -> None:
    """The value of the 16th is corrected on the 24th: it was 38, not 33.

    nps  33  2025-04-16
    nps  38  2025-04-16  2025-04-24
    """
    first, correction = observed(told)
    repository.observe([first])
    keep_snapshots(repository, PLAN, history=None, now=THURSDAY - timedelta(days=3))
    seen = kept(repository)
    assert {name: each.current for name, each in seen.items()} == {"nps": 33, "steady": 33}
    assert seen["nps"].progress_ratio == pytest.approx(0.3)

    repository.observe([correction])
    now = measured(PLAN, observations=repository.observations(), now=THURSDAY)
    assert (now["nps"].current, now["nps"].progress_ratio) == (38, 0.8)
    for later in (THURSDAY, THURSDAY + timedelta(weeks=1)):
        keep_snapshots(repository, PLAN, history=None, now=later)
        assert kept(repository) == seen


def test_another_target_moves_today_and_not_last_week(repository: Repository, told: str) -> None:
    """A target that is lowered makes no past of it.

    nps  33  2025-04-16
    nps  34  2025-04-30
    """
    repository.observe(observed(told)[:1])
    keep_snapshots(repository, PLAN, history=None, now=THURSDAY - timedelta(days=3))
    seen = kept(repository)

    lowered = plan_of(replace(REACH, target=35), replace(KEEP, low=34))
    repository.observe(observed(told)[1:])
    two_weeks_on = THURSDAY + timedelta(weeks=2)
    keep_snapshots(repository, lowered, history=None, now=two_weeks_on)
    assert kept(repository) == seen
    new = kept(repository, date(2025, 4, 28))
    assert new["nps"].progress_ratio == pytest.approx(0.8)

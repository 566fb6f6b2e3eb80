"""Observations are appended and superseded, never changed."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from narrows.domain.observed import Observation
from narrows.domain.repository import Repository
from tests.store.conftest import run
from tests.store.insurer import NOON

MONDAY = datetime(2026, 11, 23, tzinfo=UTC)


def nps(value: float, at: datetime = MONDAY, *, later: int = 0) -> Observation:
    return Observation("nps", value, at, NOON + timedelta(minutes=later))


def test_what_was_observed_comes_back_by_metric_and_time(repository: Repository) -> None:
    first, second = nps(31), nps(33.5, MONDAY + timedelta(days=7))
    cost = Observation("cost", 4, MONDAY, NOON)
    assert repository.observe([second, first, cost]) == 3
    assert repository.observations() == [cost, first, second]
    assert repository.observations(["nps"]) == [first, second]
    assert repository.observations([]) == []


def test_the_same_again_adds_nothing(address: str, repository: Repository) -> None:
    assert repository.observe([nps(31)]) == 1
    assert repository.observe([nps(31, later=5)]) == 0
    assert repository.observations() == [nps(31)]
    assert run(address, "SELECT count(*) FROM observation") == [(1,)]
    assert len(repository.audit()) == 1


def test_another_value_for_the_same_moment_supersedes(address: str, repository: Repository) -> None:
    repository.observe([nps(31)])
    assert repository.observe([nps(30, later=1)]) == 1
    assert repository.observations() == [nps(30, later=1)]
    assert repository.observe([nps(31, later=2)]) == 1
    assert repository.observations() == [nps(31, later=2)]
    assert run(address, "SELECT value FROM observation ORDER BY number") == [(31,), (30,), (31,)]


def test_a_file_may_correct_itself(repository: Repository) -> None:
    assert repository.observe([nps(31), nps(31), nps(32), nps(31)]) == 3
    assert repository.observations() == [nps(31)]


def test_one_moment_is_one_moment_in_every_zone(repository: Repository) -> None:
    repository.observe([nps(31)])
    elsewhere = MONDAY.astimezone(timezone(timedelta(hours=-7)))
    assert repository.observe([nps(31, elsewhere)]) == 0
    assert repository.observations()[0].at.tzinfo is UTC


def test_microseconds_are_kept(repository: Repository) -> None:
    at = MONDAY + timedelta(microseconds=1)
    repository.observe([nps(31), nps(32, at)])
    assert [each.at for each in repository.observations()] == [MONDAY, at]


def test_a_naive_instant_is_refused(repository: Repository) -> None:
    with pytest.raises(Exception, match="has no zone"):
        repository.observe([nps(31, datetime(2026, 11, 23))])  # noqa: DTZ001
    assert repository.observations() == []


def test_the_stamp_grows_with_what_is_new_only(repository: Repository) -> None:
    repository.observe([nps(31), nps(32)])
    assert repository.stamp() == (0, 2)
    repository.observe([nps(32)])
    assert repository.stamp() == (0, 2)


def test_the_trail_tells_of_each_metric_once(repository: Repository) -> None:
    repository.observe([nps(31), nps(33, MONDAY + timedelta(days=7))])
    entry = repository.audit()[0]
    assert (entry.action, entry.what, entry.key, entry.before) == (
        "recorded", "observations", "nps", (),
    )  # fmt: skip
    assert entry.after[:-1] == (
        ("observations", "2"),
        ("first", "2026-11-23T00:00:00+00:00"),
        ("last", "2026-11-30T00:00:00+00:00"),
    )
    assert entry.after[-1][0] == "seal"

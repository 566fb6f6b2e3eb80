"""A check-in is due each week; a missed one makes the state outdated whatever the last said."""

from datetime import UTC, date, datetime, timedelta

import pytest

from narrows.domain.check_in import CheckIn
from narrows.domain.okr import Cycle
from narrows.services.check_ins.states import CheckInState, check_in_state

CYCLE = Cycle("2026-Q4", date(2026, 10, 5))


def state(now: str, *saved: str, zone: str = "Europe/London") -> CheckInState:
    check_ins = [
        CheckIn("love", number, datetime.fromisoformat(each).replace(tzinfo=UTC), "me")
        for number, each in enumerate(saved, start=1)
    ]
    at = datetime.fromisoformat(now).replace(tzinfo=UTC)
    return check_in_state(check_ins, CYCLE, zone=zone, now=at)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-10-04 22:59", CheckInState.NOT_BEGUN),
        ("2026-10-04 23:00", CheckInState.DUE),  # Monday 00:00 in London, in summer
        ("2026-10-12 23:00", CheckInState.DUE),
        ("2026-10-12 23:01", CheckInState.OUTDATED),
        ("2027-01-03 23:59", CheckInState.OUTDATED),
        ("2027-01-04 00:00", CheckInState.CLOSED),
    ],
)
def test_without_a_check_in_the_first_is_due_then_missed(now: str, expected: CheckInState) -> None:
    assert state(now) is expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-11-23 10:00", CheckInState.DUE),
        ("2026-11-18 10:00", CheckInState.DUE),
        ("2026-11-18 09:59", CheckInState.OUTDATED),
        ("2026-07-01 10:00", CheckInState.OUTDATED),
    ],
)
def test_nobody_missed_a_check_in_to_what_was_not_written_yet(
    written: str, expected: CheckInState
) -> None:
    """An objective of a cycle that runs may be a day old: eight days later it is outdated."""
    now, at = (datetime.fromisoformat(f"{each}+00:00") for each in ("2026-11-26 10:00", written))
    found = check_in_state([], CYCLE, zone="Europe/London", now=now, written_at=at)
    assert found is expected


def test_this_weeks_check_in_keeps_the_state_fresh_until_monday() -> None:
    saved = "2026-11-25 10:00"
    assert state("2026-11-25 10:00", saved) is CheckInState.FRESH
    assert state("2026-11-29 23:59", saved) is CheckInState.FRESH
    assert state("2026-11-30 00:00", saved) is CheckInState.DUE


def test_a_missed_week_makes_it_outdated_and_a_new_one_mends_it() -> None:
    saved = "2026-11-23 10:00"
    assert state("2026-12-01 10:00", saved) is CheckInState.DUE
    assert state("2026-12-01 10:01", saved) is CheckInState.OUTDATED
    assert state("2026-12-01 10:01", saved, "2026-12-01 10:00") is CheckInState.FRESH


def test_weeks_are_those_of_the_organisation() -> None:
    """Sunday evening in London is Monday morning in Auckland."""
    saved, now = "2026-11-28 10:00", "2026-11-29 20:00"
    assert state(now, saved) is CheckInState.FRESH
    assert state(now, saved, zone="Pacific/Auckland") is CheckInState.DUE


def test_a_closed_cycle_asks_nothing_whatever_was_said() -> None:
    late = datetime(2027, 1, 3, 12, tzinfo=UTC)
    assert state(str((late + timedelta(days=1)).replace(tzinfo=None)), "2027-01-03 12:00") is (
        CheckInState.CLOSED
    )

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrows.demo.office import (
    CALENDAR_WEEK_HOURS,
    WEEK_HOURS,
    after_work,
    clock_hours,
    instant,
    worked_hours,
)

FRIDAY = 4 * 24.0


def test_work_begun_on_friday_goes_on_on_monday() -> None:
    assert after_work(FRIDAY + 16.5, 2.0) == 7 * 24 + 9 + 1.0


def test_nothing_is_worked_at_night_and_on_weekends() -> None:
    assert worked_hours(FRIDAY + 17.5) == worked_hours(FRIDAY + 48) == WEEK_HOURS
    assert worked_hours(24 + 3.0) == worked_hours(24 + 9.0) == 8.5


@given(st.floats(0, 4000))
@settings(max_examples=60)
def test_clock_and_work_are_inverse(work: float) -> None:
    assert worked_hours(clock_hours(work)) == pytest.approx(work, abs=1e-6)
    assert clock_hours(work + WEEK_HOURS) == pytest.approx(clock_hours(work) + CALENDAR_WEEK_HOURS)


def test_nine_in_the_morning_stays_nine_when_the_clocks_change() -> None:
    """Clocks went forward on Sunday, 29 March 2026."""
    zone = ZoneInfo("Europe/London")
    friday, monday = (
        instant(date(2026, 3, 23), hours, zone=zone).astimezone(UTC)
        for hours in (FRIDAY + 9, 7 * 24 + 9)
    )
    assert friday == datetime(2026, 3, 27, 9, tzinfo=UTC)
    assert monday == datetime(2026, 3, 30, 8, tzinfo=UTC)

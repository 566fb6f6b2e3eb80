"""Every IANA zone and every change of its clock: days and weeks partition time, none is lost."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrows.domain.calendar import (
    OF_MACHINES,
    Cut,
    begin,
    day_of,
    instant_at,
    instant_us,
    midnight_us,
)
from narrows.domain.measure import DAY_US
from narrows.domain.working_calendar import parse_calendar
from narrows.domain.working_clock import MINUTE_US, WorkingClock

ZONES = sorted(available_timezones().difference(OF_MACHINES))
FIRST, LAST = 1900, 2040
AT_NIGHT = "sun-mon 00:00-03:00 23:00-24:00"
"""Hours in which clocks are changed."""


@cache
def changes_of(zone: str, first: int, last: int) -> tuple[int, ...]:
    """When a zone's clock was set on or back, to the second. [µs since 1970 UTC]"""
    of = ZoneInfo(zone)
    step = timedelta(hours=12)
    found = []
    at = datetime(first, 1, 1, tzinfo=UTC)
    while at.year < last:
        after = at + step
        if at.astimezone(of).utcoffset() != after.astimezone(of).utcoffset():
            low, high = int(at.timestamp()), int(after.timestamp())
            while high - low > 1:
                middle = (low + high) // 2
                is_before = (
                    datetime.fromtimestamp(middle, UTC).astimezone(of).utcoffset()
                    == at.astimezone(of).utcoffset()
                )
                low, high = (middle, high) if is_before else (low, middle)
            found.append(high * 1_000_000)
        at = after
    return tuple(found)


def hold_days(zone: str, change_us: int) -> None:
    """Days and weeks about a change follow each other without a gap, and every instant has one."""
    middle = instant_at(change_us).astimezone(ZoneInfo(zone)).date()
    days = [middle + timedelta(days=n) for n in range(-3, 5)]
    begins = [midnight_us(day, zone) for day in days]
    for day, (since, until) in zip(days, pairwise(begins), strict=False):
        # Samoa skipped a whole day in 2011, Kwajalein one in 1993.
        assert 0 <= until - since <= 2 * DAY_US
        for instant in {since, (since + until) // 2, until - 1} if since < until else ():
            assert day_of(instant_at(instant), zone) == day
    for instant in (change_us - 1, change_us, change_us + 1):
        day = day_of(instant_at(instant), zone)
        assert midnight_us(day, zone) <= instant < midnight_us(day + timedelta(days=1), zone)
    weeks = [begin(Cut.WEEK, middle) + timedelta(days=7 * n) for n in range(-1, 3)]
    lengths = [until - since for since, until in pairwise(midnight_us(day, zone) for day in weeks)]
    assert all(5 * DAY_US < length < 9 * DAY_US for length in lengths)
    assert sum(lengths) == midnight_us(weeks[-1], zone) - midnight_us(weeks[0], zone)


def hold_durations(zone: str, change_us: int) -> None:
    """Working time is never negative, never more than what passed, and adds up."""
    calendar, rest = parse_calendar(AT_NIGHT), parse_calendar(_rest_of_the_week())
    assert calendar is not None
    assert rest is not None
    start, end = change_us - 3 * DAY_US, change_us + 3 * DAY_US
    night, other = (
        WorkingClock(each, zone, days_off=(), start_us=start, end_us=end)
        for each in (calendar, rest)
    )
    hour = 60 * MINUTE_US
    instants = [start, *(change_us + n * hour // 2 for n in range(-50, 51)), end]
    for since, until in pairwise(instants):
        assert 0 <= night.between(since, until) <= until - since
        # What is not an hour of the one is an hour of the other: nothing counts twice or never.
        assert night.between(since, until) + other.between(since, until) == until - since
    assert sum(night.between(*pair) for pair in pairwise(instants)) == night.between(start, end)


def _rest_of_the_week() -> str:
    return "tue-sat 00:00-24:00, sun-mon 03:00-23:00"


def hold(zones: Sequence[str], first: int, last: int) -> int:
    n_changes = 0
    for zone in zones:
        for change_us in changes_of(zone, first, last):
            hold_days(zone, change_us)
            hold_durations(zone, change_us)
            n_changes += 1
    return n_changes


def test_there_are_the_zones_that_are_spoken_of() -> None:
    assert len(ZONES) > 590


def test_the_changes_of_this_year_in_every_zone() -> None:
    """Half of the zones change nothing any more; each of the others twice."""
    for zone in ZONES:
        own = changes_of(zone, 2026, 2027)
        assert len(own) in {0, 1, 2, 4}
        for change_us in own:
            hold_days(zone, change_us)


@settings(max_examples=150)
@given(zone=st.sampled_from(ZONES), year=st.integers(FIRST, LAST - 1))
def test_a_change_of_any_year_in_any_zone(zone: str, year: int) -> None:
    hold([zone], year, year + 1)


@pytest.mark.parametrize(
    ("zone", "year"),
    [
        ("America/Toronto", 1919),  # 23:30 to 00:30: midnight is skipped, but not from midnight on
        ("America/St_Johns", 1988),  # back by two hours at 00:01: the day before comes again
        ("Pacific/Apia", 2011),  # 30 December was none
        ("Pacific/Kwajalein", 1993),  # 21 August was none
        ("America/Sao_Paulo", 2018),  # set on at midnight
        ("Africa/Casablanca", 2024),  # four changes, with Ramadan
        ("Australia/Lord_Howe", 2026),  # by half an hour
        ("Africa/Monrovia", 1972),  # by 44 minutes and 30 seconds
    ],
)
def test_changes_that_taught_something(zone: str, year: int) -> None:
    assert hold([zone], year, year + 1) > 0


def test_a_day_that_was_skipped_has_no_length() -> None:
    before, skipped, after = (
        midnight_us(date(2011, 12, day), "Pacific/Apia") for day in (30, 31, 31)
    )
    assert before == skipped == after
    assert instant_us(datetime(2011, 12, 30, 10, tzinfo=UTC)) == before


@pytest.mark.soak
def test_every_change_of_every_zone() -> None:
    """597 zones (of 599 names two are of machines, and refused), about 40,000 changes."""
    assert hold(ZONES, FIRST, LAST) > 35_000

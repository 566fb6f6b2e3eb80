"""Working time against the vectors of the vendors' manuals, and against a minute-by-minute walk."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrows.domain.calendar import instant_us
from narrows.domain.measure import DAY_US
from narrows.domain.working_calendar import parse_calendar
from narrows.domain.working_clock import MINUTE_US, WorkingClock

HOUR_US = 60 * MINUTE_US
OFFICE = "mon-fri 09:00-18:00, break 12:00-13:00"
WEEKENDS_OFF = "mon-fri 00:00-24:00"
MONDAY = date(2026, 9, 7)


def clock(
    text: str, zone: str = "UTC", *, around: date = MONDAY, off: tuple[date, ...] = ()
) -> WorkingClock:
    calendar = parse_calendar(text)
    assert calendar is not None
    middle = datetime(around.year, around.month, around.day, tzinfo=UTC)
    start, end = (instant_us(middle + timedelta(days=days)) for days in (-30, 30))
    return WorkingClock(calendar, zone, days_off=off, start_us=start, end_us=end)


def at(day: int, hour: int, zone: str = "UTC") -> int:
    """Hours after the Monday's day, by the wall clock."""
    whole = MONDAY + timedelta(days=day)
    return instant_us(datetime(whole.year, whole.month, whole.day, hour, tzinfo=ZoneInfo(zone)))


@pytest.mark.parametrize(
    ("calendar", "begin", "end", "hours", "days"),
    [
        (OFFICE, (0, 9), (1, 9), 8, 1),  # Mon 9:00 → Tue 9:00
        (OFFICE, (4, 16), (7, 10), 3, None),  # Fri 16:00 → Mon 10:00
        (OFFICE, (0, 9), (7, 9), 40, 5),  # Mon → next Mon
        (WEEKENDS_OFF, (4, 20), (5, 8), 4, None),  # Fri 20:00 → Sat 08:00
        (WEEKENDS_OFF, (4, 20), (7, 8), 12, None),  # Fri 20:00 → Mon 08:00
    ],
)  # fmt: skip
def test_the_vectors_of_working_calendars(
    calendar: str, begin: tuple[int, int], end: tuple[int, int], hours: int, days: int | None
) -> None:
    for zone in ("UTC", "Europe/London", "Pacific/Auckland", "America/Los_Angeles"):
        worked_us = clock(calendar, zone).between(at(*begin, zone), at(*end, zone))
        assert worked_us == hours * HOUR_US
        read = parse_calendar(calendar)
        assert read is not None
        assert days is None or worked_us == days * read.day_minutes * MINUTE_US


def test_holidays_and_days_off_do_not_count() -> None:
    own = clock(f"{OFFICE}, off 2026-09-09", off=(date(2026, 9, 8),))
    assert own.between(at(0, 9), at(4, 9)) == 16 * HOUR_US


def test_a_night_with_23_hours_is_no_working_hour_more_or_less() -> None:
    """In London clocks went from 29 March 2026 01:00 to 02:00, a Sunday."""
    office = clock(OFFICE, "Europe/London", around=date(2026, 3, 29))
    assert office.between(
        instant_us(datetime(2026, 3, 27, 9, tzinfo=ZoneInfo("Europe/London"))),
        instant_us(datetime(2026, 3, 30, 9, tzinfo=ZoneInfo("Europe/London"))),
    ) == 8 * HOUR_US  # fmt: skip
    around_the_clock = clock("mon-sun 00:00-24:00", "Europe/London", around=date(2026, 3, 29))
    assert around_the_clock.between(
        instant_us(datetime(2026, 3, 28, 12, tzinfo=ZoneInfo("Europe/London"))),
        instant_us(datetime(2026, 3, 29, 12, tzinfo=ZoneInfo("Europe/London"))),
    ) == 23 * HOUR_US  # fmt: skip


def test_an_instant_that_the_clock_does_not_know_is_a_bug_and_not_zero() -> None:
    with pytest.raises(ValueError, match="outside"):
        clock(OFFICE).at(0)


ZONES = (
    "Europe/London", "America/Havana", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Tehran",
    "Pacific/Apia", "America/St_Johns", "Africa/Casablanca", "Antarctica/Troll",
)  # fmt: skip
CALENDARS = (
    OFFICE, WEEKENDS_OFF, "sat-sun 00:00-04:00 22:00-24:00", "mon-sun 02:15-02:45",
    "thu 00:00-24:00, fri 10:00-11:00, sun 00:00-02:30",
)  # fmt: skip


@settings(max_examples=60)
@given(
    zone=st.sampled_from(ZONES),
    text=st.sampled_from(CALENDARS),
    begin=st.datetimes(datetime(1968, 1, 1), datetime(2030, 1, 1)),  # noqa: DTZ001
    minutes=st.integers(0, 6 * 24 * 60),
    is_spring=st.sampled_from([None, 3, 10, 11]),
)
def test_working_time_is_that_of_a_walk_minute_by_minute(
    zone: str, text: str, begin: datetime, minutes: int, is_spring: int | None
) -> None:
    begin = begin.replace(
        second=0, microsecond=0, month=is_spring or begin.month, day=min(begin.day, 28)
    )
    begin_us = instant_us(begin.replace(tzinfo=UTC))
    own = clock(text, zone, around=begin.date())
    calendar = parse_calendar(text)
    assert calendar is not None
    walked = 0
    for minute in range(minutes):
        local = (begin.replace(tzinfo=UTC) + timedelta(minutes=minute)).astimezone(ZoneInfo(zone))
        of_day = local.hour * 60 + local.minute
        walked += any(a <= of_day < b for a, b in calendar.hours[local.weekday()])
    assert own.between(begin_us, begin_us + minutes * MINUTE_US) == walked * MINUTE_US


@settings(max_examples=60)
@given(
    zone=st.sampled_from(ZONES),
    text=st.sampled_from(CALENDARS),
    start=st.integers(-3 * 366 * DAY_US, 3 * 366 * DAY_US),
    days=st.integers(1, 20),
    parts=st.lists(st.floats(0, 1), min_size=1, max_size=8),
)
def test_the_table_of_the_clock_shows_what_the_clock_shows(
    zone: str, text: str, start: int, days: int, parts: list[float]
) -> None:
    """On both sides of 1970, where remainders change their sign."""
    calendar = parse_calendar(text)
    assert calendar is not None
    end = start + days * DAY_US
    own = WorkingClock(calendar, zone, days_off=(), start_us=start, end_us=end)
    pieces = list(own.pieces())
    assert pieces[0].begin_us == start
    assert pieces[-1].end_us == end + 1
    assert all(a.end_us == b.begin_us for a, b in pairwise(pieces))
    for instant in [start, end, *(start + int(part * (end - start)) for part in parts)]:
        bucket = instant - (instant % DAY_US if instant >= 0 else -(-instant % DAY_US))
        (piece,) = (
            each
            for each in pieces
            if each.bucket_us == bucket and each.begin_us <= instant < each.end_us
        )
        assert piece.before_us + piece.pace * (instant - piece.begin_us) == own.at(instant)

"""Working time of a stream: durations by the calendar that its policy declares."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from narrows.domain.calendar import instant_at, midnight_us
from narrows.domain.errors import NarrowsError
from narrows.domain.measure import DAY_US, Metric
from narrows.domain.streams import MeasurementPolicy
from narrows.domain.working_calendar import ALL_TIME, WorkingCalendar, parse_calendar
from narrows.domain.working_clock import MINUTE_US, Piece, WorkingClock


def has_calendar(policy: MeasurementPolicy) -> bool:
    """Whether the stream counts working time only."""
    return parse_calendar(policy.calendar) is not None


def day_length_us(policy: MeasurementPolicy) -> int:
    """What a day of the stream's durations is: 24 hours, or a working day of its calendar. [µs]"""
    calendar = parse_calendar(policy.calendar)
    return DAY_US if calendar is None else calendar.day_minutes * MINUTE_US


def scale_of(metric: Metric, policy: MeasurementPolicy) -> int:
    """What a denominator of 1 stands for in the numerator's unit, in a stream's days."""
    return day_length_us(policy) if metric.scale == DAY_US else metric.scale


def duration_us(policy: MeasurementPolicy, begin_us: int, *, end_us: int) -> int:
    """How much time of the stream's calendar lies between two instants. [µs]

    Args:
        policy: The stream's.
        begin_us: [µs since 1970 UTC]
        end_us: Not before it. [µs since 1970 UTC]
    """
    if not has_calendar(policy):
        return end_us - begin_us
    return _clock(policy, begin_us, end_us=end_us).between(begin_us, end_us)


def pieces_of(policy: MeasurementPolicy, begin_us: int, *, end_us: int) -> Iterator[Piece]:
    """The working clock of a stream as a table, over two instants at least.

    Args:
        policy: With a calendar.
        begin_us: First instant that is asked for. [µs since 1970 UTC]
        end_us: The last one. [µs since 1970 UTC]
    """
    return _clock(policy, begin_us, end_us=end_us).pieces()


def check_calendar(text: str) -> str:
    """A calendar as people write it, in the line that says the same everywhere.

    Raises:
        NarrowsError: `calendar-unreadable`, `calendar-without-hours`, `holidays-unknown`.
    """
    calendar = parse_calendar(text)
    if calendar is None:
        return ALL_TIME
    for region in calendar.holidays:
        holidays_of(region, first_year=2026, last_year=2026)
    return calendar.text()


@lru_cache
def holidays_of(region: str, *, first_year: int, last_year: int) -> frozenset[date]:
    """The public holidays of a country or a part of it, as `holidays` knows them.

    A day that is kept for one of the years before or after is among them.

    Args:
        region: Such as DE or DE-BY.
        first_year: From it on.
        last_year: Up to and with it.

    Raises:
        NarrowsError: `holidays-unknown`.
    """
    # Heavy, and only needed where a calendar names a country.
    import holidays  # noqa: PLC0415

    country, _, part = region.partition("-")
    years = range(first_year - 1, last_year + 2)
    try:
        found = holidays.country_holidays(country, subdiv=part or None, years=years)
    except NotImplementedError as error:
        raise NarrowsError("holidays-unknown", _unknown(country, part)) from error
    return frozenset(found)


def _unknown(country: str, part: str) -> str:
    """What to write instead."""
    import holidays  # noqa: PLC0415

    known = holidays.list_supported_countries(include_aliases=False)
    if country not in known:
        return (
            f"No public holidays of «{country}» are known; name a country by its two letters, "
            "such as DE or GB, or give the days themselves: off 2026-12-24."
        )
    parts = ", ".join(known[country]) or "none"
    return f"«{part}» is no part of {country} with holidays of its own; there is {parts}."


def _clock(policy: MeasurementPolicy, begin_us: int, *, end_us: int) -> WorkingClock:
    """A clock that knows both instants, kept by whole years so that it serves many questions."""
    first, last = (instant_at(each).year for each in (begin_us, end_us))
    return _clock_of_years(policy.calendar, policy.zone, first_year=first, last_year=last)


@lru_cache(maxsize=64)
def _clock_of_years(text: str, zone: str, *, first_year: int, last_year: int) -> WorkingClock:
    calendar = parse_calendar(text)
    if calendar is None:
        raise ValueError("all time has no working clock")
    return WorkingClock(
        calendar,
        zone,
        days_off=_days_off(calendar, first_year=first_year, last_year=last_year),
        start_us=midnight_us(date(first_year, 1, 1), "UTC"),
        end_us=midnight_us(date(last_year + 1, 1, 1), "UTC"),
    )


def _days_off(calendar: WorkingCalendar, *, first_year: int, last_year: int) -> frozenset[date]:
    return frozenset().union(
        *(
            holidays_of(each, first_year=first_year, last_year=last_year)
            for each in calendar.holidays
        )
    )

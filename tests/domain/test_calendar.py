from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrows.domain.calendar import (
    Cut,
    day_of,
    default_range,
    instant_at,
    instant_us,
    midnight_us,
    periods_between,
)
from narrows.domain.errors import NarrowsError
from narrows.domain.measure import DAY_US, Period

HOUR_US = DAY_US // 24


def hours(day: date, zone: str) -> float:
    return (midnight_us(day + timedelta(days=1), zone) - midnight_us(day, zone)) / HOUR_US


def test_instants_are_exact_to_the_microsecond_before_and_after_1970() -> None:
    for text in ("1948-03-01T00:00:00.000001", "2026-11-26T23:59:59.999999"):
        instant = datetime.fromisoformat(text).replace(tzinfo=UTC)
        assert instant_at(instant_us(instant)) == instant
    assert instant_us(datetime(1970, 1, 1, 2, tzinfo=timezone(timedelta(hours=2)))) == 0


def test_a_day_in_london_has_23_hours_in_spring_and_25_in_autumn() -> None:
    assert hours(date(2026, 3, 28), "Europe/London") == 24
    assert hours(date(2026, 3, 29), "Europe/London") == 23
    assert hours(date(2026, 10, 25), "Europe/London") == 25
    assert hours(date(2026, 10, 25), "UTC") == 24


def test_a_day_whose_midnight_is_skipped_begins_when_the_clock_does() -> None:
    """In São Paulo clocks went from 4 November 2018 00:00 to 01:00."""
    begins = instant_at(midnight_us(date(2018, 11, 4), "America/Sao_Paulo"))
    assert begins == datetime(2018, 11, 4, 3, tzinfo=UTC)
    assert hours(date(2018, 11, 4), "America/Sao_Paulo") == 23


def test_a_day_whose_midnight_comes_twice_begins_with_the_first() -> None:
    """In Havana clocks went from 1 November 2026 01:00 back to 00:00."""
    assert hours(date(2026, 11, 1), "America/Havana") == 25


def test_the_day_of_an_instant_is_the_zone_s() -> None:
    late = datetime(2026, 9, 6, 23, 30, tzinfo=UTC)
    assert day_of(late, "UTC") == date(2026, 9, 6)
    assert day_of(late, "Europe/London") == date(2026, 9, 7)
    assert day_of(late, "America/New_York") == date(2026, 9, 6)


def test_the_first_and_the_last_instant_of_the_calendar_have_a_day_in_every_zone() -> None:
    for zone in ("Europe/London", "America/New_York", "Asia/Tokyo"):
        assert day_of(datetime.min.replace(tzinfo=UTC), zone) == date.min
        assert day_of(datetime.max.replace(tzinfo=UTC), zone) == date.max


def test_weeks_are_iso_weeks_from_monday() -> None:
    """31 August 2026 is a Monday."""
    assert periods_between(Cut.WEEK, date(2026, 8, 31), end=date(2026, 9, 14)) == [
        Period(date(2026, 8, 31), date(2026, 9, 7)),
        Period(date(2026, 9, 7), date(2026, 9, 14)),
    ]


def test_months_have_their_own_lengths() -> None:
    assert periods_between(Cut.MONTH, date(2024, 1, 1), end=date(2024, 4, 1)) == [
        Period(date(2024, 1, 1), date(2024, 2, 1)),
        Period(date(2024, 2, 1), date(2024, 3, 1)),
        Period(date(2024, 3, 1), date(2024, 4, 1)),
    ]


def test_all_is_one_period() -> None:
    start, end = date(2026, 9, 2), date(2026, 9, 3)
    assert periods_between(Cut.ALL, start, end=end) == [Period(start, end)]


def test_by_default_the_week_that_ends_with_the_day_of_as_of_is_complete() -> None:
    """6 September 2026 is a Sunday."""
    first = date(2020, 1, 1)
    assert default_range(Cut.WEEK, first, last_day=date(2026, 9, 6)) == (
        date(2026, 3, 9),
        date(2026, 9, 7),
    )
    assert default_range(Cut.WEEK, first, last_day=date(2026, 9, 5)) == (
        date(2026, 3, 2),
        date(2026, 8, 31),
    )
    start, end = default_range(Cut.WEEK, first, last_day=date(2026, 9, 5))
    assert len(periods_between(Cut.WEEK, start, end=end)) == 26


def test_by_default_six_complete_months_are_shown() -> None:
    first = date(2020, 1, 1)
    assert default_range(Cut.MONTH, first, last_day=date(2026, 2, 28)) == (
        date(2025, 9, 1),
        date(2026, 3, 1),
    )
    assert default_range(Cut.MONTH, first, last_day=date(2026, 2, 27)) == (
        date(2025, 8, 1),
        date(2026, 2, 1),
    )


def test_all_is_the_first_day_up_to_and_with_the_last() -> None:
    day = date(2026, 9, 6)
    assert default_range(Cut.ALL, day, last_day=day) == (day, date(2026, 9, 7))


@settings(max_examples=60)
@given(
    cut=st.sampled_from([Cut.WEEK, Cut.MONTH]),
    days=st.lists(st.dates(date(2023, 11, 1), date(2025, 4, 1)), min_size=3, max_size=3),
)
def test_neighbouring_ranges_give_neighbouring_periods(cut: Cut, days: list[date]) -> None:
    first, middle, last = sorted(days)

    def periods(start: date, end: date) -> list[Period]:
        try:
            return periods_between(cut, start, end=end)
        except NarrowsError:
            return []

    together = periods(first, last)
    assert periods(first, middle) + periods(middle, last) == together
    for one, next_one in pairwise(together):
        assert one.end == next_one.start


@pytest.mark.parametrize("cut", list(Cut))
def test_a_range_without_a_period_is_refused(cut: Cut) -> None:
    with pytest.raises(NarrowsError, match=r"2026-09-02 up to 2026-09-02") as refusal:
        periods_between(cut, date(2026, 9, 2), end=date(2026, 9, 2))
    assert refusal.value.slug == "range-empty"


@pytest.mark.parametrize("cut", list(Cut))
def test_a_range_that_ends_before_it_begins_is_no_narrow_one(cut: Cut) -> None:
    with pytest.raises(NarrowsError, match=r"end on 2026-08-01, before they begin on 2026-09-02"):
        periods_between(cut, date(2026, 9, 2), end=date(2026, 8, 1))


@pytest.mark.parametrize(
    "name",
    ["Europe/Camelot", "../../etc/passwd", "", "localtime", "Factory", "right/Europe/London"],
)
def test_a_zone_that_does_not_exist_is_refused(name: str) -> None:
    with pytest.raises(NarrowsError) as refusal:
        midnight_us(date(2026, 9, 2), name)
    assert refusal.value.slug == "zone-unknown"

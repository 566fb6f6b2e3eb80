"""Rounding for people never flatters."""

from datetime import UTC, datetime

import pytest

from narrows.domain.day_words import moment
from narrows.views.rounding import (
    change,
    days,
    in_unit,
    instant,
    number,
    on_day,
    percent,
    real_days,
)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "–"), (0, "0 d"), (0.0001, "<1 min"), (0.01, "14 min"), (0.25, "6 h"),
        (0.9999, "24 h"), (1, "1 d"), (1.26, "1.3 d"), (9.96, "10 d"), (12.4, "12 d"),
        (2411.0, "2,411 d"),
    ],
)  # fmt: skip
def test_a_duration_is_in_the_unit_of_its_size(value: float | None, shown: str) -> None:
    assert days(value, 24) == shown == real_days(value)


@pytest.mark.parametrize(
    ("value", "hours", "shown"),
    [
        (0.375, 8, "3 h"), (0.375, 24, "9 h"), (0.375, 7.5, "3 h"), (0.01, 8, "5 min"),
        (0.99, 8, "8 h"), (0.99999 / 24, 24, "1 h"), (1, 8, "1 d"), (1.5, 8, "1.5 d"), (0, 8, "0 d"), (None, 8, "–"),
    ],
)  # fmt: skip
def test_the_hours_of_a_working_day_are_those_that_it_has(
    value: float | None, hours: float, shown: str
) -> None:
    assert days(value, hours) == shown
    assert in_unit(value, "days", day_hours=hours) == shown


@pytest.mark.parametrize(("count", "shown"), [(None, "–"), (0, "0"), (3, "+3"), (-1200, "−1,200")])
def test_what_grew_has_its_sign_and_no_data_is_no_0(count: int | None, shown: str) -> None:
    assert change(count) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, "–"), (0, "0 %"), (0.004, "<1 %"), (0.5, "50 %"), (0.996, ">99 %"), (1, "100 %")],
)
def test_a_share_is_none_or_all_only_if_it_is(value: float | None, shown: str) -> None:
    assert percent(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(None, "–"), (0, "0"), (0.04, "<0.1"), (8.25, "8.2"), (34.0, "34")]
)
def test_a_count_keeps_two_digits(value: float | None, shown: str) -> None:
    assert number(value) == shown


def test_an_instant_is_shown_in_the_zone() -> None:
    assert instant(datetime(2026, 7, 1, 23, tzinfo=UTC), "Europe/London") == "2026-07-02 00:00"
    assert instant(None) == "–"


def test_pages_say_instants_and_days_in_one_way() -> None:
    late = datetime(2026, 7, 1, 23, tzinfo=UTC)
    assert moment(late, "Europe/London") == "2\u00a0Jul\u00a02026, 00:00"
    assert on_day(late, "Europe/London") == "2\u00a0Jul\u00a02026"
    assert (moment(None), on_day(None)) == ("–", "–")

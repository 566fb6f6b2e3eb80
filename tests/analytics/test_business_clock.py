import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrows.analytics.business_clock import DAY_US, HOUR_US, BusinessClock

MONDAY = 4 * DAY_US
"""5 January 1970."""


def office_clock() -> BusinessClock:
    """Moves on the hour, Monday to Friday from 9 to 16."""
    hours = [day * 24 + hour for day in range(5) for hour in range(9, 17)]
    return BusinessClock.of(MONDAY + np.array(hours, dtype=np.int64) * HOUR_US)


def test_a_stream_that_works_round_the_clock_has_the_ordinary_clock() -> None:
    clock = BusinessClock.of(MONDAY + np.arange(168, dtype=np.int64) * HOUR_US)
    at = np.array([0, 5 * HOUR_US, 3 * DAY_US + 7, 40 * DAY_US], dtype=np.int64)
    assert clock.days(at) - clock.days(at)[0] == pytest.approx(at / DAY_US)


def test_nights_and_weekends_pass_in_almost_no_time() -> None:
    clock = office_clock()
    monday, evening, tuesday, friday, next_monday = clock.days(
        MONDAY + np.array([9, 17, 33, 4 * 24 + 17, 7 * 24 + 9], dtype=np.int64) * HOUR_US
    )
    assert evening - monday == pytest.approx(7 / 5, rel=0.03)
    assert tuesday - evening < 0.02
    assert next_monday - friday < 0.06


def test_a_week_is_seven_days_on_every_clock() -> None:
    at = MONDAY + np.array([0, 30, 100], dtype=np.int64) * HOUR_US
    assert office_clock().days(at + 7 * DAY_US) - office_clock().days(at) == pytest.approx(
        [7.0] * 3
    )


@given(st.lists(st.integers(-(10**15), 4 * 10**15), min_size=2, max_size=30, unique=True))
@settings(max_examples=60)
def test_the_clock_never_stands_still_nor_turns_back(at: list[int]) -> None:
    days = office_clock().days(np.array(sorted(at), dtype=np.int64))
    assert (np.diff(days) >= 0).all()
    apart = np.diff(np.array(sorted(at))) > HOUR_US
    assert (np.diff(days)[apart] > 0).all()


def test_no_moves_make_the_ordinary_clock() -> None:
    clock = BusinessClock.of(np.array([], dtype=np.int64))
    assert np.ptp(np.diff(clock.passed)) < 1e-12

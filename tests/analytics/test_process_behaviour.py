"""Limits and signals against a second method, in whole numbers and by brute force."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrows.analytics.process_behaviour import Behaviour, behaviour_of

STEADY = [10, 12, 11, 9, 10, 11, 12, 10, 9, 11, 10, 11]


def slowly(values: list[int]) -> tuple[Fraction, Fraction, list[int]]:
    """Centre, reach and signals of integers, exactly; runs by looking at every eight weeks."""
    centre = Fraction(sum(values), len(values))
    ranges = [abs(values[place + 1] - values[place]) for place in range(len(values) - 1)]
    reach = Fraction(3000, 1128) * Fraction(sum(ranges), len(ranges))
    lower, upper = max(centre - reach, Fraction(0)), centre + reach
    beyond = {place for place, value in enumerate(values) if not lower <= value <= upper}
    runs = {
        place
        for place in range(7, len(values))
        if all(value > centre for value in values[place - 7 : place + 1])
        or all(value < centre for value in values[place - 7 : place + 1])
    }
    return centre, reach, sorted(beyond | runs)


@given(st.lists(st.integers(0, 40), min_size=12, max_size=40))
def test_limits_and_signals_are_those_of_the_second_method(values: list[int]) -> None:
    centre, reach, signals = slowly(values)
    found = behaviour_of([float(value) for value in values])
    if not reach:
        assert found is None
        return
    assert found is not None
    assert found.centre == pytest.approx(float(centre))
    assert found.upper == pytest.approx(float(centre + reach))
    assert found.lower == pytest.approx(max(0.0, float(centre - reach)))
    # Where a value lies on a limit or the centre to the last bit, floats may see it elsewhere.
    edges = {centre, centre - reach, centre + reach}
    if not any(Fraction(value) in edges for value in values):
        assert list(found.signals) == signals


def test_a_week_beyond_a_limit_is_a_signal_and_a_usual_one_is_none() -> None:
    assert signals([*STEADY, 12]) == ()
    assert signals([*STEADY, 30]) == (12,)


def test_eight_in_a_row_on_one_side_are_a_signal_and_seven_are_none() -> None:
    """The centre lies between the twos and the threes; a week in the middle ends a run."""
    base = [2.0, 3.0] * 4
    assert 15 in signals([*base, *[3.0] * 8, *[2.0] * 8])
    assert signals([*base, *[3.0] * 6, *[2.0] * 6]) == ()


def test_what_is_undefined_is_passed_over() -> None:
    with_gaps = [value for each in STEADY for value in (float(each), None)]
    found, dense = behaviour_of(with_gaps), behaviour_of([float(each) for each in STEADY])
    assert found == dense


def test_little_history_and_what_never_varies_has_no_limits() -> None:
    assert behaviour_of([float(each) for each in STEADY[:11]]) is None
    assert behaviour_of([5.0] * 20) is None
    assert behaviour_of([]) is None


def test_limits_stay_where_values_can_be() -> None:
    ratio = behaviour_of([0.9, 0.1] * 8, is_ratio=True)
    assert ratio is not None
    assert (ratio.lower, ratio.upper) == (0.0, 1.0)


def signals(values: list[float]) -> tuple[int, ...]:
    found = behaviour_of(values)
    assert isinstance(found, Behaviour)
    return found.signals


def test_weeks_at_the_mean_are_on_no_side_of_it() -> None:
    """The mean of these is 59/86400 but for its last bit, and so are ten weeks in a row."""
    at = 59 / 86400
    found = behaviour_of([58 / 86400, 60 / 86400, *[at] * 10])
    assert found
    assert found.centre != at
    assert not set(found.signals) - {0, 1}

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrows.analytics.levels import Levels, bin_lows
from narrows.analytics.places import Place, count_levels
from narrows.analytics.weeks import Weeks
from tests.analytics.queues import all_weeks, place_of, poisson_arrivals

STAYS = st.lists(
    st.tuples(st.integers(0, 55), st.one_of(st.none(), st.integers(0, 30))), min_size=1, max_size=25
)
END = 56.0


def levels_of(stays: list[tuple[int, int | None]], closed: list[tuple[int, int]] | None) -> Levels:
    entered = np.array([float(begin) for begin, _ in stays])
    left = np.array([np.inf if span is None else float(begin + span) for begin, span in stays])
    spans = None if closed is None else np.array(closed, dtype=np.float64).reshape(-1, 2).T
    return count_levels(place_of(entered, left, END), all_weeks(END), closed=spans)


@given(stays=STAYS, begin=st.integers(0, 55), length=st.integers(0, 20))
@settings(max_examples=80)
def test_time_and_departures_by_level_are_those_of_a_day_by_day_count(
    stays: list[tuple[int, int | None]], begin: int, length: int
) -> None:
    levels = levels_of(stays, [(begin, begin + length)] if length else None)
    time, departures = np.zeros(60), np.zeros(60)
    for day in range(int(END)):
        if begin <= day < begin + length:
            continue
        there = [s for s in stays if s[0] <= day and (s[1] is None or s[0] + s[1] > day)]
        time[len(there)] += 1
    for entered, span in stays:
        if span is None or entered + span >= END or begin < entered + span <= begin + length:
            continue
        at = entered + span
        there = [s for s in stays if s[0] < at and (s[1] is None or s[0] + s[1] >= at)]
        departures[max(len(there), 1)] += 1
    n_bins = len(levels.lows)
    assert np.allclose(levels.time.sum(axis=0), time[:n_bins])
    assert np.allclose(levels.departures.sum(axis=0), departures[:n_bins])
    assert time[n_bins:].sum() == 0


def test_work_adds_up_to_the_time_that_items_spent() -> None:
    rng = np.random.default_rng(1)
    entered = poisson_arrivals(rng, per_day=20, days=70)
    left = entered + rng.exponential(9, len(entered))
    levels = count_levels(place_of(entered, left, 70.0), all_weeks(70.0))
    assert levels.lows[-1] > 100, "bins are exercised"
    assert np.isclose(levels.work.sum(), (np.minimum(left, 70.0) - entered).sum())
    assert np.isclose(levels.time.sum(), 70.0)


def test_levels_share_bins_only_where_they_are_large() -> None:
    lows = bin_lows(1000)
    assert list(lows[:49]) == list(range(49))
    assert lows[-1] <= 1000
    assert (np.diff(lows) >= 1).all()
    assert (np.diff(lows[49:]) <= lows[49:-1] / 8).all()
    assert list(bin_lows(1)) == [0, 1]


def test_a_date_of_1948_costs_one_week() -> None:
    times = np.array([-28_000.0, 690.0, 695.0, 699.5])
    weeks = Weeks.of(times, 700.0)
    assert len(weeks.starts) == 3
    assert list(weeks.index(times)) == [0, 1, 2, 2]
    assert weeks.index(np.array([0.0]))[0] == -1


@pytest.mark.parametrize("end", [700.0, 699.3, 2_000_000.1])
def test_times_in_order_lie_in_the_weeks_of_the_same_times_looked_for_one_by_one(
    end: float,
) -> None:
    rng = np.random.default_rng(3)
    apart = np.concatenate([rng.uniform(-28_000, -27_900, 20), rng.uniform(0, 700, 60), [np.inf]])
    weeks = Weeks.of(apart, end)
    asked = np.sort(np.concatenate([apart, weeks.starts, weeks.starts + 7, [-1e6, 0, 1e7]]))
    assert list(weeks.index_sorted(asked)) == list(weeks.index(asked))
    assert list(weeks.hold(asked)) == list(weeks.index(asked) >= 0)
    back = np.unique(np.ceil((end - apart[apart < end]) / 7))[::-1]
    assert list(weeks.starts) == list(end - np.maximum(back, 1) * 7)


def test_a_sample_of_weeks_weighs_their_sums() -> None:
    levels = levels_of([(0, 10), (3, 9), (20, None)], None)
    whole = levels.weighed(np.ones((1, 8)))
    assert np.allclose(whole[:, 0], levels.sums.sum(axis=1))
    doubled = levels.weighed(np.array([[2.0, 0, 0, 0, 0, 0, 0, 0]]))
    assert np.allclose(doubled[:, 0], 2 * levels.sums[:, 0])
    assert np.allclose(levels.part(1, 3).time, levels.time[1:3])


def test_an_empty_place_has_weeks_at_level_zero() -> None:
    nothing = np.array([])
    levels = count_levels(Place(nothing, nothing, nothing > 0), all_weeks(14.0))
    assert levels.time.sum() == 14.0
    assert levels.work.sum() == levels.departures.sum() == 0

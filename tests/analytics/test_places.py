"""Levels and readings, held to the bit to how they were counted before anything was kept of them."""

from dataclasses import fields
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.bottleneck_networks import stays_of
from benchmarks.networks import KINDS, draw_network, log_of
from narrows.analytics.bottleneck import read_judged
from narrows.analytics.levels import Levels, bin_lows
from narrows.analytics.passages import Tie
from narrows.analytics.places import Place, count_levels
from narrows.analytics.reaches import read_history
from narrows.analytics.readings import Reading
from narrows.analytics.stays import Stays
from narrows.analytics.weeks import WEEK_DAYS, Weeks
from tests.analytics.queues import Floats, all_weeks, place_of

HOURS = st.tuples(st.integers(0, 70 * 24), st.integers(0, 40 * 24), st.booleans())
STAYS = st.lists(HOURS, max_size=40)
SPANS = st.lists(st.integers(0, 70 * 24), max_size=6)
END = 70.0


def drawn_place(stays: list[tuple[int, int, bool]]) -> Place:
    entered = np.array([begin for begin, _, _ in stays]) / 24
    left = np.array([begin + length for begin, length, _ in stays]) / 24
    return place_of(entered, left, END)


def closed_spans(hours: list[int]) -> Floats:
    """Spans apart from each other."""
    times = np.array(sorted(set(hours))[: len(set(hours)) // 2 * 2]) / 24
    return times.reshape(-1, 2).T


@given(stays=STAYS, hours=SPANS, first_week=st.integers(0, 9))
def test_levels_are_those_of_one_search_for_each_time(
    stays: list[tuple[int, int, bool]], hours: list[int], first_week: int
) -> None:
    place, spans = drawn_place(stays), closed_spans(hours)
    weeks = Weeks(all_weeks(END).starts[first_week:])
    for closed in (None, spans):
        assert_same(count_levels(place, weeks, closed=closed), searched(place, weeks, closed))


@given(stays=STAYS, first_week=st.integers(1, 9))
def test_levels_of_the_last_weeks_stand_whatever_left_before(
    stays: list[tuple[int, int, bool]], first_week: int
) -> None:
    place, weeks = drawn_place(stays), all_weeks(END)
    count_levels(place, weeks)
    last = Weeks(weeks.starts[first_week:])
    begin = float(last.starts[0])
    lasting = sorted(
        hour / 24
        for hour, length, _ in stays
        if hour / 24 <= begin < (hour + length) / 24 and hour / 24 < END
    )
    since = place.since(begin, lasting=np.array(lasting))
    kept = drawn_place([each for each in stays if (each[0] + each[1]) / 24 > begin])
    assert since.entered.tolist() == kept.entered.tolist()
    assert since.left.tolist() == kept.left.tolist()
    assert_same(count_levels(since, last), searched(kept, last, None))
    # Who left as they began is in them, and not in what left since.
    assert_same(count_levels(place, last), searched(place, last, None))
    # What was counted of all of it is no answer to a question about the rest of it.
    assert_same(count_levels(since, weeks), searched(kept, weeks, None))


@pytest.mark.parametrize("number", range(9))
def test_what_is_read_again_of_the_last_weeks_is_what_is_read_of_them_alone(number: int) -> None:
    network = draw_network(
        np.random.default_rng([5, number]), kind=KINDS[number % 3], has_delay=number > 5
    )
    stays = stays_of(log_of(network, has_office=number % 2 == 0))
    ties = [Tie(index) for index in range(len(stays.names)) if index % 2]
    judged, reading = read_judged(stays, ties)
    for weeks in (reading.weeks, Weeks(reading.weeks.starts[-15:])):
        some = judged.since(float(weeks.starts[0]))
        assert len(some.places) >= len(judged.places) > 0
        fresh = Stays(*(getattr(some, each.name) for each in fields(Stays)[:9]))
        again = read_history(some, ties, weeks=weeks)
        assert_read_alike(again, read_history(fresh, ties, weeks=weeks))


def assert_read_alike(some: Reading, other: Reading) -> None:
    for one, two in zip(some.reaches, other.reaches, strict=True):
        assert_same(one.levels, two.levels)
        assert (one.slots, one.unevenness, one.queues) == (two.slots, two.unevenness, two.queues)
    assert {key: each.tobytes() for key, each in some.delays.items()} == {
        key: each.tobytes() for key, each in other.delays.items()
    }
    assert [each.targets for each in some.claims] == [each.targets for each in other.claims]
    for mine, theirs in zip(some.claims, other.claims, strict=True):
        assert mine.nested.tobytes() == theirs.nested.tobytes()


def assert_same(some: Levels, other: Levels) -> None:
    assert some.lows.tolist() == other.lows.tolist()
    assert some.sums.tobytes() == other.sums.tobytes()


def searched(place: Place, weeks: Weeks, closed: Floats | None) -> Levels:
    """The levels by one search for each time, and one sum after the other."""
    entered, left, departed = place.entered, place.left, place.left[place.departs]
    bounds = [weeks.starts, weeks.starts + WEEK_DAYS] + ([] if closed is None else [closed.ravel()])
    points = np.sort(np.concatenate([entered, left[np.isfinite(left)], *bounds]))
    spans = np.zeros((2, 0)) if closed is None else closed
    found: list[tuple[int, int, tuple[float, ...]]] = []
    for begin, end in pairwise(points.tolist()):
        level = int((entered <= begin).sum() - (left <= begin).sum())
        if end > begin and not ((spans[0] <= begin) & (begin < spans[1])).any():
            found.append((week_of(weeks, begin), level, (end - begin, (end - begin) * level, 0, 0)))
    for time in departed.tolist():
        level = max(int((entered < time).sum() - (left < time).sum()), 1)
        if not ((spans[0] < time) & (time <= spans[1])).any():
            logarithm = float(np.log(np.array([level]))[0])
            found.append((week_of(weeks, time), level, (0, 0, 1, logarithm)))
    found = [each for each in found if each[0] >= 0]
    lows = bin_lows(max([1, *(level for _, level, _ in found)]))
    sums = np.zeros((4, len(weeks.starts), len(lows)))
    for week, level, amounts in found:
        sums[:, week, np.flatnonzero(lows <= level)[-1]] += amounts
    return Levels(lows.astype(np.float64), sums)


def week_of(weeks: Weeks, time: float) -> int:
    inside = (weeks.starts <= time) & (time < weeks.starts + WEEK_DAYS)
    return int(np.flatnonzero(inside)[-1]) if inside.any() else -1


def test_who_leaves_as_the_last_weeks_begin_is_counted_whatever_was_asked_before() -> None:
    """Of the place since then it is none, and of the week that begins then it is one."""
    weeks = all_weeks(4 * WEEK_DAYS)
    begin = float(weeks.starts[2])
    entered = np.array([begin - 5, begin - 3, begin + 1])
    left = np.array([begin, begin + 2, begin + 3])

    def since(*, asked_before: bool) -> Levels:
        place = Place(entered, left, np.ones(3, dtype=np.bool_))
        if asked_before:
            count_levels(place, weeks)
        part = place.since(begin, lasting=entered[1:2])
        return count_levels(part, Weeks(weeks.starts[2:]))

    assert_same(since(asked_before=True), since(asked_before=False))

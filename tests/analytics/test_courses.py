"""The items in a place as time goes by, against counting who is there at each time."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from narrows.analytics.courses import course, level_at

STAYS = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 5)), max_size=30)


@given(stays=STAYS, bounds=st.lists(st.integers(0, 30), max_size=5))
def test_a_course_has_the_level_that_the_last_of_equal_times_leaves(
    stays: list[tuple[int, int]], bounds: list[int]
) -> None:
    entered = np.sort(np.array([at for at, _ in stays], dtype=float))
    left = np.sort(np.array([at + span for at, span in stays], dtype=float))
    times, level = course(entered, left, bounds=np.array(bounds, dtype=float))
    assert sorted(times) == sorted([*entered, *left, *map(float, bounds)])
    last = np.append(np.diff(times) > 0, np.ones(min(1, len(times)), dtype=bool))
    counted = [sum(at <= time < at + span for at, span in stays) for time in times[last]]
    assert level[last].tolist() == counted
    assert level_at(entered, left, at=times[last], side="right").tolist() == counted


def test_just_before_a_leaving_the_item_is_there() -> None:
    entered, left = np.array([1.0, 2.0]), np.array([4.0, np.inf])
    assert level_at(entered, left, at=np.array([4.0]), side="left").tolist() == [2]
    assert level_at(entered, left, at=np.array([4.0]), side="right").tolist() == [1]

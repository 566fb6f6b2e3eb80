"""The items in a place as time goes by, against counting who is there at each time."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from narrows.analytics.courses import Course, is_within

STAYS = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 5)), max_size=30)


def course_of(stays: list[tuple[int, int]]) -> Course:
    entered = np.sort(np.array([at for at, _ in stays], dtype=float))
    return Course.of(entered, np.sort(np.array([at + span for at, span in stays], dtype=float)))


@given(stays=STAYS, bounds=st.lists(st.integers(0, 30), max_size=5))
def test_a_course_has_the_level_that_the_last_of_equal_times_leaves(
    stays: list[tuple[int, int]], bounds: list[int]
) -> None:
    times, level = course_of(stays).cut(np.array(bounds, dtype=float))
    ends = [at + span for at, span in stays]
    assert sorted(times) == sorted(map(float, [*(at for at, _ in stays), *ends, *bounds]))
    last = np.append(np.diff(times) > 0, np.ones(min(1, len(times)), dtype=bool))
    counted = [sum(at <= time < at + span for at, span in stays) for time in times[last]]
    assert level[last].tolist() == counted


@given(stays=STAYS)
def test_who_enters_finds_the_slot_of_who_leaves_free_and_who_leaves_is_there_until_then(
    stays: list[tuple[int, int]],
) -> None:
    course = course_of(stays)
    entered = sorted(at for at, _ in stays)
    left = sorted(at + span for at, span in stays)
    found = [sum(at < now for at in entered) - sum(at <= now for at in left) for now in entered]
    assert course.entered_at.tolist() == found
    before = [sum(at < now for at in entered) - sum(at < now for at in left) for now in left]
    assert course.left_at.tolist() == before


@given(stays=STAYS, begin=st.integers(0, 25))
def test_the_course_of_those_who_left_after_an_instant_is_that_of_them_alone(
    stays: list[tuple[int, int]], begin: int
) -> None:
    kept = [(at, span) for at, span in stays if at + span > begin]
    lasting = np.array(sorted(at for at, _ in kept if at <= begin), dtype=float)
    some, alone = course_of(stays).since(begin, lasting=lasting), course_of(kept)
    assert some.times.tolist() == alone.times.tolist()
    assert some.level.tolist() == alone.level.tolist()
    assert some.entered_at.tolist() == alone.entered_at.tolist()
    assert some.left_at.tolist() == alone.left_at.tolist()


def test_of_a_span_one_end_belongs_to_it() -> None:
    times, spans = np.array([1.0, 2.0, 3.0]), np.array([[1.0], [3.0]])
    assert is_within(times, spans, is_end_in=False).tolist() == [True, True, False]
    assert is_within(times, spans, is_end_in=True).tolist() == [False, True, True]

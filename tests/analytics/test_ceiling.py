import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from narrows.analytics.ceiling import find_ceiling, overlap
from tests.analytics.queues import Floats, begins, place_of, poisson_arrivals

DAYS = 364.0


def test_work_that_is_pulled_shows_the_slots_and_when_they_were_full() -> None:
    rng = np.random.default_rng(2)
    arrivals = poisson_arrivals(rng, per_day=2.4, days=DAYS)
    work = rng.exponential(1.0, len(arrivals))
    begun = begins(arrivals, work, 3)
    ceiling = find_ceiling(place_of(begun, begun + work, DAYS), DAYS)
    assert ceiling is not None
    assert ceiling.slots == 3
    waiting = begun > arrivals
    assert 0.2 < waiting.mean() < 0.9
    middles = (arrivals[waiting] + np.minimum(begun[waiting], DAYS)) / 2
    inside = np.searchsorted(ceiling.full[0], middles, "right") > np.searchsorted(
        ceiling.full[1], middles, "right"
    )
    assert inside.mean() > 0.99, "who waits, waits while it is full"


def test_a_place_that_holds_its_own_queue_has_no_ceiling() -> None:
    rng = np.random.default_rng(3)
    arrivals = poisson_arrivals(rng, per_day=2.7, days=DAYS)
    work = rng.exponential(1.0, len(arrivals))
    assert find_ceiling(place_of(arrivals, begins(arrivals, work, 3) + work, DAYS), DAYS) is None


def test_a_heap_that_grew_once_and_stays_is_no_ceiling() -> None:
    entered = np.sort(np.random.default_rng(4).uniform(0, 60, 28))
    assert find_ceiling(place_of(entered, np.full(28, np.inf), DAYS), DAYS) is None


def test_nothing_and_no_time_have_no_ceiling() -> None:
    assert find_ceiling(place_of(np.array([]), np.array([]), 7.0), 7.0) is None
    assert find_ceiling(place_of(np.array([]), np.array([]), 0.0), 0.0) is None


SPANS = st.lists(st.integers(0, 40), min_size=0, max_size=12, unique=True)


@given(some=SPANS, other=SPANS)
@settings(max_examples=80)
def test_overlap_holds_when_both_hold(some: list[int], other: list[int]) -> None:
    def spans(cuts: list[int]) -> Floats:
        return np.array(sorted(cuts)[: len(cuts) // 2 * 2], dtype=float).reshape(-1, 2).T

    def is_in(at: float, which: Floats) -> bool:
        return bool(((which[0] <= at) & (at < which[1])).any())

    both = overlap(spans(some), spans(other))
    for at in np.arange(0.5, 41):
        assert is_in(at, both) == (is_in(at, spans(some)) and is_in(at, spans(other)))

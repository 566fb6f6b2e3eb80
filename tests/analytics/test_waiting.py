"""Where items wait is not whom they wait for."""

import numpy as np
import pytest

from narrows.analytics.passages import Tie
from narrows.analytics.reaches import read_history
from narrows.analytics.readings import Reading
from narrows.analytics.stays import GONE, Stays
from narrows.analytics.waiting import Claim
from narrows.domain.work import FlowState
from tests.analytics.queues import Floats, all_weeks, begins, poisson_arrivals

DAYS = 364.0
ACTIVE, WAITING, DONE = FlowState.ACTIVE, FlowState.WAITING, FlowState.DONE


def read(states: list[FlowState], times: Floats, ties: list[Tie]) -> Reading:
    """Items that pass all statuses in order; `times` are their entries, [n_items, n_statuses]."""
    n_items, n_statuses = times.shape
    seen = times < DAYS
    left = np.concatenate([times[:, 1:], np.full((n_items, 1), np.inf)], axis=1)
    left = np.where(left < DAYS, left, np.inf)
    following = np.where(np.isinf(left), GONE, np.arange(1, n_statuses + 1))
    status = np.broadcast_to(np.arange(n_statuses), times.shape)
    stays = Stays(
        names=[f"S{each}" for each in range(n_statuses)],
        states=states,
        status=status[seen],
        next_status=following[seen],
        entered=times[seen],
        left=left[seen],
        is_done=np.repeat(seen.all(axis=1), n_statuses).reshape(times.shape)[seen],
        end=DAYS,
    )
    return read_history(stays, ties, weeks=all_weeks(DAYS))


def waited(reading: Reading) -> Floats:
    return reading.waited(np.ones((1, len(reading.weeks.starts))))[:, 0]


def two_steps(seed: int = 1) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """Arrivals, two of ten slots busy at first work, then two slots that are nearly all busy."""
    rng = np.random.default_rng(seed)
    arrivals = poisson_arrivals(rng, per_day=1.8, days=DAYS)
    first = arrivals + rng.exponential(1.0, len(arrivals))
    order = np.argsort(first)
    work = rng.exponential(1.0, len(arrivals))
    begun = np.empty_like(first)
    begun[order] = begins(first[order], work[order], 2)
    return arrivals, first, begun, begun + work, work


def test_waiting_in_a_queue_belongs_to_what_it_feeds() -> None:
    arrivals, first, begun, done, _ = two_steps()
    reading = read(
        [ACTIVE, WAITING, ACTIVE, DONE],
        np.stack([arrivals, first, begun, done], axis=1),
        [Tie(0), Tie(2, (1,))],
    )
    assert waited(reading)[0] == 0
    assert waited(reading)[1] == pytest.approx(queue_days(first, begun), rel=0.02)
    assert reading.reaches[1].slots == 2
    assert not reading.delays


def test_waiting_in_the_status_itself_is_what_exceeds_its_slots() -> None:
    arrivals, first, begun, done, _ = two_steps()
    reading = read(
        [ACTIVE, ACTIVE, DONE], np.stack([arrivals, first, done], axis=1), [Tie(0), Tie(1)]
    )
    assert waited(reading)[1] == pytest.approx(queue_days(first, begun), rel=0.15)
    assert waited(reading)[0] < waited(reading)[1] / 10


def test_waiting_in_the_status_before_belongs_to_what_is_full() -> None:
    arrivals, first, begun, done, _ = two_steps()
    reading = read(
        [ACTIVE, ACTIVE, DONE], np.stack([arrivals, begun, done], axis=1), [Tie(0), Tie(1)]
    )
    assert waited(reading)[1] == pytest.approx(queue_days(first, begun), rel=0.25)
    assert waited(reading)[0] < waited(reading)[1] / 10


def test_a_pure_delay_before_a_busy_status_is_no_queue() -> None:
    arrivals, first, begun, done, _ = two_steps()
    rng = np.random.default_rng(9)
    asked = arrivals - rng.lognormal(1.5, 0.5, len(arrivals))
    times = np.stack([asked, arrivals, first, begun, done], axis=1)
    reading = read(
        [WAITING, ACTIVE, WAITING, ACTIVE, DONE], times - times.min(), [Tie(1, (0,)), Tie(3, (2,))]
    )
    assert list(reading.delays) == [0]
    assert reading.reaches[0].queues == ()
    assert waited(reading).argmax() == 1


def test_a_wait_in_no_reach_is_a_delay_of_its_own() -> None:
    arrivals, first, begun, done, _ = two_steps()
    reading = read(
        [ACTIVE, WAITING, ACTIVE, DONE],
        np.stack([arrivals, first, begun, done], axis=1),
        [Tie(0), Tie(2)],
    )
    assert list(reading.delays) == [1]


def test_what_waits_for_a_place_that_is_only_blocked_waits_for_the_next() -> None:
    claim = Claim(targets=(4, 5, 6), nested=np.array([[10.0, 4], [6, 4], [1, 0]]))
    assert claim.amounts(np.ones((1, 2)))[:, 0] == pytest.approx([4.0, 9.0, 1.0])
    assert claim.amounts(np.array([[2.0, 0]]))[:, 0] == pytest.approx([8.0, 10.0, 2.0])


def test_a_usual_stay_is_no_waiting() -> None:
    """20 stays took 60 days; the 5 that ended while there was room took 10: 40 are usual."""
    claim = Claim(
        targets=(7,),
        nested=np.array([[50.0]]),
        before=np.array([[[60.0], [20.0]], [[10.0], [5.0]]]),
    )
    assert claim.amounts(np.ones((1, 1)))[:, 0] == pytest.approx([20.0])


def queue_days(first: Floats, begun: Floats) -> float:
    """Time between finished and begun, within the log."""
    return float((np.minimum(begun, DAYS) - np.minimum(first, DAYS)).sum())

"""Places that never hold more than so many items: work is pulled into them, not pushed.

Where items wait in the status before until the next has a free slot, no queue is ever seen in the
next one: it is full, and what it keeps waiting stands upstream. A ceiling shows in the arrivals:
they come while there are fewer than K items, and stop at K.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from narrows.analytics.places import Place
from narrows.analytics.weeks import Floats

GAIN_NATS = 6.0
"""How much more likely a ceiling must be than even arrivals: exp(6) = 400 times."""

FILLED_TIMES = 10
"""How often the last slot must have been taken: a heap that grew once and stays is no ceiling."""

LEAK_RATIO = 0.6
"""Rate of arrivals from the ceiling on, over that below it, that a ceiling may let through: items
whose work is over linger until the next place takes them, and others have come for their slots."""

BEYOND_RATIO = 0.5
"""Time above the ceiling, as a share of the time at it: some linger when their work is over."""

PAUSE_RATIO = 0.5
"""People take the next item when they have finished their coffee: a free slot is still spoken for
until so much of the mean time between arrivals has passed."""


@dataclass(frozen=True, slots=True)
class Ceiling:
    """What a place holds at most.

    Attributes:
        slots: [items]
        gain: Log likelihood above arrivals that do not mind. [nats]
        full: When it was full: begins, ends. [days, shape (2, n)]
    """

    slots: int
    gain: float
    full: Floats


def find_ceiling(place: Place, end: float) -> Ceiling | None:
    """The ceiling of a place, by likelihood, or none.

    Arrivals are Poisson with one rate below K items and another from K on.

    Args:
        place: Of the items there.
        end: Where the history is cut off. [days]
    """
    times, after = place.course.cut(np.array([end]))
    is_last = np.append(times[1:] != times[:-1], True).nonzero()[0]
    points, level = times[is_last], after[is_last]
    time = np.asarray(np.bincount(level[:-1], weights=points[1:] - points[:-1]), dtype=np.float64)
    found = place.course.entered_at
    if time.sum() == 0 or not len(found):
        return None
    arrivals = np.bincount(np.clip(found, 0, len(time) - 1), minlength=len(time)).astype(float)
    below, below_time = np.cumsum(arrivals)[:-1], np.cumsum(time)[:-1]
    above, above_time = arrivals.sum() - below, time.sum() - below_time
    with np.errstate(divide="ignore", invalid="ignore"):
        gain = _fit(below, below_time) + _fit(above, above_time)
        leak = (above / above_time) / (below / below_time)
    gain -= arrivals.sum() * np.log(arrivals.sum() / time.sum())
    usable = (below_time > 0) & (above_time > 0) & (arrivals[:-1] >= FILLED_TIMES)
    usable &= above_time - time[1:] <= BEYOND_RATIO * time[1:]
    gain = np.where(usable & (leak < LEAK_RATIO), gain, -np.inf)
    if gain.max(initial=-np.inf) < GAIN_NATS:
        return None
    slots = int(gain.argmax()) + 1
    pause = PAUSE_RATIO * float(time.sum()) / float(arrivals.sum())
    return Ceiling(slots, float(gain[slots - 1]), _spans(level >= slots, points, pause=pause))


def _fit(arrivals: Floats, time: Floats) -> Floats:
    """Log likelihood of the best rate, without what all models share."""
    return np.where(arrivals > 0, arrivals * np.log(arrivals / time), 0.0)


def _spans(is_full: NDArray[np.bool_], points: Floats, *, pause: float) -> Floats:
    """From the begin of each run of full points to the point after it. [days, shape (2, n)]"""
    edges = np.diff(np.concatenate([[0], is_full[:-1].astype(np.int8), [0]]))
    begins, ends = points[np.flatnonzero(edges == 1)], points[np.flatnonzero(edges == -1)]
    is_apart = begins[1:] - ends[:-1] > pause
    return np.stack(
        [begins[np.concatenate([[True], is_apart])], ends[np.concatenate([is_apart, [True]])]]
    )


def overlap(some: Floats, other: Floats) -> Floats:
    """When both hold. [days, shape (2, n)]

    Args:
        some: Begins and ends, that do not overlap each other. [days, shape (2, n)]
        other: The same. [days, shape (2, m)]
    """
    times = np.concatenate([some[0], other[0], some[1], other[1]])
    begins = some.shape[1] + other.shape[1]
    steps = np.repeat([1, -1], [begins, begins])
    order = np.lexsort((steps, times))
    times, steps = times[order], steps[order]
    both = np.flatnonzero((np.cumsum(steps) == 2) & (steps == 1))
    return np.stack([times[both], times[np.minimum(both + 1, len(times) - 1)]])

"""How many items are in a place as time goes by, read from when they came and when they left."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from narrows.analytics.weeks import Floats, Ints

Side = Literal["left", "right"]


def course(entered: Floats, left: Floats, *, bounds: Floats) -> tuple[Floats, Ints]:
    """All times at which something changes, in order, and the items there after each.

    A stable sort runs once through what is sorted already; searching each time costs double.

    Args:
        entered: Sorted. [days, shape (n,)]
        left: Sorted, of those that left. [days, shape (m,)]
        bounds: Times at which nothing changes. [days, shape (k,)]

    Returns:
        Times and items. [days and items, each of shape (n + m + k,)]; of equal times only the last
        has the number that they leave behind.
    """
    times = np.concatenate([entered, left, bounds])
    steps = np.zeros(len(times), dtype=np.int64)
    steps[: len(entered)] = 1
    steps[len(entered) : len(entered) + len(left)] = -1
    order = np.argsort(times, kind="stable")
    return times[order], np.cumsum(steps[order])


def level_at(entered: Floats, left: Floats, *, at: Floats, side: Side) -> Ints:
    """Items there at a time: just after it (right) or just before it (left)."""
    return np.asarray(
        np.searchsorted(entered, at, side) - np.searchsorted(left, at, side), dtype=np.int64
    )


def is_within(times: Floats, spans: Floats, *, side: Side) -> NDArray[np.bool_]:
    """Whether a time lies in one of the spans, half-open at their end (right) or begin (left)."""
    begun, ended = (np.searchsorted(each, times, side) for each in spans)
    return np.asarray(begun > ended)

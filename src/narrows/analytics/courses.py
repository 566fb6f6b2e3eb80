"""How many items are in a place as time goes by, read from when they came and when they left."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from narrows.analytics.weeks import Floats, Ints


@dataclass(frozen=True, slots=True)
class Course:
    """All times at which something changes in a place, in order; merged once, read often.

    Attributes:
        times: Of equal times those of leaving come first. [days, shape (n + m,)]
        level: Items there after each; of equal times only the last has the number that they leave
            behind. [items, shape (n + m,)]
        entered_at: Items there as each one enters, before it and after all who leave at that very
            time. [items, shape (n,)]
        left_at: Items there just before each one leaves, itself among them. [items, shape (m,)]
    """

    times: Floats
    level: Ints
    entered_at: Ints
    left_at: Ints

    @classmethod
    def of(cls, entered: Floats, left: Floats) -> "Course":
        """Merge the two.

        Args:
            entered: Sorted. [days, shape (n,)]
            left: Sorted, of those that left. [days, shape (m,)]
        """
        # A stable sort runs once through what is sorted already; searching costs twice that.
        both = np.concatenate([left, entered])
        order = both.argsort(kind="stable")
        is_entry = order >= len(left)
        entries, leavings = is_entry.nonzero()[0], (~is_entry).nonzero()[0]
        n_in, n_out = np.arange(len(entered)), np.arange(len(left))
        n_left, n_entered = entries - n_in, leavings - n_out
        level = np.empty(len(both), dtype=np.int64)
        level[entries] = n_in + 1 - n_left
        level[leavings] = n_entered - n_out - 1
        return cls(
            times=both[order],
            level=level,
            entered_at=_first_of_equal(entered) - n_left,
            left_at=n_entered - _first_of_equal(left),
        )

    def since(self, begin: float, *, lasting: Floats) -> "Course":
        """The course of those who left after an instant.

        Args:
            begin: The instant. [days]
            lasting: When those who were there then had entered. [days, sorted]
        """
        later = int(self.times.searchsorted(begin, "right"))
        # Until then so many entered and so many left as that those remain.
        n_left = (later - len(lasting)) // 2
        n_entered = later - n_left
        return Course(
            times=np.concatenate([lasting, self.times[later:]]),
            level=np.concatenate([np.arange(1, len(lasting) + 1), self.level[later:]]),
            entered_at=np.concatenate([_first_of_equal(lasting), self.entered_at[n_entered:]]),
            left_at=self.left_at[n_left:],
        )

    def cut(self, bounds: Floats) -> tuple[Floats, Ints]:
        """The same with times at which nothing changes, each after what is at that very time.

        Args:
            bounds: In any order. [days, shape (k,)]

        Returns:
            Times and items. [days and items, each of shape (n + m + k,)]
        """
        bounds = np.sort(bounds)
        if not len(self.times):
            return bounds, np.zeros(len(bounds), dtype=np.int64)
        n_before = self.times.searchsorted(bounds, "right")
        place = n_before + np.arange(len(bounds))
        edges = np.concatenate([[0], place + 1, [len(self.times) + len(bounds)]])
        # A time moves on by the bounds before it; what is taken at a bound itself is put right.
        moved = np.arange(len(bounds) + 1).repeat(edges[1:] - edges[:-1])
        own = np.arange(len(moved)) - moved
        times, level = self.times.take(own, mode="clip"), self.level.take(own, mode="clip")
        times[place] = bounds
        level[place] = np.where(n_before > 0, self.level[n_before - 1], 0)
        return times, level


def _first_of_equal(times: Floats) -> Ints:
    """Where the first of the times that equal each stands, which is how many are earlier."""
    first = np.arange(len(times))
    equal = (times[1:] == times[:-1]).nonzero()[0] + 1
    if len(equal):
        first[equal] = 0
        first = np.maximum.accumulate(first)
    return first


def is_within(times: Floats, spans: Floats, *, is_end_in: bool) -> NDArray[np.bool_]:
    """Whether a time lies in one of the spans, of whose two ends one belongs to it.

    Args:
        times: [days, shape (n,)]
        spans: Begins and ends. [days, shape (2, k)]
        is_end_in: Whether that is the end, and not the begin.
    """
    side: Literal["left", "right"] = "left" if is_end_in else "right"
    begins, ends = spans
    return np.asarray(np.searchsorted(begins, times, side) > np.searchsorted(ends, times, side))

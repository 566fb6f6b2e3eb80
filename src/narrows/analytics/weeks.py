"""The weeks that a judgement is read from, as spans of a clock."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

WEEK_DAYS = 7.0

MOST_COUNTED = 100_000
"""Weeks back, of a date by mistake, up to which counting them all is cheaper than sorting."""


@dataclass(frozen=True, slots=True)
class Weeks:
    """The weeks in which anything happened, counted back from the end; others are left out.

    A date of 1948 by mistake costs one week of its own, not four thousand empty ones.

    Attributes:
        starts: On the business clock, ascending. [days, shape (n_weeks,)]
    """

    starts: Floats

    @classmethod
    def of(cls, times: Floats, end: float) -> "Weeks":
        """The weeks that hold one of the times.

        Args:
            times: On the business clock. [days, shape (n,)]
            end: Where the last week ends. [days]
        """
        back = _different(np.ceil((end - times[times < end]) / WEEK_DAYS))[::-1]
        return cls(end - np.maximum(back, 1.0) * WEEK_DAYS)

    def index(self, times: Floats) -> Ints:
        """The week that each time lies in; −1 where it lies in none. [shape (n,)]"""
        found = np.searchsorted(self.starts, times, side="right") - 1
        outside = (found < 0) | (times >= self.starts[found] + WEEK_DAYS)
        return np.where(outside, -1, found)

    def index_sorted(self, times: Floats) -> Ints:
        """The same of times in order: a few begins are looked for among many times. [shape (n,)]"""
        begins = np.searchsorted(times, self.starts)
        ends = np.searchsorted(times, self.starts + WEEK_DAYS)
        ends[:-1] = np.minimum(ends[:-1], begins[1:])
        edges = np.zeros(2 * len(begins) + 2, dtype=np.int64)
        edges[1:-1:2], edges[2:-1:2], edges[-1] = begins, ends, len(times)
        found = np.arange(-1, 2 * len(begins)) // 2
        found[::2] = -1
        return found.repeat(edges[1:] - edges[:-1])

    def hold(self, times: Floats) -> NDArray[np.bool_]:
        """Whether each time lies in one of the weeks. [shape (n,)]"""
        ends = self.starts + WEEK_DAYS
        if (ends[:-1] < self.starts[1:]).any():
            return np.asarray(self.index(times) >= 0)
        return np.asarray((times >= self.starts[0]) & (times < ends[-1]))


def _different(whole: Floats) -> Floats:
    """The different ones of whole numbers from 0, ascending: counted, where they are no giants."""
    if not len(whole) or whole.max() > MOST_COUNTED:
        return np.unique(whole)
    return np.flatnonzero(np.bincount(whole.astype(np.int64))).astype(np.float64)

"""The weeks that a judgement is read from, as spans of a clock."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

WEEK_DAYS = 7.0


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
        back = np.unique(np.ceil((end - times[times < end]) / WEEK_DAYS))[::-1]
        return cls(end - np.maximum(back, 1.0) * WEEK_DAYS)

    def index(self, times: Floats) -> Ints:
        """The week that each time lies in; −1 where it lies in none. [shape (n,)]"""
        found = np.searchsorted(self.starts, times, side="right") - 1
        outside = (found < 0) | (times >= self.starts[found] + WEEK_DAYS)
        return np.where(outside, -1, found)

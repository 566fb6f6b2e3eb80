"""How long a place of work held how many items, and how many left it then, week by week.

Everything that the judgement on a bottleneck needs of the history is in these sums: they add over
weeks, so a bootstrap over weeks only weighs them and never goes back to the visits.
"""

from dataclasses import dataclass

import numpy as np

from narrows.analytics.weeks import Floats, Ints

EXACT_LEVELS = 48
"""Up to so many items each level counts for itself; above, levels share bins that grow by 1/8."""


@dataclass(frozen=True, slots=True)
class Levels:
    """Sums per week and level; a level is a number of items, or a bin of numbers.

    Attributes:
        lows: Smallest number of items of each bin, from 0. [items, shape (n_bins,)]
        sums: Time at the level, Σ items × time, items that left at the level, Σ log(items) at those
            departures. [days, item days, items and 1, shape (4, n_weeks, n_bins)]
    """

    lows: Floats
    sums: Floats

    @property
    def time(self) -> Floats:
        """Time at the level. [days, shape (n_weeks, n_bins)]"""
        return np.asarray(self.sums[0])

    @property
    def work(self) -> Floats:
        """Σ items × time. [item days, shape (n_weeks, n_bins)]"""
        return np.asarray(self.sums[1])

    @property
    def departures(self) -> Floats:
        """Items that left at the level. [items, shape (n_weeks, n_bins)]"""
        return np.asarray(self.sums[2])

    def weighed(self, weights: Floats) -> Floats:
        """The sums over samples of weeks.

        Args:
            weights: How often each sample has each week. [shape (s, n_weeks)]

        Returns:
            [shape (4, s, n_bins)]
        """
        return np.asarray(weights @ self.sums)

    def part(self, begin: int, end: int | None = None) -> "Levels":
        """The same of some consecutive weeks, half-open."""
        return Levels(self.lows, self.sums[:, begin:end])

    def last(self, n_weeks: int) -> "Levels":
        """As if only the last weeks had been counted: without the bins that nothing reached then.

        The bins of a smaller largest number are the first of those of a larger one.
        """
        sums = self.sums[:, -n_weeks:]
        seen = (sums[0] + sums[2]).any(axis=0).nonzero()[0]
        n_bins = max(int(seen[-1]) + 1 if len(seen) else 0, len(bin_lows(1)))
        return Levels(self.lows[:n_bins], np.ascontiguousarray(sums[:, :, :n_bins]))

    def weekly(self) -> Floats:
        """Work and departures of each week. [shape (2, n_weeks)]"""
        return np.asarray(self.sums[1:3].sum(axis=-1))


def bin_lows(largest: int) -> Ints:
    """The smallest number of items of each bin, from 0 to the largest that was seen."""
    lows = list(range(min(largest, EXACT_LEVELS) + 1))
    while lows[-1] >= EXACT_LEVELS and lows[-1] + lows[-1] // 8 <= largest:
        lows.append(lows[-1] + lows[-1] // 8)
    return np.array(lows, dtype=np.int64)


class Bins:
    """Where each of some amounts belongs: a week, and a bin of levels."""

    def __init__(self, week: Ints, level: Ints, *, lows: Ints, n_weeks: int) -> None:
        self._shape = (n_weeks, len(lows))
        # Levels are small numbers: a table of their bins costs a tenth of searching each.
        bins = np.searchsorted(lows, np.arange(level.max(initial=0) + 1), side="right") - 1
        self._place = week * len(lows) + bins[level]

    def summed(self, amounts: Floats | None = None) -> Floats:
        """Their sums, or how many there are. [shape (n_weeks, n_bins)]"""
        size = self._shape[0] * self._shape[1]
        flat = np.bincount(self._place, weights=amounts, minlength=size)
        return np.asarray(flat.reshape(self._shape), dtype=np.float64)

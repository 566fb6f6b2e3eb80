"""How long a place of work held how many items, and how many left it then, week by week.

Everything that the judgement on a bottleneck needs of the history is in these sums: they add over
weeks, so a bootstrap over weeks only weighs them and never goes back to the visits.
"""

from dataclasses import dataclass

import numpy as np

from narrows.analytics.courses import course, is_within, level_at
from narrows.analytics.weeks import WEEK_DAYS, Floats, Ints, Weeks

EXACT_LEVELS = 48
"""Up to so many items each level counts for itself; above, levels share bins that grow by 1/8."""


@dataclass(frozen=True, slots=True)
class Place:
    """One status, or some taken as one, and when items came and went. Each array is sorted.

    Attributes:
        entered: [days, shape (n,)]
        left: Infinite while items are there. [days, shape (n,)]
        departed: Leavings to elsewhere, those given up left out. [days, shape (m,)]
    """

    entered: Floats
    left: Floats
    departed: Floats


@dataclass(frozen=True, slots=True)
class Levels:
    """Sums per week and level; a level is a number of items, or a bin of numbers.

    Attributes:
        lows: Smallest number of items of each bin, from 0. [items, shape (n_bins,)]
        time: Time at the level. [days, shape (n_weeks, n_bins)]
        work: Σ items × time. [item days, shape (n_weeks, n_bins)]
        departures: Items that left at the level. [items, shape (n_weeks, n_bins)]
        log_level: Σ log(items) at those departures. [shape (n_weeks, n_bins)]
    """

    lows: Floats
    time: Floats
    work: Floats
    departures: Floats
    log_level: Floats

    @property
    def sums(self) -> Floats:
        """Time, work, departures and log level in one. [shape (4, n_weeks, n_bins)]"""
        return np.stack([self.time, self.work, self.departures, self.log_level])

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
        time, work, departures, log_level = self.sums[:, begin:end]
        return Levels(self.lows, time, work, departures, log_level)

    def weekly(self) -> Floats:
        """Work and departures of each week. [shape (2, n_weeks)]"""
        return np.stack([self.work.sum(axis=-1), self.departures.sum(axis=-1)])


def bin_lows(largest: int) -> Ints:
    """The smallest number of items of each bin, from 0 to the largest that was seen."""
    lows = list(range(min(largest, EXACT_LEVELS) + 1))
    while lows[-1] >= EXACT_LEVELS and lows[-1] + lows[-1] // 8 <= largest:
        lows.append(lows[-1] + lows[-1] // 8)
    return np.array(lows, dtype=np.int64)


def count_levels(place: Place, weeks: Weeks, *, closed: Floats | None = None) -> Levels:
    """Sum up the history of one place of work.

    Args:
        place: Of the items there.
        weeks: The weeks that count.
        closed: Pairs of times between which nothing counts: begins, ends. [days, shape (2, k)]
    """
    entered, left, departed = place.entered, place.left, place.departed
    bounds = [weeks.starts, weeks.starts + WEEK_DAYS] + ([] if closed is None else [closed.ravel()])
    points, level = course(entered, left[np.isfinite(left)], bounds=np.concatenate(bounds))
    level, spans = level[:-1], np.diff(points)
    week = weeks.index_sorted(points[:-1])
    # Of points at one time only the last has the level that they leave behind.
    counts = (week >= 0) & (spans > 0)
    before = np.maximum(level_at(entered, left, at=departed, side="left"), 1)
    departed_week = weeks.index_sorted(departed)
    departs = departed_week >= 0
    if closed is not None:
        counts &= ~is_within(points[:-1], closed, side="right")
        departs &= ~is_within(departed, closed, side="left")
    largest = int(max(level[counts].max(initial=1), before[departs].max(initial=1)))
    lows = bin_lows(largest)
    at, span, leaving = level[counts], spans[counts], before[departs]
    staying = _Bins(week[counts], at, lows=lows, n_weeks=len(weeks.starts))
    departing = _Bins(departed_week[departs], leaving, lows=lows, n_weeks=len(weeks.starts))
    return Levels(
        lows=lows.astype(np.float64),
        time=staying.summed(span),
        work=staying.summed(span * at),
        departures=departing.summed(np.ones(len(leaving))),
        log_level=departing.summed(np.log(leaving)),
    )


class _Bins:
    """Where each of some amounts belongs: a week, and a bin of levels."""

    def __init__(self, week: Ints, level: Ints, *, lows: Ints, n_weeks: int) -> None:
        self._shape = (n_weeks, len(lows))
        # Levels are small numbers: a table of their bins costs a tenth of searching each.
        bins = np.searchsorted(lows, np.arange(level.max(initial=0) + 1), side="right") - 1
        self._place = week * len(lows) + bins[level]

    def summed(self, amounts: Floats) -> Floats:
        """Their sums. [shape (n_weeks, n_bins)]"""
        size = self._shape[0] * self._shape[1]
        flat = np.bincount(self._place, weights=amounts, minlength=size)
        return np.asarray(flat.reshape(self._shape), dtype=np.float64)

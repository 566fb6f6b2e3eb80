"""A clock that runs when the stream works: nights and weekends without moves pass in no time.

Its speed at an hour of the week is the share of the stream's moves at that weekday times the share
at that hour of the day, so a week is 7 days long on it too, and a stream that works round the
clock gets the ordinary clock.
"""

from dataclasses import dataclass

import numpy as np

from narrows.analytics.weeks import WEEK_DAYS, Floats, Ints

HOUR_US = 3_600_000_000
DAY_US = 24 * HOUR_US
WEEK_HOURS = 168
EPOCH_WEEKDAY = 3
"""1 January 1970 was a Thursday; Monday is 0."""

IDLE_SHARE = 0.02
"""Of the ordinary clock that always runs, so that time never stands still. [ratio]"""


@dataclass(frozen=True, slots=True)
class BusinessClock:
    """The integral of a stream's own activity by hour of the week.

    Attributes:
        passed: At the beginning of each hour of the week. [days, shape (169,)]
    """

    passed: Floats

    @classmethod
    def of(cls, moved_local_us: Ints) -> "BusinessClock":
        """The clock of a stream.

        Args:
            moved_local_us: Instants of moves, on the local clock. [µs since 1970, shape (n,)]
        """
        _, hours, _ = _hour_of_week(moved_local_us)
        moves = np.bincount(hours, minlength=WEEK_HOURS).reshape(7, 24)
        by_day = moves.sum(axis=1).astype(np.float64)
        by_hour = moves.sum(axis=0).astype(np.float64)
        speed = np.outer(by_day, by_hour).ravel()
        total = speed.sum()
        even = np.full(WEEK_HOURS, 1 / WEEK_HOURS)
        share = even if total == 0 else (1 - IDLE_SHARE) * speed / total + IDLE_SHARE * even
        return cls(WEEK_DAYS * np.concatenate([[0.0], np.cumsum(share)]))

    def days(self, local_us: Ints) -> Floats:
        """Time on this clock; it orders instants as they were. [days, shape of the argument]"""
        week, hour, in_hour_us = _hour_of_week(local_us)
        speed = np.diff(self.passed)
        return np.asarray(
            week * WEEK_DAYS + self.passed[hour] + speed[hour] * (in_hour_us / HOUR_US)
        )


def _hour_of_week(local_us: Ints) -> tuple[Ints, Ints, Ints]:
    """Weeks since a Monday, hours in the week, and what is over; a remainder costs ten times that.

    [weeks, hours and µs, each of the shape of the argument]
    """
    since_monday = local_us + EPOCH_WEEKDAY * DAY_US
    hours = since_monday // HOUR_US
    weeks = hours // WEEK_HOURS
    return weeks, hours - weeks * WEEK_HOURS, since_monday - hours * HOUR_US

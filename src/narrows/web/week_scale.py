"""Where days and values lie on a chart of a cycle: pure geometry."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from narrows.views.cycle_week import CycleWeek

WIDTH, HEIGHT = 380.0, 170.0
LEFT, RIGHT, TOP, BOTTOM = 8.0, 372.0, 8.0, 148.0

ROOM = 0.16
"""Part of the range that stays free above and below, for words. [ratio]"""


@dataclass(frozen=True, slots=True)
class WeekScale:
    """Where days and values lie.

    Attributes:
        cycle: From edge to edge.
        low: The value at the bottom. [the metric's unit]
        high: The value at the top. [the metric's unit]
    """

    cycle: CycleWeek
    low: float
    high: float

    def x(self, day: date) -> float:
        """Where a day lies across; one outside of the cycle lies at its edge."""
        length = self.cycle.weeks * 7
        days = min(max((day - self.cycle.start).days, 0), length)
        return round(LEFT + days / length * (RIGHT - LEFT), 1)

    def y(self, number: float) -> float:
        """Where a value lies up. [the metric's unit]"""
        ratio = (number - self.low) / (self.high - self.low)
        return round(BOTTOM - ratio * (BOTTOM - TOP), 1)

    def y_or_none(self, number: float | None) -> float | None:
        """Where a value lies up, if there is one. [the metric's unit or None]"""
        return None if number is None else self.y(number)


def scale_of(cycle: CycleWeek, values: Sequence[float]) -> WeekScale:
    """A scale on which all of some values have their place. [the metric's unit]"""
    low, high = min(values), max(values)
    room = (high - low) * ROOM or abs(high) * ROOM or 1.0
    return WeekScale(cycle, low - room, high + room)

"""Counting units: how much a row has, how much of it nobody knows, and whether 0 is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias, cast

from narrows.domain.measure import DAY_US
from narrows.domain.ports import History, StreamSpan
from narrows.domain.value import CapacityUnit
from narrows.metrics.units import TELLING

UnitsRow: TypeAlias = tuple[int, int, str, int, int, int, int, int, int, int, int]
"""Stream, period, item type, active µs, worked, unknown, done, pointed, thousandths of points.

Then those worked on that have hours, and thousandths of hours.
"""

OF_WORKED = (CapacityUnit.ACTIVE_DAYS, CapacityUnit.LOGGED_HOURS)
"""Units of the items worked on; the others are of those done."""

TOLD_IN = {CapacityUnit.POINTS: "points", CapacityUnit.LOGGED_HOURS: "logged"}
"""Units that people tell or do not, and the table of what was told; others are counted."""

THOUSANDTHS = 1000


@dataclass(frozen=True, slots=True)
class Counting:
    """What is counted of which streams.

    Attributes:
        spans: The streams.
        unit: What is counted.
        telling: Numbers of the streams of which anybody ever told it.
    """

    spans: Sequence[StreamSpan]
    unit: CapacityUnit
    telling: frozenset[int]

    def is_known(self, number: int, rows: Sequence[UnitsRow]) -> bool:
        """Whether a period's units of a stream are known, so that 0 would be an answer.

        Args:
            number: Of the stream.
            rows: Of it, in the period.
        """
        if self.unit not in TOLD_IN:
            return True
        n_items = sum(n_items_of(row, self.unit) for row in rows)
        n_unmeasured = sum(unmeasured_of(row, self.unit) for row in rows)
        is_any = any(amount_of(row, self.unit) for row in rows)
        return number in self.telling and (is_any or not n_items or n_unmeasured < n_items)


def telling(history: History, unit: CapacityUnit) -> frozenset[int]:
    """Numbers of the streams of which anybody ever told a unit that people tell."""
    if unit not in TOLD_IN:
        return frozenset()
    rows = cast("list[tuple[int]]", history.rows(TELLING.format(table=TOLD_IN[unit])))
    return frozenset(number for (number,) in rows)


def amount_of(row: UnitsRow, unit: CapacityUnit) -> int:
    """In whole µs, items or thousandths of points and hours: what is added up stays exact."""
    return {
        CapacityUnit.ACTIVE_DAYS: row[3], CapacityUnit.ITEMS: row[6], CapacityUnit.POINTS: row[8],
        CapacityUnit.LOGGED_HOURS: row[10],
    }[unit]  # fmt: skip


def per_unit(unit: CapacityUnit) -> int:
    """How many of these whole µs, items or thousandths make one unit."""
    return {
        CapacityUnit.ACTIVE_DAYS: DAY_US, CapacityUnit.ITEMS: 1,
        CapacityUnit.POINTS: THOUSANDTHS, CapacityUnit.LOGGED_HOURS: THOUSANDTHS,
    }[unit]  # fmt: skip


def n_items_of(row: UnitsRow, unit: CapacityUnit) -> int:
    """Items that were worked on, or done. [items]"""
    return row[4] if unit in OF_WORKED else row[6]


def unmeasured_of(row: UnitsRow, unit: CapacityUnit) -> int:
    """Those of them whose units nobody knows. [items]"""
    return {
        CapacityUnit.ACTIVE_DAYS: row[5], CapacityUnit.ITEMS: 0,
        CapacityUnit.POINTS: row[6] - row[7], CapacityUnit.LOGGED_HOURS: row[4] - row[9],
    }[unit]  # fmt: skip

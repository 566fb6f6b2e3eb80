"""Where capacity goes: to value streams, or to work that no stream takes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from narrows.domain.measure import Period
from narrows.domain.work import FlowState


class CapacityUnit(StrEnum):
    """What capacity is counted in."""

    ACTIVE_DAYS = "active_days"
    ITEMS = "items"
    POINTS = "points"
    LOGGED_HOURS = "logged_hours"


@dataclass(frozen=True, slots=True)
class StreamUnits:
    """What of a period's capacity went to one stream; `None` where no history of it covers that.

    Attributes:
        stream: The stream's id; `None` is unaligned work.
        units: All types together; `None` also where nobody told the points or hours of any of its
            items. [days, items, points or hours, or None]
        share_ratio: Of the units of all work, as far as what no stream takes is known too; `None`
            where there were none, or where the score cannot be told either. [ratio or None]
        by_type: Item type → its units; types without any are left out.
        n_items: Items that were worked on (days and hours), or that were done (items and points).
            [items or None]
        n_unmeasured: Those of them whose units nobody knows: in a status that does not tell
            waiting from working (days), without points (points), or of which no hour was ever
            logged (hours). [items]
    """

    stream: str | None
    units: float | None
    share_ratio: float | None
    by_type: Mapping[str, float]
    n_items: int | None
    n_unmeasured: int


@dataclass(frozen=True, slots=True)
class ValueScore:
    """The organisation's value score in one period: units on value streams / all units.

    Attributes:
        period: Half-open; each stream's days are those of its own zone.
        unit: What is counted.
        units: Of all work; `None` where no history covers the period, or nobody told points or
            hours of any item. [days, items, points, hours or None]
        score_ratio: `None` where there were no units, where some of them cannot be told from
            waiting, or where more was taken off a stream than it got. [ratio or None]
        n_unmeasured: Items whose units nobody knows. [items]
        streams: In the plan's order, unaligned work last.
        is_overdrawn: Whether corrections took more off a stream than it got in the period: parts
            are of no whole then.
    """

    period: Period
    unit: CapacityUnit
    units: float | None
    score_ratio: float | None
    n_unmeasured: int
    streams: Sequence[StreamUnits]
    is_overdrawn: bool = False

    @property
    def is_guess(self) -> bool:
        """Whether some of it may have been work, or waiting, so that a score would be a guess."""
        return self.unit is CapacityUnit.ACTIVE_DAYS and self.n_unmeasured > 0

    @property
    def is_one_sided(self) -> bool:
        """Whether only what went to streams is known: what no stream takes ended before."""
        is_open = self.score_ratio is None and not self.is_guess and not self.is_overdrawn
        return is_open and bool(self.units)


@dataclass(frozen=True, slots=True)
class LooseItem:
    """An item that no stream takes and that was worked on.

    Attributes:
        source: Where it comes from.
        id: The source's own key.
        title: What it is about.
        item_type: As far as it is known.
        status: Where it is now.
        flow_state: What that means.
        active_days: That it was worked on within the period. [days]
    """

    source: str
    id: str
    title: str | None
    item_type: str
    status: str
    flow_state: FlowState
    active_days: float


@dataclass(frozen=True, slots=True)
class Capacity:
    """Where capacity went: over all, period by period, and what went to no stream.

    Attributes:
        all: All the periods as one.
        periods: One after the other, the oldest first.
        loose: What no stream took of it all, the longest first; at most a page.
        n_loose: All such items. [items]
        as_of: Of the stream that is known longest; each counts as far as it is known. [UTC]
        complete_until: Up to when all sources are known to be complete. [UTC]
    """

    all: ValueScore
    periods: Sequence[ValueScore]
    loose: Sequence[LooseItem]
    n_loose: int
    as_of: datetime
    complete_until: datetime

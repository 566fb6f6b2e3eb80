"""Work as the tools tell it: changes of flow items, and the faults found on the way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

UNALIGNED = 0
"""The stream number of an item that no stream takes; outside the warehouse it is `None`."""


class FlowState(StrEnum):
    """What a status means for flow. `UNKNOWN` only where a log without workflow cannot tell."""

    NEW = "new"
    WAITING = "waiting"
    ACTIVE = "active"
    DONE = "done"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


COMMITTED = (FlowState.WAITING, FlowState.ACTIVE, FlowState.UNKNOWN)
"""The flow states that are load: between commitment and the end."""


class ItemType(StrEnum):
    """The four kinds of flow item of the Flow Framework, and the fault of having none."""

    FEATURE = "feature"
    DEFECT = "defect"
    RISK = "risk"
    DEBT = "debt"
    UNTYPED = "untyped"


class Attribute(StrEnum):
    """The whitelist of what is kept of an item; no attribute can hold a person."""

    STATUS = "status"
    ITEM_TYPE = "item_type"
    TITLE = "title"
    STREAM = "stream"
    PROJECT = "project"
    LABEL = "label"
    COMPONENT = "component"
    BLOCKED = "blocked"
    PARENT = "parent"
    POINTS = "points"
    HOURS = "hours"


WAITS_FOR = "→ "
INTERVALS_END = "→ done"
"""How a log of intervals names the wait for an activity, and the end of an item."""

FIRST_PLAUSIBLE = datetime(1990, 1, 1, tzinfo=UTC)
"""Work before it is kept, measured as it stands, and listed: mostly a tool's zero date."""


@dataclass(frozen=True, slots=True)
class Change:
    """One attribute of an item got a value.

    Attributes:
        item: The source's own key of the item.
        attribute: Which attribute changed.
        value: Its new value in the source's own words.
        changed_at: The source's own time, aware. [UTC]
        source_id: The source's own id of the change; empty where it has none, and then the
            warehouse derives one from item, instant, value and ordinal.
    """

    item: str
    attribute: Attribute
    value: str
    changed_at: datetime
    source_id: str = ""


@dataclass(frozen=True, slots=True)
class Interval:
    """An activity that was worked on from start to end, of a log with start and complete rows.

    Attributes:
        item: The source's own key of the item.
        activity: Which activity.
        started_at: Aware. [UTC]
        ended_at: Aware, not before `started_at`. [UTC]
    """

    item: str
    activity: str
    started_at: datetime
    ended_at: datetime


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that could not be used, or only with doubt, and why.

    Attributes:
        source: The source or file that it stands in.
        message: One line for people.
        row: Its row in the file, counted as an editor does (the header is row 1). [row or None]
        stream: Id of the stream whose history it is in; `None`: only its source can be told.
    """

    source: str
    message: str
    row: int | None = None
    stream: str | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """What one fetch brought, in the source's own order.

    Attributes:
        changes: The changes, whose order breaks ties of equal times.
        faults: What could not be used.
        categories: Status → flow state by the tool's own category, where it has one.
        fraction_read: How much of the source is read by now. [ratio 0–1 or None]
        complete_until: The last instant the source told of so far, where that is later than its
            last change. [UTC or None]
        intervals: Of logs with start and complete rows; the warehouse makes transitions of them.
        notes: What was detected or guessed, one line each, for people.
    """

    changes: Sequence[Change]
    faults: Sequence[Fault] = ()
    categories: Mapping[str, FlowState] = field(default_factory=dict)
    fraction_read: float | None = None
    complete_until: datetime | None = None
    intervals: Sequence[Interval] = ()
    notes: tuple[str, ...] = ()

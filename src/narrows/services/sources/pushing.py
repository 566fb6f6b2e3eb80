"""Pushing: a tool brings what changed by itself. It is kept at once, and counts from then on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from narrows.connectors.instants import read_instant
from narrows.domain.calendar import EPOCH, zone_named
from narrows.domain.errors import NarrowsError
from narrows.domain.gate import Gate
from narrows.domain.iso8601 import parse_instant
from narrows.domain.plan import Plan
from narrows.domain.streams import PUSH, Source
from narrows.domain.work import FIRST_PLAUSIBLE, Attribute, Change
from narrows.services.check_ins.answers import clean
from narrows.services.plan.metric_checks import choice

AHEAD = timedelta(days=1)
"""How far a tool's clock may be ahead of ours: a zone that somebody forgot, and no more."""


@dataclass(frozen=True, slots=True)
class ToldChange:
    """A change as a tool tells it.

    Attributes:
        item: The tool's own key of the item.
        attribute: Which attribute changed.
        value: Its new value.
        changed_at: ISO 8601; without an offset in the source's zone.
        id: The tool's own id of the change; empty where it has none.
    """

    item: str
    attribute: str
    value: str
    changed_at: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Pushed:
    """What became of the changes.

    Attributes:
        n_new: Kept now.
        n_known: Known before; they changed nothing.
    """

    n_new: int
    n_known: int


def pushed_source(plan: Plan, id_: str) -> Source:
    """The source of an id, which takes pushed changes.

    Raises:
        NarrowsError: `source-unknown`, `source-not-pushed`.
    """
    found = next((each for each in plan.sources if each.id == id_), None)
    pushed = [each.id for each in plan.sources if each.connector == PUSH]
    if found is None:
        raise NarrowsError("source-unknown", f"There is no source «{id_}»; {choice(id_, pushed)}.")
    if found.connector != PUSH:
        raise NarrowsError(
            "source-not-pushed",
            f"Source «{id_}» is read by {found.connector}, and takes no pushed changes; give what "
            f"is pushed a source of its own with `connector: {PUSH}`.",
        )
    return found


def change_of(told: ToldChange, source: Source, *, now: datetime) -> Change:
    """One change, as it is kept.

    Raises:
        NarrowsError: `change-unreadable`, `instant-unreadable`, `change-ahead`,
            `change-long-ago`.
    """
    item, value = clean(told.item), clean(told.value)
    if not item or told.attribute not in list(Attribute):
        raise NarrowsError(
            "change-unreadable",
            f"A change names its item and one of {', '.join(Attribute)}; nothing else of an item "
            "is kept.",
        )
    if told.attribute == Attribute.STATUS and not value:
        raise NarrowsError(
            "change-unreadable",
            f"A change moves {item} into a status without a name; only other attributes may be "
            "empty.",
        )
    at = parse_instant(told.changed_at, source.zone or "UTC")
    if at > now + AHEAD:
        raise NarrowsError(
            "change-ahead",
            f"{told.changed_at} is still to come, and nothing can have changed then; send the time "
            "that the tool itself has.",
        )
    if at < EPOCH:
        raise NarrowsError(
            "change-long-ago",
            f"{told.changed_at} is before {EPOCH.year}, which is a slip of the pen; send the time "
            "that the tool itself has.",
        )
    return Change(item, Attribute(told.attribute), value, at, clean(told.id))


def doubt_of(told: ToldChange, source: Source) -> str | None:
    """What is doubtful about the time of a change that `change_of` could read; it is kept so."""
    at, doubt = read_instant(told.changed_at, zone_named(source.zone or "UTC"))
    if at < FIRST_PLAUSIBLE:
        return f"{told.changed_at} is before {FIRST_PLAUSIBLE.year}, kept as it stands"
    return doubt


def push(gate: Gate, source: Source, *, changes: Sequence[Change], now: datetime) -> Pushed:
    """Keep changes; what is known already adds nothing."""
    n_new = gate.push(source.id, changes, at=now)
    return Pushed(n_new, len(changes) - n_new)

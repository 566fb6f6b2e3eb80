"""Things of a plan: what has a key, a version, and a line of its own in the audit trail."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Table

from narrows.store import plan_tables as tables
from narrows.store.tables import ORGANISATION_COLUMN

Key = tuple[object, ...]
Parts = tuple[tuple[object, ...], ...]

_PLACE = ("rank", "version")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing.

    Attributes:
        name: As the audit trail says it.
        table: Where its things stand, a row for each.
        parts: Name of a list of parts → its table.
        siblings: Columns; things that share their values are ordered among each other.
    """

    name: str
    table: Table
    parts: Mapping[str, Table] = field(default_factory=dict)
    siblings: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """The columns of a thing's key."""
        return own_key(self.table)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of what was decided about it."""
        return value_columns(self.table)

    def part_key(self, part: str) -> tuple[str, ...]:
        """The columns by which parts name the thing that they belong to."""
        return own_key(self.parts[part])[:-1]


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of a plan, as rows.

    Attributes:
        kind: Which kind.
        key: Its key within the organisation.
        rank: Its place among its like in the plan.
        values: Column → value.
        parts: Name of a list → its parts in order, each its values by column.
    """

    kind: Kind
    key: Key
    rank: int
    values: Mapping[str, object]
    parts: Mapping[str, Parts]

    @property
    def shown_key(self) -> str:
        """Its key as the audit trail says it: `love-mobile/nps`."""
        return "/".join(str(each) for each in self.key if not isinstance(each, int))

    @property
    def family(self) -> Key:
        """What it shares with those that it is ordered among."""
        known = dict(zip(self.kind.key, self.key, strict=True)) | dict(self.values)
        return (self.kind.name, *(known[column] for column in self.kind.siblings))


def own_key(table: Table) -> tuple[str, ...]:
    """The columns of a table's key within an organisation."""
    names = [column.name for column in table.primary_key.columns]
    return tuple(name for name in names if name != ORGANISATION_COLUMN)


def value_columns(table: Table) -> tuple[str, ...]:
    """The columns of a table that are neither its key nor its place."""
    apart = {ORGANISATION_COLUMN, *own_key(table), *_PLACE}
    return tuple(column.name for column in table.columns if column.name not in apart)


ORGANISATION = Kind("organisation", tables.organisation)
STRATEGY = Kind("strategy", tables.strategy, {"constraints": tables.strategy_constraint})
WAYPOINT = Kind("waypoint", tables.waypoint)
METRIC = Kind("metric", tables.observed_metric)
SOURCE = Kind(
    "source", tables.source, {"columns": tables.source_column, "status": tables.source_status}
)
STREAM = Kind(
    "stream",
    tables.stream,
    {
        "teams": tables.stream_team,
        "item_types": tables.stream_item_type,
        "workflow": tables.workflow_status,
        "takes": tables.take,
        "where": tables.take_where,
    },
)
CYCLE = Kind("cycle", tables.cycle)
OBJECTIVE = Kind("objective", tables.objective, siblings=("cycle", "stream"))
KEY_RESULT = Kind("key result", tables.key_result, siblings=("objective",))
INITIATIVE = Kind(
    "initiative",
    tables.initiative,
    {
        "hypotheses": tables.hypothesis,
        "teams": tables.initiative_team,
        "items": tables.initiative_item,
    },
    siblings=("objective",),
)
RIPPLE = Kind("ripple", tables.ripple, siblings=("objective",))
MUTE = Kind("mute", tables.mute)

KINDS = (
    ORGANISATION,
    STRATEGY,
    WAYPOINT,
    METRIC,
    SOURCE,
    STREAM,
    CYCLE,
    OBJECTIVE,
    KEY_RESULT,
    INITIATIVE,
    RIPPLE,
    MUTE,
)
"""All kinds, the first what the others refer to."""

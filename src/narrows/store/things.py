"""Things of a plan: what has a key, a version, and a line of its own in the audit trail."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Table

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


def thing_of(kind: Kind, key: Key, *, rank: int, of: object, **parts: Parts) -> Thing:
    """A thing whose columns are named as the fields of what it is made of."""
    values = {name: getattr(of, name) for name in kind.columns}
    return Thing(kind, key, rank, values, parts)


def counted(kind: Kind, of: Sequence[tuple[Key, object]]) -> Iterator[Thing]:
    """Things without an id: those of one key are counted."""
    seen: Counter[Key] = Counter()
    for rank, (key, each) in enumerate(of):
        seen[key] += 1
        yield thing_of(kind, (*key, seen[key]), rank=rank, of=each)


def own_key(table: Table) -> tuple[str, ...]:
    """The columns of a table's key within an organisation."""
    names = [column.name for column in table.primary_key.columns]
    return tuple(name for name in names if name != ORGANISATION_COLUMN)


def value_columns(table: Table) -> tuple[str, ...]:
    """The columns of a table that are neither its key nor its place."""
    apart = {ORGANISATION_COLUMN, *own_key(table), *_PLACE}
    return tuple(column.name for column in table.columns if column.name not in apart)

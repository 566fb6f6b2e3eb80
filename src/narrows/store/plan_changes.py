"""Writing what changes of a plan: its rows, their versions, and an audit entry for each thing."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from sqlalchemy import Table

from narrows.store.audit import Side, Told
from narrows.store.kinds import KINDS
from narrows.store.reconcile import Change
from narrows.store.scoped import Scoped
from narrows.store.stored_rows import Row, StoredRows
from narrows.store.things import Parts, Thing, value_columns

UNSAID = "–"
"""How the trail says that a part of a list lacks something."""


def read_rows(scoped: Scoped, *, is_any: bool = False) -> StoredRows:
    """All rows of the organisation's plan.

    Args:
        scoped: A transaction.
        is_any: Also those that hold what their columns cannot, as they stand.
    """
    tables: dict[str, tuple[Sequence[Row], Sequence[str]]] = {}

    def read(table: Table, *, order_by: Sequence[str]) -> Sequence[Row]:
        if is_any:
            return cast("Sequence[Row]", scoped.as_they_stand(table, order_by=order_by))
        return scoped.rows(table, order_by=order_by)

    for kind in KINDS:
        tables[kind.table.name] = (read(kind.table, order_by=("rank",)), kind.siblings)
        for part, table in kind.parts.items():
            owner = kind.part_key(part)
            tables[table.name] = (read(table, order_by=(*owner, "position")), owner)
    return StoredRows(tables)


def write_change(scoped: Scoped, change: Change) -> None:
    """Write one change; its links may dangle until the transaction ends."""
    before, after = change.before, change.after
    if before is not None and after is None:
        for part in before.kind.parts:
            _remove_parts(scoped, before, part=part)
        scoped.remove(before.kind.table, _key(before))
    elif after is not None and before is None:
        scoped.add(
            after.kind.table,
            [{**_key(after), **after.values, "rank": after.rank, "version": 1}],
        )
        for part in after.parts:
            _add_parts(scoped, after, part=part)
    elif after is not None:
        values = {name: after.values[name] for name in change.columns} | {"rank": after.rank}
        if change.is_said:
            values["version"] = after.kind.table.c.version + 1
        scoped.change(after.kind.table, _key(after), values=values)
        for part in change.parts:
            _remove_parts(scoped, after, part=part)
            _add_parts(scoped, after, part=part)


def told(change: Change) -> Told:
    """What the audit trail tells of a change."""
    before, after = _side(change, change.before), _side(change, change.after)
    if change.before is None:
        after = tuple(each for each in after if each[1] is not None)
        return Told("added", change.thing.kind.name, change.thing.shown_key, (), after)
    if change.after is None:
        before = tuple(each for each in before if each[1] is not None)
        return Told("removed", change.thing.kind.name, change.thing.shown_key, before, ())
    return Told("changed", change.thing.kind.name, change.thing.shown_key, before, after)


def _side(change: Change, thing: Thing | None) -> Side:
    if thing is None:
        return ()
    rank = [("rank", str(thing.rank + 1))] if change.is_moved else []
    return (
        *((name, _text(thing.values[name])) for name in change.columns),
        *((name, lines(thing.parts[name])) for name in change.parts),
        *rank,
    )


def _text(value: object) -> str | None:
    """A value as the trail says it; 10 and 10.0 are the same decimal."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def lines(parts: Parts) -> str | None:
    """A list of parts as the trail says it: a line for each."""
    shown = [", ".join(_text(each) or UNSAID for each in part) for part in parts]
    return "\n".join(shown) or None


def _key(thing: Thing) -> dict[str, object]:
    return dict(zip(thing.kind.key, thing.key, strict=True))


def _part_owner(thing: Thing, part: str) -> dict[str, object]:
    return dict(zip(thing.kind.part_key(part), thing.key, strict=True))


def _remove_parts(scoped: Scoped, thing: Thing, *, part: str) -> None:
    scoped.remove(thing.kind.parts[part], _part_owner(thing, part))


def _add_parts(scoped: Scoped, thing: Thing, *, part: str) -> None:
    table = thing.kind.parts[part]
    columns, owner = value_columns(table), _part_owner(thing, part)
    rows: Sequence[dict[str, object]] = [
        {**owner, "position": position, **dict(zip(columns, each, strict=True))}
        for position, each in enumerate(thing.parts[part])
    ]
    scoped.add(table, rows)

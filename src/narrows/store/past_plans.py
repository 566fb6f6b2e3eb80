"""Plans as they stood, read from the trail: backwards from today's, change by change."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import cast

from sqlalchemy import Boolean, Column, Date, Double, Integer

from narrows.domain.plan import Plan
from narrows.domain.repository import AuditEntry, PastPlan
from narrows.store.audit import read_trail
from narrows.store.kinds import KINDS
from narrows.store.plan_changes import UNSAID, lines
from narrows.store.plan_read import plan_of
from narrows.store.plan_rows import Identity, things_of
from narrows.store.plans import read_plan
from narrows.store.scoped import Scoped
from narrows.store.stored_rows import Row, StoredRows
from narrows.store.things import Kind, Parts, Thing, value_columns

LAST = 1_000_000
"""The place of what was removed: the trail does not tell where it stood."""

_KINDS = {each.name: each for each in KINDS}


def past_plans(scoped: Scoped) -> Sequence[PastPlan]:
    """Each plan that stood, with the moment from which it did, the oldest first.

    What the trail says of a list in one line with commas is taken apart again where that is
    certain; where it is not, the list is as it is today. The order among what was removed is lost.

    Args:
        scoped: A transaction.
    """
    stored = read_plan(scoped)
    if stored is None:
        return ()
    things = dict(things_of(stored.plan))
    entries = [entry for entry, _ in read_trail(scoped) if entry.what in _KINDS]
    found: list[PastPlan] = []
    for at, told in groupby(reversed(entries), key=lambda each: each.at):
        plan = _plan(things)
        if plan is not None:
            found.append(PastPlan(at, plan))
        for entry in told:
            _undo(things, entry)
    return found[::-1]


def _undo(things: dict[Identity, Thing], entry: AuditEntry) -> None:
    kind = _KINDS[entry.what]
    key = _text_key(kind, entry.key)
    like = [(kind.name, key)] if (kind.name, key) in things else []
    if len(kind.key) > len(key):
        like = [each for each in things if each[0] == kind.name and each[1][: len(key)] == key]
    if entry.action == "removed":
        own = key if len(kind.key) == len(key) else (*key, len(like) + 1)
        empty = Thing(kind, own, LAST, dict.fromkeys(kind.columns), dict.fromkeys(kind.parts, ()))
        things[kind.name, own] = _as_before(empty, entry)
    elif like and entry.action == "added":
        del things[max(like)]
    elif like:
        things[max(like)] = _as_before(things[max(like)], entry)


def _text_key(kind: Kind, shown: str) -> tuple[object, ...]:
    """A thing's key from how the trail shows it: without the number among those of one key."""
    names = [each for each in kind.key if not isinstance(kind.table.c[each].type, Integer)]
    return tuple(shown.split("/", len(names) - 1)) if names else ()


def _as_before(thing: Thing, entry: AuditEntry) -> Thing:
    values, parts, rank = dict(thing.values), dict(thing.parts), thing.rank
    for name, text in entry.before:
        if name in thing.kind.parts:
            parts[name] = _parts(thing.kind, name, text=text, now=parts[name])
        elif name in values:
            values[name] = _value(thing.kind.table.c[name], text)
        elif name == "rank" and text is not None:
            rank = int(text) - 1
    return replace(thing, values=values, parts=parts, rank=rank)


def _parts(kind: Kind, name: str, *, text: str | None, now: Parts) -> Parts:
    table = kind.parts[name]
    columns = [table.c[each] for each in value_columns(table)]
    try:
        found: Parts = tuple(
            tuple(
                _value(column, None if said == UNSAID else said)
                for column, said in zip(columns, line.split(", ", len(columns) - 1), strict=True)
            )
            for line in (text.split("\n") if text else ())
        )
    except ValueError:
        return now
    return found if lines(found) == text else now


def _value(column: Column[object], text: str | None) -> object:
    if text is None or column.type is None:
        return None
    if isinstance(column.type, Boolean):
        return text == "yes"
    if isinstance(column.type, Integer):
        return int(text)
    if isinstance(column.type, Double):
        return float(text)
    return date.fromisoformat(text) if isinstance(column.type, Date) else text


def _plan(things: Mapping[Identity, Thing]) -> Plan | None:
    """The plan that things are; `None` where a list that nobody can be sure of makes none."""
    ranked = sorted(things.values(), key=lambda each: each.rank)
    tables: dict[str, tuple[Sequence[Row], Sequence[str]]] = {}
    for kind in KINDS:
        own = [each for each in ranked if each.kind.name == kind.name]
        rows = [cast("Row", _key(each) | dict(each.values)) for each in own]
        tables[kind.table.name] = (rows, kind.siblings)
        for part, table in kind.parts.items():
            found = [row for each in own for row in _part_rows(each, part)]
            tables[table.name] = (found, kind.part_key(part))
    try:
        return plan_of(StoredRows(tables))
    except ValueError:
        return None


def _key(thing: Thing) -> dict[str, object]:
    return dict(zip(thing.kind.key, thing.key, strict=True))


def _part_rows(thing: Thing, part: str) -> Iterator[Row]:
    columns = value_columns(thing.kind.parts[part])
    owner = dict(zip(thing.kind.part_key(part), thing.key, strict=True))
    for position, each in enumerate(thing.parts[part]):
        row = {**owner, "position": position, **dict(zip(columns, each, strict=True))}
        yield cast("Row", row)

"""Places of things among those that they are listed with: what the trail tells of them, and holds.

Entries of things leave their places out, which shift whenever something comes or goes before them.
So whoever changes an order leaves one more entry, with the order as it is from then on.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from narrows.domain.audit import Fault, Mismatch
from narrows.domain.repository import AuditEntry
from narrows.store.audit import RECORDED, Told
from narrows.store.kinds import KINDS
from narrows.store.reconcile import Things
from narrows.store.stored_rows import StoredRows
from narrows.store.things import Key, Kind, Thing

ORDER = "order"
"""What such an entry is about."""

ListOf = tuple[str, Key]
"""A list: the kind of its things, and what they belong to."""


def told_orders(before: Things, after: Things) -> Iterator[Told]:
    """One entry with the lists that are not in the order in which they were; none where all are."""
    old, new = _orders(before.values()), _orders(after.values())
    changed = sorted(each for each in old.keys() | new.keys() if old.get(each) != new.get(each))
    if changed:
        orders = tuple((each, new.get(each, "")) for each in changed)
        yield Told(RECORDED, ORDER, "plan", after=orders)


def of_places(rows: StoredRows, entries: Iterable[AuditEntry]) -> Iterator[Mismatch]:
    """Things whose place is doubled, after a gap, or another than the trail tells.

    Args:
        rows: As they stand.
        entries: The trail. Of a list whose order last changed under an older version it tells none.
    """
    orders = dict(pair for each in entries if is_order(each) for pair in each.after)
    for kind in KINDS:
        for own in _lists(kind, rows).values():
            things, ranks = [each for each, _ in own], [rank for _, rank in own]
            told = orders.get(_name(things[0]))
            keys = told.split("\n") if told else [_key(each) for each in things]
            for place, each in enumerate(things):
                is_there = place < len(keys) and keys[place] == _key(each)
                if ranks[place] != place or not is_there:
                    yield Mismatch(kind.name, each.shown_key, Fault.MOVED)


def is_order(entry: AuditEntry) -> bool:
    """Whether an entry tells orders."""
    return (entry.action, entry.what) == (RECORDED, ORDER)


def _lists(kind: Kind, rows: StoredRows) -> Mapping[Key, Sequence[tuple[Thing, object]]]:
    found: dict[Key, list[tuple[Thing, object]]] = defaultdict(list)
    for row in rows.all(kind.table.name):
        thing = Thing(kind, tuple(row[column] for column in kind.key), 0, {}, {})
        found[_belongs_to(thing)].append((thing, row["rank"]))
    return found


def _orders(things: Iterable[Thing]) -> Mapping[str, str]:
    """Name of a list → its order. A list of one has none."""
    found: dict[str, list[str]] = defaultdict(list)
    for each in sorted(things, key=lambda each: each.rank):
        found[_name(each)].append(_key(each))
    return {name: "\n".join(keys) for name, keys in found.items() if len(keys) > 1}


def _belongs_to(thing: Thing) -> Key:
    known = dict(zip(thing.kind.key, thing.key, strict=True))
    return tuple(known[each] for each in thing.kind.siblings if each in known)


def _name(thing: Thing) -> str:
    return " of ".join([thing.kind.name, *(str(each) for each in _belongs_to(thing))])


def _key(thing: Thing) -> str:
    """In one line, whatever stands in it."""
    return "/".join(str(each) for each in thing.key).replace("\n", " ")

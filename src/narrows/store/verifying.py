"""Verifying: the trail against its chain, and what stands in the store against the trail."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Table

from narrows.domain.audit import Fault, Mismatch, Verification
from narrows.domain.repository import AuditEntry
from narrows.store.audit import RECORDED
from narrows.store.audit_chain import broken_link
from narrows.store.column_types import printable
from narrows.store.ledger import read_ledger, whole_trail
from narrows.store.places import is_order, of_places
from narrows.store.plan_changes import read_rows
from narrows.store.replayed import Texts, replayed, standing
from narrows.store.scoped import Scoped
from narrows.store.sealed import SEALED, Told
from narrows.store.seals import SEAL, seal, sum_of
from narrows.store.stored_rows import StoredRows
from narrows.store.unreadable import of_unreadable


def verify(scoped: Scoped, *, known_hash: str | None = None) -> Verification:
    """Hold the trail against its chain, and the store against the trail.

    Args:
        scoped: A transaction.
        known_hash: One that was kept elsewhere; it has to be in the trail.
    """
    with scoped.forgiving():
        end = read_ledger(scoped)
        trail, is_readable = whole_trail(scoped)
        broken_at = broken_link(trail, number=end.audit_number, last_hash=end.audit_hash)
        if broken_at is None and not is_readable:
            broken_at = len(trail) + 1
        entries = [entry for entry, _ in trail]
        seals = _seals(entries)
        found = () if broken_at else tuple(_mismatches(scoped, entries, seals=seals))
    return Verification(
        n_entries=len(trail),
        newest_hash=printable(end.audit_hash),
        broken_at=broken_at,
        mismatches=found,
        n_unsealed=sum(None in each for each in seals.values()),
        is_known=None if known_hash is None else known_hash in {each for _, each in trail},
    )


def _mismatches(
    scoped: Scoped, entries: Sequence[AuditEntry], *, seals: Mapping[Told, Sequence[str | None]]
) -> Iterator[Mismatch]:
    """What is not as the entries say, each thing once."""
    named: set[Told] = set()
    rows = read_rows(scoped, is_any=True)
    for each in (
        *_of_rows(scoped, seals),
        *_of_plan(scoped, entries, rows=rows),
        *of_unreadable(scoped, rows),
    ):
        if (each.what, each.key) not in named:
            named.add((each.what, each.key))
            yield each


def _seals(entries: Sequence[AuditEntry]) -> Mapping[Told, Sequence[str | None]]:
    """The seals of what was recorded, by what it is; `None` is that an entry has none."""
    found = defaultdict(list)
    for each in entries:
        if each.action == RECORDED and not is_order(each):
            found[each.what, each.key].append(dict(each.after).get(SEAL))
    return found


def _of_rows(scoped: Scoped, seals: Mapping[Told, Sequence[str | None]]) -> Iterator[Mismatch]:
    rows: dict[Told, list[tuple[Table, Mapping[str, object]]]] = defaultdict(list)
    for table, spoken_of in SEALED.items():
        for row in scoped.as_they_stand(table):
            rows[spoken_of(row)].append((table, row))
    for what, key in sorted(seals.keys() | rows.keys()):
        own = seals.get((what, key), ())
        sealed = [each for each in own if each is not None]
        if not own:
            yield Mismatch(what, key, Fault.UNTOLD)
        elif (what, key) not in rows:
            yield Mismatch(what, key, Fault.GONE)
        elif len(sealed) == len(own) and seal(rows[what, key]) != sum_of(sealed):
            yield Mismatch(what, key, Fault.CHANGED)


def _of_plan(
    scoped: Scoped, entries: Sequence[AuditEntry], *, rows: StoredRows
) -> Sequence[Mismatch]:
    found = list(_of_things(replayed(entries), standing(scoped, rows)))
    # Where a thing is gone or too many, those after it are no more where they were.
    is_counted = all(each.fault is Fault.CHANGED for each in found)
    return [*found, *of_places(rows, entries)] if is_counted else found


def _of_things(
    expected: Mapping[Told, list[Texts]], found: Mapping[Told, list[Texts]]
) -> Iterator[Mismatch]:
    for what, key in sorted(expected.keys() | found.keys()):
        said, stands = expected.get((what, key), []), found.get((what, key), [])
        if len(said) > len(stands):
            yield Mismatch(what, key, Fault.GONE)
        elif len(said) < len(stands):
            yield Mismatch(what, key, Fault.UNTOLD)
        elif len(said) == 1 and said != stands:
            yield Mismatch(what, key, Fault.CHANGED)

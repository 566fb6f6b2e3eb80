"""Verifying: the trail against its chain, and what stands in the store against the trail."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import RowMapping, Table

from narrows.domain.audit import Fault, Mismatch, Verification
from narrows.domain.repository import AuditEntry
from narrows.store.audit import RECORDED
from narrows.store.audit_chain import broken_link
from narrows.store.gate_tables import token
from narrows.store.kinds import KINDS
from narrows.store.ledger import read_ledger, whole_trail
from narrows.store.places import of_places
from narrows.store.plan_changes import read_rows, told
from narrows.store.reconcile import Change
from narrows.store.scoped import Scoped
from narrows.store.sealed import SEALED, Told
from narrows.store.seals import SEAL, seal, sum_of
from narrows.store.secrets import SECRET, told_secrets
from narrows.store.stored_rows import StoredRows
from narrows.store.things import Kind, Thing, value_columns
from narrows.store.tokens import told_of

Texts = Mapping[str, str]

_UNCOMPARED = frozenset({"rank", "scopes"})
"""A place shifts without being said, see `places`; what a token allows is in its seal."""


def verify(scoped: Scoped, *, known_hash: str | None = None) -> Verification:
    """Hold the trail against its chain, and the store against the trail.

    Args:
        scoped: A transaction.
        known_hash: One that was kept elsewhere; it has to be in the trail.
    """
    end = read_ledger(scoped)
    trail, is_readable = whole_trail(scoped, end)
    broken_at = broken_link(trail, number=end.audit_number, last_hash=end.audit_hash)
    if broken_at is None and not is_readable:
        broken_at = end.audit_number + 1
    entries = [entry for entry, _ in trail]
    seals = _seals(entries)
    found = [] if broken_at else [*_of_rows(scoped, seals), *_of_plan(scoped, entries)]
    return Verification(
        n_entries=len(trail),
        newest_hash=end.audit_hash,
        broken_at=broken_at,
        mismatches=tuple(found),
        n_unsealed=sum(None in each for each in seals.values()),
        is_known=None if known_hash is None else known_hash in {each for _, each in trail},
    )


def _seals(entries: Sequence[AuditEntry]) -> Mapping[Told, Sequence[str | None]]:
    """The seals of what was recorded, by what it is; `None` is that an entry has none."""
    found = defaultdict(list)
    for each in entries:
        if each.action == RECORDED:
            found[each.what, each.key].append(dict(each.after).get(SEAL))
    return found


def _of_rows(scoped: Scoped, seals: Mapping[Told, Sequence[str | None]]) -> Iterator[Mismatch]:
    rows: dict[Told, list[tuple[Table, RowMapping]]] = defaultdict(list)
    for table, spoken_of in SEALED.items():
        for row in scoped.rows(table):
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


def _of_plan(scoped: Scoped, entries: Sequence[AuditEntry]) -> Sequence[Mismatch]:
    rows = read_rows(scoped)
    found = list(_of_things(_replayed(entries), _standing(scoped, rows)))
    # Where a thing is gone or too many, those after it are no more where they were.
    is_counted = all(each.fault is Fault.CHANGED for each in found)
    return [*found, *of_places(rows)] if is_counted else found


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


def _replayed(entries: Sequence[AuditEntry]) -> Mapping[Told, list[Texts]]:
    """The plan as its trail tells it; two mutes of one finding share their key."""
    standing = {token.name, SECRET, *(each.name for each in KINDS)}
    found: dict[Told, list[Texts]] = defaultdict(list)
    for each in entries:
        own = found[each.what, each.key]
        if each.what not in standing:
            continue
        if each.action == "added":
            own.append(_texts(each.after))
        elif own and each.action == "removed":
            own.pop()
        elif own:
            own.append(_texts((*own.pop().items(), *each.after)))
    return {told: own for told, own in found.items() if own}


def _standing(scoped: Scoped, rows: StoredRows) -> Mapping[Told, list[Texts]]:
    """Plan and tokens as their rows stand, whatever somebody made of them, as entries say it."""
    found: dict[Told, list[Texts]] = defaultdict(list)
    for kind in KINDS:
        for row in rows.all(kind.table.name):
            added = told(Change(None, _thing(kind, row, rows=rows)))
            found[added.what, added.key].append(_texts(added.after))
    for row in scoped.rows(token):
        found[token.name, row["name"]].append(told_of(row))
    found |= {(SECRET, key): [texts] for key, texts in told_secrets(scoped)}
    return found


def _thing(kind: Kind, row: RowMapping, *, rows: StoredRows) -> Thing:
    key = tuple(row[column] for column in kind.key)
    parts = {
        part: tuple(
            tuple(each[column] for column in value_columns(table))
            for each in rows.of(table.name, *key)
        )
        for part, table in kind.parts.items()
    }
    return Thing(kind, key, row["rank"], {name: row[name] for name in kind.columns}, parts)


def _texts(pairs: Sequence[tuple[str, str | None]]) -> Texts:
    """The last value of each name."""
    last = dict(pairs)
    return {
        name: text for name, text in last.items() if text is not None and name not in _UNCOMPARED
    }

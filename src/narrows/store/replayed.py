"""What was decided: as the trail tells it, and as it stands in the store, to hold against it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from narrows.domain.repository import AuditEntry
from narrows.store.gate_tables import token
from narrows.store.kinds import KINDS
from narrows.store.plan_changes import told
from narrows.store.reconcile import Change
from narrows.store.scoped import Scoped
from narrows.store.sealed import Told
from narrows.store.secrets import SECRET, told_secrets
from narrows.store.stored_rows import Row, StoredRows
from narrows.store.things import Kind, Thing, value_columns
from narrows.store.tokens import told_of

Texts = Mapping[str, str]
"""Name → its value, in words."""

_UNCOMPARED = frozenset({"rank", "scopes"})
"""Places have entries of their own, see `places`; what a token allows is in its seal."""


def replayed(entries: Sequence[AuditEntry]) -> Mapping[Told, list[Texts]]:
    """The plan as its trail tells it; two mutes of one finding share their key."""
    known = {token.name, SECRET, *(each.name for each in KINDS)}
    found: dict[Told, list[Texts]] = defaultdict(list)
    for each in entries:
        own = found[each.what, each.key]
        if each.what not in known:
            continue
        if each.action == "added":
            own.append(_texts(each.after))
        elif own and each.action == "removed":
            own.pop()
        elif own:
            own.append(_texts((*own.pop().items(), *each.after)))
    return {told: own for told, own in found.items() if own}


def standing(scoped: Scoped, rows: StoredRows) -> Mapping[Told, list[Texts]]:
    """Plan and tokens as their rows stand, whatever somebody made of them, as entries say it."""
    found: dict[Told, list[Texts]] = defaultdict(list)
    for kind in KINDS:
        for row in rows.all(kind.table.name):
            added = told(Change(None, _thing(kind, row, rows=rows)))
            found[added.what, added.key].append(_texts(added.after))
    for own in scoped.as_they_stand(token):
        found[token.name, str(own["name"])].append(told_of(own))
    found |= {(SECRET, key): [texts] for key, texts in told_secrets(scoped)}
    return found


def _thing(kind: Kind, row: Row, *, rows: StoredRows) -> Thing:
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

"""The audit trail: who changed what, when, from what to what. See `audit_chain`."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import RowMapping

from narrows.domain.repository import AuditEntry
from narrows.store import ledger_tables as tables
from narrows.store.audit_chain import hash_of
from narrows.store.column_types import UNREADABLE
from narrows.store.scoped import Scoped

RECORDED, MEASURED = "recorded", "measured"
"""The actions of what is only ever added, and of what was measured again and says the same."""

Side = tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What an entry of the trail tells, before it has its number."""

    action: str
    what: str
    key: str
    before: Side = ()
    after: Side = ()


class Trail:
    """The end of an organisation's trail, to which a transaction appends.

    Args:
        scoped: The transaction.
        number: Number of the last entry.
        last_hash: Its hash.
    """

    def __init__(self, scoped: Scoped, *, number: int, last_hash: str) -> None:
        self._scoped = scoped
        self.number = number
        self.last_hash = last_hash

    def append(self, told: Sequence[Told], *, by: str, at: datetime) -> None:
        """Append entries."""
        entries: list[dict[str, object]] = []
        values: list[dict[str, object]] = []
        for each in told:
            self.number += 1
            entry = AuditEntry(
                self.number, at, by, each.action, each.what, each.key, each.before, each.after
            )
            self.last_hash = hash_of(entry, self.last_hash)
            entries.append(
                {
                    "number": entry.number,
                    "at": at,
                    "by": by,
                    "action": entry.action,
                    "what": entry.what,
                    "key": entry.key,
                    "hash": self.last_hash,
                }
            )
            values += _values(entry)
        self._scoped.add(tables.audit, entries)
        self._scoped.add(tables.audit_value, values)


def read_trail(scoped: Scoped) -> Sequence[tuple[AuditEntry, str]]:
    """All entries in order, each with the hash that it carries."""
    return _read(scoped)


def read_told(scoped: Scoped, what: str) -> Sequence[tuple[AuditEntry, str]]:
    """The entries of one kind of thing, in order: few of a trail that may be long.

    Args:
        scoped: The transaction.
        what: The kind, as entries say it.
    """
    rows = scoped.rows(tables.audit, order_by=("number",), what=what)
    return [each for row in rows for each in _read(scoped, number=row["number"])]


def read_readable(scoped: Scoped, *, number: int) -> Sequence[tuple[AuditEntry, str]]:
    """The trail without the entries that somebody made unreadable.

    Args:
        scoped: The transaction.
        number: Number of the last entry that was written.
    """
    found: list[tuple[AuditEntry, str]] = []
    for each in range(1, number + 1):
        with suppress(*UNREADABLE):
            found += _read(scoped, number=each)
    return found


def _read(scoped: Scoped, **equal: object) -> Sequence[tuple[AuditEntry, str]]:
    values = {
        number: list(rows)
        for number, rows in groupby(
            scoped.rows(tables.audit_value, order_by=("number", "position"), **equal),
            key=lambda row: row["number"],
        )
    }
    rows = scoped.rows(tables.audit, order_by=("number",), **equal)
    return [(_entry(row, values.get(row["number"], [])), row["hash"]) for row in rows]


def _entry(row: RowMapping, sides: Sequence[RowMapping]) -> AuditEntry:
    is_added = row["action"] in ("added", RECORDED, MEASURED)
    is_removed = row["action"] == "removed"
    return AuditEntry(
        number=row["number"],
        at=row["at"],
        by=row["by"],
        action=row["action"],
        what=row["what"],
        key=row["key"],
        before=_side(sides, "before", is_blank=is_added),
        after=_side(sides, "after", is_blank=is_removed),
    )


def _side(sides: Sequence[RowMapping], name: str, *, is_blank: bool) -> Side:
    """One side of an entry; where there is none, only what somebody forged is there."""
    return tuple(
        (each["column"], each[name]) for each in sides if not is_blank or each[name] is not None
    )


def _values(entry: AuditEntry) -> Sequence[dict[str, object]]:
    before, after = dict(entry.before), dict(entry.after)
    return [
        {
            "number": entry.number,
            "position": position,
            "column": column,
            "before": before.get(column),
            "after": after.get(column),
        }
        for position, column in enumerate(dict.fromkeys([*before, *after]))
    ]

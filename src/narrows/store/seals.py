"""Seals: what ties the rows of what is only ever added to the entries of the trail.

An entry of a check-in, a saying, observations or snapshots carries the seal of the rows that were
added with it: the sum of their hashes. Sums add up, so that many entries of one metric together
vouch for all of its rows, whichever of them brought which.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from hashlib import sha256

from sqlalchemy import RowMapping, Table

from narrows.store.tables import ORGANISATION_COLUMN

SEAL = "seal"
"""Name of the value of an entry that is a seal."""

_SIZE = 2**256

_WRITER = json.JSONEncoder(sort_keys=True, separators=(",", ":"))


def seal(rows: Iterable[tuple[Table, Mapping[str, object] | RowMapping]]) -> str:
    """The seal of rows, each with its table; no rows have one, too.

    A column without a value counts as none: a later schema may bring more of them.
    """
    return f"{sum(_hash(table.name, row) for table, row in rows) % _SIZE:064x}"


def sum_of(seals: Iterable[str]) -> str:
    """The seal of all rows of some entries, from the seals of each."""
    return f"{sum(int(each, 16) for each in seals) % _SIZE:064x}"


def _hash(table: str, row: Mapping[str, object] | RowMapping) -> int:
    said = {
        name: _plain(value)
        for name, value in row.items()
        if value is not None and name != ORGANISATION_COLUMN
    }
    return int.from_bytes(sha256(_WRITER.encode([table, said]).encode("ascii")).digest())


def _plain(value: object) -> object:
    """A value as it comes back from every database: there is no integer in a decimal column."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, datetime):
        # Of one zone first: in an hour that comes twice two instants are equal.
        return _instant(value.astimezone(UTC))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        # Adding zero makes 0.0 of −0.0, as SQLite does.
        return float(value) + 0.0
    raise TypeError(f"{value!r} is nothing that a row holds")


@lru_cache(maxsize=1024)
def _instant(at: datetime) -> str:
    """An instant as it is sealed; many rows are written at one."""
    return at.isoformat(timespec="microseconds")

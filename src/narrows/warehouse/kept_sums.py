"""What all visits add up to, kept beside a base and put right by what a layer has of its own.

The base is read through once, by whoever asks first. Over a layer only the items that it touched
are read: as the base has them, to be taken out, and as they are now, to be put in.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import TypeAlias
from uuid import uuid4

import duckdb

from narrows.domain.ports import PeriodRow
from narrows.metrics import stays
from narrows.metrics.returns import RETURNS
from narrows.metrics.statuses import STATUSES
from narrows.warehouse import derived, files, summed, summed_now
from narrows.warehouse.connection import text

Opening: TypeAlias = Callable[[Sequence[PeriodRow]], duckdb.DuckDBPyConnection]
"""Opens a cursor in whose table `periods` these are."""

ANSWERS: Mapping[str, str] = {
    STATUSES: summed_now.STATUSES_NOW,
    RETURNS: summed_now.RETURNS_NOW,
    stays.STATUSES: summed_now.USED_NOW,
    stays.DAYS: summed_now.BEGAN_NOW,
}
"""What is asked of all visits, and how the sums answer it."""

BASE = "SELECT path FROM duckdb_databases() WHERE database_name = 'base'"
TOUCHED = """
SELECT database_name || '.' || schema_name || '.touched' FROM duckdb_tables()
WHERE table_name = 'touched' AND (database_name = 'layer' OR schema_name = 'fresh')
"""
DIFFERING = """
CREATE OR REPLACE TEMP TABLE differing AS {was} UNION ALL {now}
"""
NONE_DIFFER = "CREATE OR REPLACE TEMP TABLE differing AS {was} LIMIT 0"


class KeptSums:
    """The sums of one history.

    Args:
        opening: Opens a cursor on the history's tables.
    """

    def __init__(self, opening: Opening) -> None:
        self._opening = opening
        self._lock = Lock()
        self._is_made: bool | None = None

    def rows(self, query: str, periods: Sequence[PeriodRow]) -> list[tuple[object, ...]] | None:
        """The rows of one of `ANSWERS`; `None` where the history lies over no base."""
        with self._lock:
            if self._is_made is None:
                self._is_made = _make(self._opening(()))
        return self._opening(periods).execute(ANSWERS[query]).fetchall() if self._is_made else None


def _make(cursor: duckdb.DuckDBPyConnection) -> bool:
    found = cursor.execute(BASE).fetchone()
    base = Path(str(found[0])).parent if found else None
    if base is None or not _show(cursor, base):
        return False
    touched = cursor.execute(TOUCHED).fetchone()
    was = summed.STAYS.format(sign=-1, schema="was", only="")
    if touched is None:
        cursor.execute(NONE_DIFFER.format(was=was))
    else:
        only = f"SEMI JOIN {touched[0]} USING (item)"
        was = summed.STAYS.format(sign=-1, schema="was", only=only)
        now = summed.STAYS.format(sign=1, schema="main", only=only)
        cursor.execute(DIFFERING.format(was=was, now=now))
    cursor.execute("CREATE SCHEMA summed")
    kept = {name: _kept(cursor, base, name=name) for name in summed.SUMS}
    for name, now in summed_now.NOW.items():
        changed = summed.SUMS[name].format(stays="differing")
        cursor.execute(now.format(kept=kept[name], changed=changed))
    everything = summed.STAYS.format(sign=1, schema="main", only="")
    for statement in (
        summed_now.LOST,
        summed_now.FAR.format(stays=everything),
        summed_now.LASTING_NOW,
    ):
        cursor.execute(statement)
    for table in ("differing", *kept.values()):
        cursor.execute(f"DROP TABLE {table}")
    return True


def _show(cursor: duckdb.DuckDBPyConnection, base: Path) -> bool:
    """Show the base alone, in the schema `was`; whether it is still told what it was made of."""
    layer = next(
        (each for each in derived.layers(base.parent.parent) if each.name == base.name), None
    )
    if layer is None:
        return False
    cursor.execute("CREATE SCHEMA was")
    derived.show(cursor, layer.made_of, layer=None, schema="was", now=layer.made_of)
    return True


def _kept(cursor: duckdb.DuckDBPyConnection, base: Path, *, name: str) -> str:
    """A table of what a base adds up to, read or made and kept."""
    table, query = f"summed.kept_{name}", summed.SUMS[name]
    path = base / f"sums-{name}-{sha256((summed.STAYS + query).encode()).hexdigest()[:16]}.parquet"
    try:
        cursor.execute(f"CREATE TABLE {table} AS FROM read_parquet({text(str(path))})")
    except duckdb.Error:  # Nobody asked yet, or somebody deleted it.
        _made(cursor, table, query=query, path=path)
    return table


def _made(cursor: duckdb.DuckDBPyConnection, table: str, *, query: str, path: Path) -> None:
    """Add up a base, and keep that where the disk lets."""
    visits = summed.STAYS.format(sign=1, schema="was", only="")
    cursor.execute(f"CREATE TABLE {table} AS {query.format(stays=f'({visits}) AS stays')}")
    beside = path.with_name(f"{files.UNFINISHED}{uuid4().hex}")
    with suppress(OSError, duckdb.Error):
        cursor.execute(f"COPY {table} TO {text(str(beside))} (FORMAT parquet, COMPRESSION zstd)")
        files.sync(beside)
        beside.rename(path)

"""A history, ready to be asked: the tables of `narrows.metrics.tables` on one connection."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Lock

import duckdb

from narrows.domain.ports import PeriodRow, StreamSpan
from narrows.domain.work import Fault
from narrows.warehouse.connection import is_word, tables
from narrows.warehouse.kept_rows import queries
from narrows.warehouse.kept_sums import ANSWERS, KeptSums
from narrows.warehouse.naming import NAMING
from narrows.warehouse.periods import fill
from narrows.warehouse.tallies import Tally
from narrows.warehouse.weeks import KeptWeeks

STATUSES = """
CREATE TABLE statuses AS
SELECT value AS status, text AS name FROM raw_values
WHERE value IN ({visited})
"""
VISITED = "SELECT DISTINCT status FROM visits"
COUNTED = f"SELECT value FROM tallies WHERE kind IN ('{Tally.VISITED}', '{Tally.RESTED}')"
"""The same, where visits are counted anyway."""
WORDS = "CREATE OR REPLACE TEMP TABLE words AS SELECT unnest(CAST($1 AS VARCHAR[])) AS word"


class EmbeddedHistory:
    """Implements `narrows.domain.ports.History` on DuckDB.

    Args:
        con: Holds the raw tables, `clock`, `visits` and `items`; nobody else uses it.
        spans: Where each stream's history lies.
        faults: What building found.
        kept: The folder where what metrics say of it is kept; `None` keeps nothing.
    """

    def __init__(
        self,
        con: duckdb.DuckDBPyConnection,
        spans: Sequence[StreamSpan],
        *,
        faults: Sequence[Fault],
        kept: Path | None = None,
    ) -> None:
        self._con = con
        self._spans = tuple(spans)
        self._faults = tuple(faults)
        self._weeks = None if kept is None else KeptWeeks(kept, self._opened)
        self._sums = None if kept is None else KeptSums(self._opened)
        self._naming = Lock()
        # Derived files have them; what was just built has none yet, and is not asked.
        self._made = set() if kept is None else tables(con) & set(NAMING)
        con.execute(STATUSES.format(visited=VISITED if kept is None else COUNTED))

    @property
    def spans(self) -> Sequence[StreamSpan]:
        """One per stream, unaligned work last."""
        return self._spans

    def faults(self) -> Sequence[Fault]:
        """Statuses that no workflow knows, types that are not mapped."""
        return self._faults

    def rows(
        self, query: str, periods: Sequence[PeriodRow] = (), *, words: Sequence[str] = ()
    ) -> list[tuple[object, ...]]:
        """The rows of a portable `SELECT`, with `periods` and `words` filled as given."""
        if self._weeks is not None and periods and query in queries():
            return self._weeks.rows(query, periods)
        if self._sums is not None and query in ANSWERS:
            found = self._sums.rows(query, periods)
            if found is not None:
                return found
        return self._ask(query, periods, words=words).fetchall()

    def freshen(self, periods: Sequence[PeriodRow]) -> None:
        """Ask every metric about the periods that nothing is kept of, and keep what it says."""
        if self._weeks is not None:
            self._weeks.freshen(periods)

    def columns(self, query: str) -> Mapping[str, object]:
        """The same as one NumPy array per column; a column with nulls is a masked array."""
        asked = self._ask(query, ())
        columns = {str(name): str(kind) for name, kind, *_ in asked.description or ()}
        # The engine hands words that it keeps as numbers to pandas only, as text to NumPy too.
        if any(map(is_word, columns.values())):
            chosen = ", ".join(
                f'CAST("{name}" AS VARCHAR) AS "{name}"' if is_word(kind) else f'"{name}"'
                for name, kind in columns.items()
            )
            asked = self._ask(f"SELECT {chosen} FROM ({query})", ())
        found: Mapping[str, object] = asked.fetchnumpy()
        return found

    def _make(self, table: str) -> None:
        """Make a table of names, once: many a question needs none, pages ask again and again.

        A table, no view: the files of raw that it is made of may be gone when the next page asks.
        """
        with self._naming:
            if table not in self._made:
                self._con.cursor().execute(NAMING[table])
                self._made.add(table)

    def _ask(
        self, query: str, periods: Sequence[PeriodRow], *, words: Sequence[str] = ()
    ) -> duckdb.DuckDBPyConnection:
        for table in NAMING:
            if table in query:
                self._make(table)
        cursor = self._opened(periods) if "periods" in query else self._con.cursor()
        if words:
            cursor.execute(WORDS, [list(words)])
        return cursor.execute(query)

    def _opened(self, periods: Sequence[PeriodRow]) -> duckdb.DuckDBPyConnection:
        # A cursor of its own for each question: its temporary tables are seen by no other.
        cursor = self._con.cursor()
        fill(cursor, periods)
        return cursor

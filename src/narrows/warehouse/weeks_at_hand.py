"""Kept rows of metrics in memory: a page asks for few of them, and files are slow to open."""

from collections.abc import Sequence
from pathlib import Path
from threading import Lock

import duckdb

from narrows.domain.ports import PeriodRow
from narrows.warehouse import recent
from narrows.warehouse.connection import text
from narrows.warehouse.kept_files import COLUMNS, standing
from narrows.warehouse.kept_rows import Row, queries

AT_HAND = "memory.main.weeks_at_hand"
LOADED = "CREATE TABLE {table} AS FROM ({standing})"
KNOWN = f"""
SELECT DISTINCT periods.stream, periods.period, {COLUMNS}
FROM {AT_HAND} AS weeks
JOIN periods ON periods.stream = weeks.stream AND periods.start_us = weeks.start_us
            AND periods.end_us = weeks.end_us
WHERE query = {{query}}
"""
"""Distinct, for two processes may have asked the same."""


class WeeksAtHand:
    """The rows that stood in the files of a layer when they were first asked for.

    What another process keeps there afterwards is not among them, and is asked again.

    Args:
        folder: Of the layer.
        opening: Opens a cursor on the history's tables.
    """

    def __init__(self, folder: Path, opening: recent.Opening) -> None:
        self._folder = folder
        self._opening = opening
        self._loading = Lock()
        self._is_loaded = False

    def known(self, periods: Sequence[PeriodRow], *, query: str) -> list[Row]:
        """What they say of periods; nothing where there are none."""
        if not self._load():
            return []
        told = KNOWN.format(query=text(queries()[query]))
        return self._opening(periods).execute(told).fetchall()

    def _load(self) -> bool:
        with self._loading:
            there = "" if self._is_loaded else standing(self._folder)
            if there:
                try:
                    self._opening(()).execute(LOADED.format(table=AT_HAND, standing=there))
                except duckdb.Error:  # Deleted meanwhile, or cut short.
                    return False
                self._is_loaded = True
            return self._is_loaded

    def add(self, cursor: duckdb.DuckDBPyConnection, table: str) -> None:
        """Take over what was asked now, once the others are at hand."""
        with self._loading:
            if self._is_loaded:
                cursor.execute(f"INSERT INTO {AT_HAND} FROM {table}")

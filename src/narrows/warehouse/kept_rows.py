"""The files in which rows of metrics are kept, beside the derived files that they were asked of.

A row that says only that a period was asked about stands in them too, for of many a period a metric
says nothing.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias
from uuid import uuid4

import duckdb

from narrows.domain.measure import Metric
from narrows.domain.registry import collect
from narrows.warehouse import files
from narrows.warehouse.connection import text, texts
from narrows.warehouse.kept_files import PATTERN

Row: TypeAlias = tuple[object, ...]
Taking: TypeAlias = Callable[[duckdb.DuckDBPyConnection, str], None]
LACKING = """
SELECT asked.query, periods.stream, periods.period
FROM (SELECT unnest({queries}) AS query) AS asked CROSS JOIN periods
ANTI JOIN (FROM ({standing}) WHERE statistic IS NULL) AS known
ON known.query = asked.query AND known.stream = periods.stream
   AND known.start_us = periods.start_us AND known.end_us = periods.end_us
"""
ASKED = """
SELECT {query} AS query, periods.stream, start_us, end_us,
       CAST(item_type AS VARCHAR(99)) AS item_type, CAST(status AS INTEGER) AS status,
       CAST(statistic AS VARCHAR(99)) AS statistic,
       CAST(numerator AS BIGINT) AS numerator, CAST(denominator AS BIGINT) AS denominator,
       CAST(n_items AS BIGINT) AS n_items, CAST(n_unmeasured AS BIGINT) AS n_unmeasured
FROM (
    SELECT * FROM found UNION ALL
    SELECT stream, period, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM periods
) AS found
JOIN periods ON periods.stream = found.stream AND periods.period = found.period
"""
"""Rows to be kept; one whose `statistic` is null only says that the period was asked about."""
OVER = f"""{ASKED}JOIN clock ON clock.stream = periods.stream
WHERE end_us <= as_of_us
"""
"""The same of periods that are over.

Portable, for other engines measure too (`narrows.warehouse.laid_out`).
"""


@cache
def queries() -> Mapping[str, str]:
    """The queries whose rows are kept, each with its name in the files."""
    return {query: sha256(query.encode()).hexdigest()[:16] for query in metrics()}


@cache
def metrics() -> Mapping[str, Metric]:
    """The metrics whose rows are kept, by their queries."""
    found = collect("narrows.metrics", "metric")
    return {each.query: each for each in found if isinstance(each, Metric)}


def lacking(cursor: duckdb.DuckDBPyConnection, there: str) -> Mapping[str, set[tuple[int, int]]]:
    """Of each query the streams and periods that nothing stands of, of the cursor's `periods`.

    Raises:
        duckdb.Error: They were deleted meanwhile, or cut short.
    """
    names = {name: query for query, name in queries().items()}
    found: dict[str, set[tuple[int, int]]] = {query: set() for query in queries()}
    told = LACKING.format(queries=texts(list(names)), standing=there)
    for name, stream, period in cursor.execute(told).fetchall():
        found[names[name]].add((stream, period))
    return found


class Keeping:
    """What is asked now, gathered in the engine, then kept as one file.

    Args:
        cursor: On the history, for this alone.
    """

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor
        self._table = f"memory.main.asked_{uuid4().hex}"
        self._is_begun = False

    def add(self, query: str, cursor: duckdb.DuckDBPyConnection) -> None:
        """Take over the `found` of a cursor, and that its `periods` were asked about."""
        verb = f"INSERT INTO {self._table}" if self._is_begun else f"CREATE TABLE {self._table} AS"
        cursor.execute(f"{verb} {ASKED.format(query=text(queries()[query]))}")
        self._is_begun = True

    def keep(self, folder: Path, *, beside: Taking) -> None:
        """Write the file, if the disk lets: else all is asked again.

        Args:
            folder: Of the layer.
            beside: Takes the rows over too, by the name of their table.
        """
        if not self._is_begun:
            return
        beside(self._cursor, self._table)
        unfinished = folder / f"{files.UNFINISHED}{uuid4().hex}"
        with suppress(OSError, duckdb.Error):
            rows = f"FROM {self._table} ORDER BY query, stream, start_us"
            self._cursor.execute(f"COPY ({rows}) TO {text(str(unfinished))} (FORMAT parquet)")
            files.sync(unfinished)
            unfinished.rename(folder / PATTERN.replace("*", uuid4().hex))
            files.sync(folder)
        self._cursor.execute(f"DROP TABLE {self._table}")

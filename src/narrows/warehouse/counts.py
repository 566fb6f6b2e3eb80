"""Counts over the raw ledger: of a source, and of how its statuses are used."""

from collections.abc import Sequence

import duckdb

from narrows.domain.ports import StatusCount
from narrows.warehouse.connection import text

SAMPLE_CHANGES = 200_000
"""About so many moves tell how statuses are used; more say the same and cost a window each."""

OF_SOURCE = """
SELECT count(DISTINCT item), count(*) FROM (
    {known} SELECT item FROM new_changes WHERE attribute = 'status'
)
"""
STATUSES = """
WITH own AS (
    SELECT item, value, changed_at_us, seq FROM raw_changes
    WHERE attribute = 'status' AND item IN (SELECT item FROM raw_items WHERE source IN ({sources}))
), sampled AS (
    SELECT * FROM own
    WHERE item % greatest(1, (SELECT count(*) FROM own) // {sample}) = 0
), placed AS (
    SELECT item, value, count(*) OVER (PARTITION BY item) AS n,
           row_number() OVER (PARTITION BY item ORDER BY changed_at_us, seq) AS place
    FROM sampled
)
SELECT any_value(text), count(*), count(DISTINCT item), count_if(place = 1), count_if(place = n),
       avg(CASE WHEN n > 1 THEN (place - 1) / (n - 1) ELSE 0.5 END)
FROM placed JOIN raw_values USING (value)
GROUP BY value
ORDER BY 6, 1
"""


def count_source(
    con: duckdb.DuckDBPyConnection, *, is_replaced: bool
) -> tuple[int, int]:
    """Items and transitions that a source has told of, with `new_changes`.

    Args:
        con: Holds the raw tables, `known` and `new_changes`.
        is_replaced: Whether new changes, where there are some, stand for all there were.
    """
    row = con.execute("SELECT count(*) FROM new_changes").fetchone()
    keeps_known = not (is_replaced and row and row[0])
    known = "SELECT item FROM known WHERE attribute = 'status' UNION ALL" if keeps_known else ""
    counted = con.execute(OF_SOURCE.format(known=known)).fetchone() or (0, 0)
    return int(counted[0]), int(counted[1])


def count_statuses(con: duckdb.DuckDBPyConnection, sources: Sequence[str]) -> list[StatusCount]:
    """How statuses are used; of a large log a share of the items is counted."""
    wanted = ", ".join(text(source) for source in sources)
    rows = con.execute(STATUSES.format(sources=wanted, sample=SAMPLE_CHANGES)).fetchall()
    return [StatusCount(*row) for row in rows]

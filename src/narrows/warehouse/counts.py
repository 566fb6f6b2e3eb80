"""Counts over the raw ledger: of a source, and of how its statuses are used."""

from collections.abc import Sequence

import duckdb

from narrows.domain.ports import LoadedSource, StatusCount
from narrows.warehouse.connection import text

SAMPLE_CHANGES = 50_000
"""About so many moves tell how statuses are used; more say the same and cost a window each."""

OF_SOURCE = """
SELECT count(DISTINCT item), count(*) FROM (
    {known} SELECT item FROM new_changes WHERE attribute = 'status'
)
"""
NOBODY_KNOWS = "(SELECT item FROM raw_items LIMIT 0)"
MOVED = (
    "CREATE OR REPLACE TEMP TABLE moved AS FROM {moved} AS moved SEMI JOIN told_items USING (item)"
)
OTHERS = "FROM told_items ANTI JOIN moved USING (item)"
OTHERS_MOVED = f"""
INSERT INTO moved
SELECT DISTINCT item FROM raw_changes SEMI JOIN ({OTHERS}) AS others USING (item)
WHERE attribute = 'status'
"""
"""Of the items that nobody knows it of, the segments are read through for it."""
ADDED = """
SELECT count(DISTINCT CASE WHEN NOT is_known THEN item END), count(*) FROM (
    SELECT item, item IN (FROM moved) AS is_known FROM new_changes WHERE attribute = 'status'
)
"""
# Each pair of statuses counts once, however many items have both: items on their way would pull the
# status that they are in to the end of the order.
STATUSES = """
WITH sampled AS (
    SELECT item, value, changed_at_us, seq FROM raw_changes
    WHERE attribute = 'status' AND item % {nth} = 0 {of_sources}
), placed AS (
    SELECT item, value, count(*) OVER (PARTITION BY item) AS n,
           row_number() OVER in_time AS place,
           lag(value) OVER in_time AS before, lead(value) OVER in_time AS after
    FROM sampled
    WINDOW in_time AS (PARTITION BY item ORDER BY changed_at_us, seq)
), used AS (
    SELECT value, count(*) AS n_moves, count(DISTINCT item) AS n_items,
           count_if(place = 1) AS n_first, count_if(place = n) AS n_last
    FROM placed GROUP BY value
), entered AS (
    SELECT item, value, min(place) AS place FROM placed GROUP BY item, value
), pairs AS (
    SELECT one.value, other.value AS other,
           count_if(other.place < one.place) / count(*) AS other_first
    FROM entered AS one JOIN entered AS other USING (item)
    WHERE one.value <> other.value
    GROUP BY one.value, other.value
), ordered AS (
    SELECT value, round(avg(other_first), 6) AS mean_place FROM pairs GROUP BY value
), back AS (
    SELECT value, arg_max(before, row(n, before)) AS before, max(n) AS n
    FROM (
        SELECT value, before, count(*) AS n FROM placed
        WHERE before = after AND before <> value GROUP BY value, before
    ) GROUP BY value
)
SELECT named.text, n_moves, n_items, n_first, n_last, coalesce(mean_place, 0.5),
       CASE WHEN 2 * back.n >= n_moves THEN returned.text END
FROM used
JOIN raw_values AS named ON named.value = used.value
LEFT JOIN ordered ON ordered.value = used.value
LEFT JOIN back ON back.value = used.value
LEFT JOIN raw_values AS returned ON returned.value = back.before
ORDER BY 6, 1
"""
RARE = """
SELECT text, n_moves, n_moves, 0, 0, 0.5, NULL
FROM (
    SELECT value, count(*) AS n_moves FROM raw_changes
    WHERE attribute = 'status' {of_sources}
    GROUP BY value
) JOIN raw_values USING (value)
WHERE NOT list_contains(?, text)
ORDER BY 1
"""
"""Statuses that no item of the share has been in: known at least by name, and how often."""
NAMES = """
SELECT text FROM raw_values SEMI JOIN (
    SELECT DISTINCT value FROM raw_changes WHERE attribute = 'status' {of_sources}
) AS told USING (value)
"""
OTHER_ITEMS = "SELECT count(*) FROM raw_items WHERE source NOT IN ({sources})"
OF_SOURCES = "AND item IN (SELECT item FROM raw_items WHERE source IN ({sources}))"


def count_source(con: duckdb.DuckDBPyConnection, *, is_replaced: bool) -> tuple[int, int]:
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


def count_added(
    con: duckdb.DuckDBPyConnection, before: LoadedSource, *, moved: str
) -> tuple[int, int]:
    """The same of a load that adds to what was held.

    Args:
        con: Holds the raw tables, `told_items` and `new_changes`.
        before: What was held.
        moved: A select of items that moved before, though not of all of them.
    """
    con.execute(MOVED.format(moved=moved))
    if con.execute(f"{OTHERS} LIMIT 1").fetchone() is not None:
        con.execute(OTHERS_MOVED)
    n_items, n_transitions = con.execute(ADDED).fetchone() or (0, 0)
    return before.n_items + int(n_items), before.n_transitions + int(n_transitions)


def count_statuses(con: duckdb.DuckDBPyConnection, sources: Sequence[str]) -> list[StatusCount]:
    """How statuses are used; of a large log a share of the items is counted."""
    of_sources = _of_sources(con, sources)
    n_changes = con.execute("SELECT count(*) FROM raw_changes").fetchone() or (0,)
    nth = max(1, int(n_changes[0]) // SAMPLE_CHANGES)
    rows = con.execute(STATUSES.format(of_sources=of_sources, nth=nth)).fetchall()
    if nth > 1:
        counted = [row[0] for row in rows]
        rows += con.execute(RARE.format(of_sources=of_sources), [counted]).fetchall()
    return [StatusCount(*row) for row in rows]


def statuses_of(con: duckdb.DuckDBPyConnection, sources: Sequence[str]) -> frozenset[str]:
    """The statuses that items of these were ever in."""
    told = NAMES.format(of_sources=_of_sources(con, sources))
    return frozenset(str(name) for (name,) in con.execute(told).fetchall())


def _of_sources(con: duckdb.DuckDBPyConnection, sources: Sequence[str]) -> str:
    """Which changes are of some sources, as SQL; empty where there are no others."""
    wanted = ", ".join(map(text, sources))
    n_others = con.execute(OTHER_ITEMS.format(sources=wanted)).fetchone()
    # Of the only source there is, as a look has it, nobody need ask whose an item is.
    return OF_SOURCES.format(sources=wanted) if n_others and n_others[0] else ""

"""Parents and children that one stream has both of, or had when one of them was done."""

from collections.abc import Iterable, Mapping, Sequence

import duckdb

from narrows.domain.ports import LoadedSource
from narrows.domain.streams import ValueStream
from narrows.warehouse.connection import has_table
from narrows.warehouse.homes import is_housed
from narrows.warehouse.stood import find_stood

PAIRS = """
CREATE TABLE pairs AS
SELECT child.item AS child, parent.item AS parent, child.stream,
       parent.stream AS parent_stream, {has_moved} AS has_moved
FROM (
    SELECT raw_changes.item, assigned.stream, assigned.source,
           arg_max(value, row(changed_at_us, seq)) AS value
    FROM raw_changes JOIN assigned USING (item)
    WHERE attribute = 'parent' AND changed_at_us <= {as_of_us}
      AND (assigned.stream IN ({streams}) OR {is_housed})
    GROUP BY raw_changes.item, assigned.stream, assigned.source
) AS child
JOIN raw_values ON raw_values.value = child.value
JOIN raw_items ON raw_items.source = child.source AND raw_items.key = raw_values.text
JOIN assigned AS parent ON parent.item = raw_items.item
WHERE parent.item <> child.item
"""
"""Parents and children, by the newest parent that is known."""
FAMILIES = """
CREATE OR REPLACE TABLE families AS
SELECT child, parent, stream FROM pairs
WHERE NOT has_moved AND parent_stream = stream AND stream IN ({streams})
"""
"""Pairs that one stream takes both of."""
MOVED_TOO = """
INSERT INTO families SELECT child, parent, stream FROM beside_{own} WHERE stream IN ({streams})
"""
"""The same of those of whom one was in several streams."""

ABOVE = "CREATE TABLE above AS SELECT child, parent FROM families"
TWICE_AS_FAR = """
CREATE OR REPLACE TABLE above AS
SELECT near.child, far.parent FROM above AS near JOIN above AS far ON far.child = near.parent
"""
"""Who is above whom, each time twice as many generations: at last only circles go on."""
IN_CIRCLES = """
DELETE FROM families WHERE child IN (SELECT parent FROM above);
DROP TABLE above;
"""
STOOD = """(
    SELECT item, source, coalesce(stood.stream, assigned.stream) AS stream
    FROM assigned LEFT JOIN stood USING (item)
)"""
MADE = ("pairs", "stood", "beside_child", "beside_parent", "families")


def find_pairs(
    con: duckdb.DuckDBPyConnection,
    streams: Sequence[ValueStream],
    *,
    sources: Mapping[str, LoadedSource],
    having: Iterable[int],
    as_of_us: int,
) -> str:
    """Make `pairs(child, parent, …)`, and of those of whom one moved where they stood.

    Args:
        con: Holds the raw tables, `assigned`, `homes` and `clock`.
        streams: Numbered from 1 in order.
        sources: What is held of each.
        having: Numbers of the streams whose pairs are asked for.
        as_of_us: Later values are not known yet. [µs since 1970 UTC]

    Returns:
        What says which stream has an item, as SQL: of one that is done the one it was done in.
    """
    told = {"as_of_us": as_of_us, "streams": ", ".join(map(str, having))}
    if not is_housed(con):
        con.execute(PAIRS.format(**told, is_housed="false", has_moved="false"))
        return "assigned"
    child, parent, told_of = (
        f"{each}.item IN (SELECT item FROM homes)" for each in ("child", "parent", "raw_changes")
    )
    con.execute(PAIRS.format(**told, is_housed=told_of, has_moved=f"({child} OR {parent})"))
    find_stood(con, streams, sources=sources)
    return STOOD


def gather(con: duckdb.DuckDBPyConnection, own: str, *, streams: Iterable[int]) -> None:
    """Make `families(child, parent, stream)`: who is, or was when done, beside whom in a stream.

    Args:
        con: Holds what `find_pairs` made.
        own: Whose end it hangs on where one of a pair moved, `child` or `parent`.
        streams: Numbers of those that are asked for.
    """
    numbers = ", ".join(map(str, streams))
    con.execute(FAMILIES.format(streams=numbers))
    if has_table(con, "stood"):
        con.execute(MOVED_TOO.format(own=own, streams=numbers))
    _open_circles(con)


def let_go(con: duckdb.DuckDBPyConnection) -> None:
    """Drop all that was made."""
    for table in MADE:
        con.execute(f"DROP TABLE IF EXISTS {table}")


def _open_circles(con: duckdb.DuckDBPyConnection) -> None:
    """Forget the parents of items that are their own ancestors: else none of them counted."""
    con.execute(ABOVE)
    (n_families,) = con.execute("SELECT count(*) FROM families").fetchone() or (0,)
    for _ in range(int(n_families).bit_length()):
        con.execute(TWICE_AS_FAR)
    con.execute(IN_CIRCLES)

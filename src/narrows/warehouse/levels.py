"""Of parent and child only one counts: the items of another level than the stream names."""

from collections.abc import Sequence

import duckdb

from narrows.domain.streams import (
    ALL_COUNT,
    CHILDREN_COUNT,
    PARENTS_COUNT,
    ValueStream,
    level_words,
)
from narrows.warehouse.connection import text
from narrows.warehouse.left_out import list_left_out

LEFT_OUT = """
CREATE TABLE left_out (
    item INTEGER, stream INTEGER, source VARCHAR, key VARCHAR, title VARCHAR, why VARCHAR
)
"""
FAMILIES = """
CREATE TABLE families AS
SELECT child.item AS child, parent.item AS parent, child.stream
FROM (
    SELECT raw_changes.item, assigned.stream, assigned.source,
           arg_max(value, row(changed_at_us, seq)) AS value
    FROM raw_changes JOIN assigned USING (item)
    WHERE attribute = 'parent' AND changed_at_us <= {as_of_us} AND assigned.stream IN ({streams})
    GROUP BY raw_changes.item, assigned.stream, assigned.source
) AS child
JOIN raw_values ON raw_values.value = child.value
JOIN raw_items ON raw_items.source = child.source AND raw_items.key = raw_values.text
JOIN assigned AS parent ON parent.item = raw_items.item AND parent.stream = child.stream
WHERE parent.item <> child.item
"""
"""Parents and children that one stream takes both of, by the newest parent that is known."""

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

OF_TYPE = """
SELECT item FROM (
    SELECT item, arg_max(value, row(changed_at_us, seq)) AS value FROM raw_changes
    WHERE attribute = 'item_type' AND changed_at_us <= {as_of_us} GROUP BY item
) JOIN raw_values USING (value) WHERE text IN ({words})
"""


def leave_out_levels(
    con: duckdb.DuckDBPyConnection, streams: Sequence[ValueStream], *, as_of_us: int
) -> None:
    """Take the items of other levels out of `assigned`, into `left_out`.

    Args:
        con: Holds the raw tables and `assigned`.
        streams: Numbered from 1 in order.
        as_of_us: Later values are not known yet. [µs since 1970 UTC]
    """
    con.execute(LEFT_OUT)
    levels = {
        number: stream.policy.level
        for number, stream in enumerate(streams, start=1)
        if stream.policy.level != ALL_COUNT
    }
    if not levels:
        return
    con.execute(FAMILIES.format(as_of_us=as_of_us, streams=", ".join(map(str, levels))))
    _open_circles(con)
    for level, why, column in (
        (PARENTS_COUNT, "child", "child"),
        (CHILDREN_COUNT, "parent", "parent"),
    ):
        own = [number for number, each in levels.items() if each == level]
        if own:
            chosen = f"IN (SELECT {column} FROM families)"
            list_left_out(con, chosen, streams=own, why=why, as_of_us=as_of_us)
    for number, level in levels.items():
        if words := level_words(level):
            of_type = OF_TYPE.format(
                as_of_us=as_of_us, words=", ".join(text(word) for word in words)
            )
            chosen = f"NOT IN ({of_type})"
            list_left_out(con, chosen, streams=[number], why="type", as_of_us=as_of_us)
    con.execute("DELETE FROM assigned WHERE item IN (SELECT item FROM left_out)")
    con.execute("DROP TABLE families")


def _open_circles(con: duckdb.DuckDBPyConnection) -> None:
    """Forget the parents of items that are their own ancestors: else none of them counted."""
    con.execute(ABOVE)
    (n_families,) = con.execute("SELECT count(*) FROM families").fetchone() or (0,)
    for _ in range(int(n_families).bit_length()):
        con.execute(TWICE_AS_FAR)
    con.execute(IN_CIRCLES)

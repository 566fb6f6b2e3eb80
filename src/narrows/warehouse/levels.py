"""What is no flow item of the stream that takes it: of another level, or only ever ignored."""

from collections.abc import Sequence

import duckdb

from narrows.domain.streams import (
    ALL_COUNT,
    CHILDREN_COUNT,
    PARENTS_COUNT,
    ValueStream,
    level_words,
)
from narrows.domain.work import UNALIGNED
from narrows.warehouse.connection import text

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

LISTED = """
INSERT INTO left_out
SELECT assigned.item, assigned.stream, assigned.source, raw_items.key, titles.title, '{why}'
FROM assigned
JOIN raw_items USING (item)
LEFT JOIN (
    SELECT raw_changes.item, arg_max(text, row(changed_at_us, seq)) AS title
    FROM raw_changes JOIN raw_values USING (value)
    WHERE attribute = 'title' AND changed_at_us <= {as_of_us}
    GROUP BY raw_changes.item
) AS titles ON titles.item = assigned.item
WHERE assigned.stream IN ({streams}) AND assigned.item {chosen}
"""
IGNORED = """
IN (
    SELECT item FROM moves SEMI JOIN (FROM moves WHERE flow_state = 'ignore') AS once USING (item)
    GROUP BY item HAVING bool_and(flow_state = 'ignore')
)
"""
"""Of few items all moves are read: what is not ignored would be millions to hold against."""
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
    told = {"as_of_us": as_of_us, "streams": _numbers(levels)}
    con.execute(FAMILIES.format(**told))
    _open_circles(con)
    for level, why, column in (
        (PARENTS_COUNT, "child", "child"),
        (CHILDREN_COUNT, "parent", "parent"),
    ):
        own = [number for number, each in levels.items() if each == level]
        if own:
            told = {"as_of_us": as_of_us, "streams": _numbers(own), "why": why}
            con.execute(LISTED.format(chosen=f"IN (SELECT {column} FROM families)", **told))
    for number, level in levels.items():
        if words := level_words(level):
            of_type = OF_TYPE.format(
                as_of_us=as_of_us, words=", ".join(text(word) for word in words)
            )
            told = {"as_of_us": as_of_us, "streams": str(number), "why": "type"}
            con.execute(LISTED.format(chosen=f"NOT IN ({of_type})", **told))
    con.execute("DELETE FROM assigned WHERE item IN (SELECT item FROM left_out)")
    con.execute("DROP TABLE families")


def _open_circles(con: duckdb.DuckDBPyConnection) -> None:
    """Forget the parents of items that are their own ancestors: else none of them counted."""
    con.execute(ABOVE)
    (n_families,) = con.execute("SELECT count(*) FROM families").fetchone() or (0,)
    for _ in range(int(n_families).bit_length()):
        con.execute(TWICE_AS_FAR)
    con.execute(IN_CIRCLES)


def list_ignored(
    con: duckdb.DuckDBPyConnection, streams: Sequence[ValueStream], *, as_of_us: int
) -> None:
    """Put the items that were only ever in statuses that are ignored into `left_out`.

    Args:
        con: Holds the raw tables, `assigned`, `moves` and `left_out`.
        streams: Numbered from 1 in order.
        as_of_us: Later values are not known yet. [µs since 1970 UTC]
    """
    if not any(ignores(stream) for stream in streams):
        return
    every = range(UNALIGNED, len(streams) + 1)
    told = {"as_of_us": as_of_us, "streams": _numbers(every), "why": "ignored"}
    con.execute(LISTED.format(chosen=IGNORED, **told))


def ignores(stream: ValueStream) -> bool:
    """Whether a status of the stream is none: its time belongs to the one before, or after."""
    workflow = stream.workflow
    return workflow is not None and any(each.state is None for each in workflow.statuses)


def _numbers(streams: Sequence[int] | dict[int, str]) -> str:
    return ", ".join(str(number) for number in streams)

"""What a stream takes and what is no flow item of it: listed with why, and in no other table."""

from collections.abc import Iterable

import duckdb

LISTED = """
INSERT INTO left_out
SELECT assigned.item, assigned.stream, assigned.source, raw_items.key, titles.title, '{why}'
FROM {assigned} AS assigned
JOIN raw_items USING (item)
LEFT JOIN (
    SELECT raw_changes.item, arg_max(text, row(changed_at_us, seq)) AS title
    FROM raw_changes JOIN raw_values USING (value)
    WHERE attribute = 'title' AND changed_at_us <= {as_of_us}
    GROUP BY raw_changes.item
) AS titles ON titles.item = assigned.item
WHERE assigned.stream IN ({streams}) AND assigned.item {chosen}
"""


def list_left_out(
    con: duckdb.DuckDBPyConnection,
    chosen: str,
    *,
    streams: Iterable[int],
    why: str,
    as_of_us: int,
    assigned: str = "assigned",
) -> None:
    """Put items into `left_out`, with their titles.

    Args:
        con: Holds the raw tables, `assigned` and `left_out`.
        chosen: Which of those that are assigned, as SQL after `item`.
        streams: Numbers of the streams that may have them.
        why: One of the reasons of `narrows.metrics.tables`.
        as_of_us: Later titles are not known yet. [µs since 1970 UTC]
        assigned: Says which stream has an item, as SQL.
    """
    numbers = ", ".join(map(str, streams))
    told = {"chosen": chosen, "streams": numbers, "why": why, "as_of_us": as_of_us}
    con.execute(LISTED.format(**told, assigned=assigned))

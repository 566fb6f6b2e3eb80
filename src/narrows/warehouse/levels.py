"""Of parent and child only one counts: the items of another level than the stream names.

An item that is done counts, or does not, as it stood when it was done: by the stream that it was
in, and the one that its parent or child was in at that instant, or was done in before. Else whoever
moves on to another stream made a closed week another. What is not done counts as it stands.
"""

from collections.abc import Mapping, Sequence

import duckdb

from narrows.domain.ports import LoadedSource
from narrows.domain.streams import (
    ALL_COUNT,
    CHILDREN_COUNT,
    PARENTS_COUNT,
    ValueStream,
    level_words,
)
from narrows.warehouse.connection import text
from narrows.warehouse.families import find_pairs, gather, let_go
from narrows.warehouse.left_out import list_left_out

LEFT_OUT = """
CREATE TABLE left_out (
    item INTEGER, stream INTEGER, source VARCHAR, key VARCHAR, title VARCHAR, why VARCHAR
)
"""
OF_TYPE = """NOT IN (SELECT item FROM (
    SELECT item, arg_max(value, row(changed_at_us, seq)) AS value FROM raw_changes
    WHERE attribute = 'item_type' AND changed_at_us <= {as_of_us} GROUP BY item
) JOIN raw_values USING (value) WHERE text IN ({words}))
"""


def leave_out_levels(
    con: duckdb.DuckDBPyConnection,
    streams: Sequence[ValueStream],
    *,
    sources: Mapping[str, LoadedSource],
    as_of_us: int,
) -> None:
    """Take the items of other levels out of `assigned`, into `left_out`.

    Args:
        con: Holds the raw tables, `assigned`, `homes` and `clock`.
        streams: Numbered from 1 in order.
        sources: What is held of each.
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
    told = {"as_of_us": as_of_us}
    assigned = find_pairs(con, streams, sources=sources, having=levels, as_of_us=as_of_us)
    for level, own in ((PARENTS_COUNT, "child"), (CHILDREN_COUNT, "parent")):
        if numbers := [number for number, each in levels.items() if each == level]:
            gather(con, own, streams=numbers)
            chosen = f"IN (SELECT {own} FROM families)"
            list_left_out(con, chosen, streams=numbers, why=own, assigned=assigned, **told)
    for number, level in levels.items():
        if words := level_words(level):
            chosen = OF_TYPE.format(words=", ".join(text(word) for word in words), **told)
            list_left_out(con, chosen, streams=[number], why="type", assigned=assigned, **told)
    con.execute("DELETE FROM assigned WHERE item IN (SELECT item FROM left_out)")
    let_go(con)

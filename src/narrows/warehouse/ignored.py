"""Items that were only ever in statuses that a workflow ignores: they have no visit."""

from collections.abc import Sequence

import duckdb

from narrows.domain.streams import ValueStream
from narrows.domain.work import UNALIGNED
from narrows.warehouse.left_out import list_left_out

IGNORED = """
IN (
    SELECT item FROM moves SEMI JOIN (FROM moves WHERE flow_state = 'ignore') AS once USING (item)
    GROUP BY item HAVING bool_and(flow_state = 'ignore')
)
"""
"""Of few items all moves are read: what is not ignored would be millions to hold against."""


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
    list_left_out(con, IGNORED, streams=every, why="ignored", as_of_us=as_of_us)


def ignores(stream: ValueStream) -> bool:
    """Whether a status of the stream is none: its time belongs to the one before, or after."""
    workflow = stream.workflow
    return workflow is not None and any(each.state is None for each in workflow.statuses)

"""Changes of status with what each means: the table `moves` that visits are built from."""

from collections.abc import Mapping, Sequence

import duckdb

from narrows.domain.ports import LoadedSource
from narrows.domain.streams import ValueStream
from narrows.domain.work import INTERVALS_END
from narrows.warehouse.connection import text

MOVES = """
CREATE TABLE moves AS
SELECT taken.stream, taken.item, taken.value AS status, state_map.flow_state,
       taken.changed_at_us AS moved_at_us, taken.seq
FROM taken
JOIN state_map ON state_map.stream = taken.reader AND state_map.source = taken.source
              AND state_map.value = taken.value
JOIN clock ON clock.stream = taken.stream
WHERE changed_at_us <= as_of_us
"""
ENDED = f"""
UPDATE moves SET flow_state = 'waiting' FROM (
    SELECT rowid AS row, lag(nullif(flow_state, 'ignore') IGNORE NULLS) OVER (
        PARTITION BY item ORDER BY moved_at_us, seq
    ) AS before
    FROM moves
    WHERE item IN (SELECT item FROM assigned WHERE source IN ({{swept}}))
) AS told
WHERE told.row = moves.rowid AND moves.flow_state = 'ignore' AND before NOT IN ('done', 'cancelled')
  AND moves.stream IN ({{streams}})
  AND moves.status IN (SELECT value FROM raw_values WHERE text = {text(INTERVALS_END)})
"""
"""Where a done activity is named the end of the last interval is none of its own: what was done
goes on so, but of work that is over nobody works on, and what is not done waits."""


def move(
    con: duckdb.DuckDBPyConnection,
    streams: Sequence[ValueStream],
    *,
    sources: Mapping[str, LoadedSource],
) -> None:
    """Make `moves`, in which items wait after their last interval, where that is none of the end.

    Args:
        con: Holds `taken`, `state_map`, `clock` and `assigned`.
        streams: Numbered from 1 in order.
        sources: What is held of each.
    """
    con.execute(MOVES)
    swept = [text(name) for name, held in sources.items() if held.is_interval]
    unnamed = [
        str(number)
        for number, stream in enumerate(streams, start=1)
        if stream.workflow is not None
        and all(each.status != INTERVALS_END for each in stream.workflow.statuses)
    ]
    if swept and unnamed:
        con.execute(ENDED.format(swept=", ".join(swept), streams=", ".join(unnamed)))

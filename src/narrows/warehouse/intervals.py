"""Logs of intervals of work, one row per activity from start to end, as changes of status.

measurement.md, «From changes to visits» 6: an activity is active while it runs; while several run,
the time belongs to the one that started last (of equal starts, the later row); the gap until the
next start is a wait for it, in the status `→ Activity`; after its latest end an item is `→ done`.

A run of intervals of one item that overlap is an island here. Most islands are one interval, and
need no more than an array; within the others a heap of what runs keeps the cost at n log n, where
a join of intervals with the instants that they cover would be quadratic.
"""

import heapq
from collections.abc import Iterator, Sequence

import duckdb
import numpy as np
from numpy.typing import NDArray

from narrows.domain.work import INTERVALS_END, WAITS_FOR

_ORDERED = """
CREATE OR REPLACE TEMP TABLE intervals_ordered AS
SELECT item, activity, started_at_us, ended_at_us, max(ended_at_us) OVER (
    PARTITION BY item ORDER BY started_at_us, seq
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
) AS ended_before_us
FROM intervals
ORDER BY item, started_at_us, seq
"""
_COLUMNS = """
SELECT started_at_us, ended_at_us, coalesce(ended_before_us <= started_at_us, true) AS opens
FROM intervals_ordered ORDER BY rowid
"""
# Of an island of n intervals from place p on, the wait for it has seq 3p, its moves 3p + 1 to
# 3p + 2n - 1, and the end of the item 3p + 3n - 1: in order, without numbering anything.
_MOVES = """
INSERT INTO staged_rows
SELECT item, 'status', activity, at_us, seq, ''
FROM intervals_moves JOIN intervals_ordered ON intervals_ordered.rowid = place
"""
_WAITS = f"""
INSERT INTO staged_rows
SELECT item, 'status', '{WAITS_FOR}' || activity, ended_before_us, 3 * rowid, ''
FROM intervals_ordered WHERE ended_before_us < started_at_us
"""
_ENDS = f"""
INSERT INTO staged_rows
SELECT item, 'status', '{INTERVALS_END}', max(ended_at_us), 3 * max(rowid) + 2, ''
FROM intervals_ordered GROUP BY item
"""


def sweep(con: duckdb.DuckDBPyConnection) -> None:
    """Add to `staged_rows` the changes of status that the temporary table `intervals` tells.

    `intervals(item, activity, started_at_us, ended_at_us, seq)`: no end before its start. Each
    start is a move, so that an activity of no length has a visit of no length. `seq` of what is
    added orders equal instants of an item, and is no row of a file.

    Args:
        con: Holds both tables; `staged_rows` as `narrows.warehouse.encode.STAGED` makes it.
    """
    con.execute(_ORDERED)
    columns = con.execute(_COLUMNS).fetchnumpy()
    moves = _moves(
        np.asarray(columns["started_at_us"], dtype=np.int64),
        np.asarray(columns["ended_at_us"], dtype=np.int64),
        opens=np.asarray(columns["opens"], dtype=np.bool_),
    )
    con.register("intervals_moves", moves)
    for statement in (_MOVES, _WAITS, _ENDS):
        con.execute(statement)
    con.unregister("intervals_moves")
    con.execute("DROP TABLE intervals_ordered")


def _moves(
    started_us: NDArray[np.int64], ended_us: NDArray[np.int64], *, opens: NDArray[np.bool_]
) -> dict[str, NDArray[np.int64]]:
    """The moves into activities: place of the interval moved into, instant, seq.

    Args:
        started_us: By place. [µs, shape (n_intervals,)]
        ended_us: By place. [µs, shape (n_intervals,)]
        opens: Whether an island begins there. [shape (n_intervals,)]
    """
    first = np.flatnonzero(opens)
    after = np.append(first[1:], opens.size)
    alone = first[after - first == 1]
    shared: list[tuple[int, int, int]] = []
    for low, high in zip(first[after - first > 1], after[after - first > 1], strict=True):
        island = _island(started_us[low:high].tolist(), ended_us[low:high].tolist())
        base = 3 * int(low) + 1
        shared += [(int(low) + at, us, base + nth) for nth, (at, us) in enumerate(island)]
    others = np.array(shared, dtype=np.int64).reshape(-1, 3)
    return {
        "place": np.concatenate([alone, others[:, 0]]),
        "at_us": np.concatenate([started_us[alone], others[:, 1]]),
        "seq": np.concatenate([3 * alone + 1, others[:, 2]]),
    }


def _island(started_us: Sequence[int], ended_us: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Which interval of an island time passes to, and when.

    Args:
        started_us: Ascending; of equal ones the later row last. [µs]
        ended_us: [µs]
    """
    running: list[int] = []
    last = len(started_us) - 1
    for at, start_us in enumerate(started_us):
        heapq.heappush(running, -at)
        yield at, start_us
        next_us = started_us[at + 1] if at < last else None
        while running and (next_us is None or ended_us[-running[0]] <= next_us):
            end_us = ended_us[-heapq.heappop(running)]
            while running and ended_us[-running[0]] <= end_us:
                heapq.heappop(running)
            if running and end_us != next_us:
                yield -running[0], end_us

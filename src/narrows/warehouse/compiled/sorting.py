"""Moves in the order of time, read from a table that was written by many hands.

What the engine makes by several threads it writes as runs, one after the other, each in the order
of time and each of the parts that its thread came upon; late rows lie anywhere. To sort all would
cost as much as the pass. Parts of the table are read by when they begin instead, and what is later
than the begin of the next is held until that is read.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from narrows.warehouse.compiled.book import EVER_AFTER, Moves
from narrows.warehouse.compiled.passing import OutOfOrderError
from narrows.warehouse.compiled.statements import PARTS, SORTED, TOLD

AT_ONCE = 8
"""Parts that are read before they are sorted."""
MOST_HELD = 16
"""Parts that are held at most: what lies in greater disorder is sorted by the engine."""

Columns = Sequence[NDArray[Any]]


def in_time(con: duckdb.DuckDBPyConnection, *, part_rows: int) -> Iterator[Moves]:
    """All moves, sorted by instant and `seq`, some at once.

    Args:
        con: Holds `moves` and `told_words`.
        part_rows: How many are read at once.

    Raises:
        OutOfOrderError: They lie in too much disorder to be read like that.
    """
    yield from _merged(con, "moves", part_rows=part_rows, most_rows=MOST_HELD * part_rows)


def in_time_at_last(con: duckdb.DuckDBPyConnection, *, part_rows: int) -> Iterator[Moves]:
    """The same of moves in any disorder, that the engine sorts first."""
    con.execute(SORTED)
    yield from _merged(con, "sorted_moves", part_rows=part_rows, most_rows=EVER_AFTER)
    con.execute("DROP TABLE sorted_moves")


def _merged(
    con: duckdb.DuckDBPyConnection, table: str, *, part_rows: int, most_rows: int
) -> Iterator[Moves]:
    parts = con.execute(PARTS.format(moves=table, part_rows=part_rows)).fetchall()
    held: list[Columns] = []
    for place in range(0, len(parts), AT_ONCE):
        for part, _ in parts[place : place + AT_ONCE]:
            first = part * part_rows
            query = TOLD.format(moves=table, first=first, until=first + part_rows)
            held.append(list(con.execute(query).fetchnumpy().values()))
        read = Moves(*map(np.concatenate, zip(*held, strict=True)))
        rows = _sorted(read)
        after = parts[place + AT_ONCE : place + AT_ONCE + 1]
        n_over = int(np.searchsorted(rows.at_us, after[0][1])) if after else rows.at_us.size
        held = [[each[n_over:].copy() for each in rows]]
        if rows.at_us.size - n_over > most_rows:
            raise OutOfOrderError
        yield Moves._make(each[:n_over] for each in rows)


def _sorted(rows: Moves) -> Moves:
    """Rows by instant and `seq`; of those that nearly are so the one is sorted in no time."""
    if (rows.at_us[1:] < rows.at_us[:-1]).any():
        order = np.argsort(rows.at_us, kind="stable")
        rows = Moves._make(each[order] for each in rows)
    is_same = rows.at_us[1:] == rows.at_us[:-1]
    if (is_same & (rows.seq[1:] < rows.seq[:-1])).any():
        order = np.lexsort((rows.seq, rows.at_us))
        rows = Moves._make(each[order] for each in rows)
    return rows

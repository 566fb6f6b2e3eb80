"""What the compiled pass takes for the log that Polars and pandas are given: the same file.

From the file of moves and the file of types: all visits and items with types, reopenings and
policies, every metric for each of 105 weeks of 50 streams, load by flow state at the end of each
day, the ages of what is open, arrivals and departures per status and week. Visits are kept in
memory, or, with `--dropped`, handed over batch by batch and forgotten: of a long log they are more
than a process should hold, and go to the disk as they come.

Prints what `with_frames.py` prints, where the columns of both files are decoded into arrays, as the
pass reads them. numba has compiled before, as it has after a first run. [s, s, MiB]
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from benchmarks.incremental import cpu
from benchmarks.measure import peak_mib
from benchmarks.synthetic_log import STATUSES, STREAMS
from benchmarks.synthetic_moves import types_of
from benchmarks.with_sql import FIRST_US, N_WEEKS, WEEK_US
from narrows.domain.measure import DAY_US
from narrows.warehouse.compiled.answers import Weeks
from narrows.warehouse.compiled.book import MISSING, TYPES, Book, Moves, Records, Slots, Words
from narrows.warehouse.compiled.opening import open_book, words_of
from narrows.warehouse.compiled.passing import Pass, daily
from narrows.warehouse.compiled.typed import Typings

BATCH_ROWS, MOST_BATCHES = 983_040, 51
"""Eight row groups, or of a long file more: each query looks at all that the file has.

Not many more: from 32 MiB on each array is new memory, which costs a third of the decode of a file.
"""
ROWS = """
SELECT item, stream, CAST(status + 1 AS INTEGER) AS word, moved_us
FROM read_parquet('{path}', file_row_number = true)
WHERE file_row_number >= {first} AND file_row_number < {until}
"""
N_ITEMS = """
SELECT max(CAST(stats_max_value AS BIGINT)) + 1 FROM parquet_metadata('{path}')
WHERE path_in_schema = 'item'
"""
TYPED = """
SELECT item, CAST(list_position({types}, item_type) - 1 AS TINYINT) AS code, changed_us
FROM read_parquet('{path}', file_row_number = true)
WHERE file_row_number >= {first} AND file_row_number < {until}
"""


def main(path: Path, *, is_kept: bool) -> None:
    """Measure the log at `path`."""
    con = duckdb.connect()
    con.execute("SET enable_progress_bar = false")
    measured(con, path.with_name("warm.parquet"), is_kept=False)
    read_s, _ = cpu(lambda: decoded(con, path))
    all_s, n_rows = cpu(lambda: measured(con, path, is_kept=is_kept))
    if not n_rows:
        raise SystemExit("nothing was measured")
    print(read_s, all_s, peak_mib())


def decoded(con: duckdb.DuckDBPyConnection, path: Path) -> int:
    """How many rows the columns have that the pass reads."""
    n_moves = sum(each.item.size for each in batches(con, path))
    return n_moves + sum(each.item.size for each in typings(con, path))


def measured(con: duckdb.DuckDBPyConnection, path: Path, *, is_kept: bool) -> int:
    """How many rows all measurements have."""
    run = Pass(book(con, path))
    visits: list[Records] = []
    for batch in batches(con, path):
        visits += [closed for closed in run.read(batch) if is_kept]
    open_us = []
    n_items = 0
    for items, lasting in run.settled(typings(con, path)):
        if is_kept:
            visits.append(lasting)
        n_items += items.item.size
        open_us.append(items.started_at_us[(items.done_at_us == MISSING)])
    ages = np.sort(np.concatenate(open_us))
    loads = daily(run.book)
    answers = list(Weeks(run.book, run.ended).answers())
    return n_items + ages.size + loads.size + sum(each.stream.size for each in answers)


def book(con: duckdb.DuckDBPyConnection, path: Path) -> Book:
    """An empty one for the log at `path`."""
    ((n_items,),) = con.execute(N_ITEMS.format(path=path)).fetchall()
    words = words_of([(1, number, state) for number, (_, state) in enumerate(STATUSES)])
    streams = range(1, STREAMS + 1)
    cut = (spans(WEEK_US, N_WEEKS), spans(DAY_US, 7 * N_WEEKS))
    return open_book(
        n_items,
        Words(
            words.means,
            dict.fromkeys(streams, words.statuses[1]),
            dict.fromkeys(streams, words.columns[1]),
        ),
        clock=dict.fromkeys(streams, FIRST_US + N_WEEKS * WEEK_US), policies={}, cut=cut,
    )  # fmt: skip


def spans(length_us: int, n_spans: int) -> Slots:
    """So many spans of every stream, one after the other from the first instant on."""
    edges = FIRST_US + np.arange(n_spans + 1) * length_us
    names = np.arange(n_spans, dtype=np.int32)
    count = np.array([0] + STREAMS * [n_spans], np.int32)  # The first is unaligned work.
    return Slots(np.tile(edges, (count.size, 1)), count, np.tile(names, (count.size, 1)))


def batches(con: duckdb.DuckDBPyConnection, path: Path) -> Iterator[Moves]:
    """The moves, decoded into arrays; the place of a row orders equal instants."""
    first = 0
    for item, stream, word, moved_us in read(con, path, query=ROWS):
        yield Moves(item, stream, word, moved_us, np.arange(first, first + item.size))
        first += item.size


def typings(con: duckdb.DuckDBPyConnection, path: Path) -> Iterator[Typings]:
    """The types, decoded into arrays; none of an item's is told at the same time as another."""
    told = TYPED.replace("{types}", str(list(TYPES)))
    for item, code, changed_us in read(con, types_of(path), query=told):
        yield Typings(item, code, changed_us, np.zeros(item.size, np.int64))


def read(
    con: duckdb.DuckDBPyConnection, path: Path, *, query: str
) -> Iterator[Iterable[NDArray[Any]]]:
    """The columns of a query, so many rows of a file at once."""
    ((n_rows,),) = con.execute(f"SELECT count(*) FROM read_parquet('{path}')").fetchall()
    batch_rows = BATCH_ROWS * max(1, -(-n_rows // BATCH_ROWS // MOST_BATCHES))
    for first in range(0, n_rows, batch_rows):
        told = query.format(path=path, first=first, until=first + batch_rows)
        yield con.execute(told).fetchnumpy().values()


if __name__ == "__main__":
    main(Path(sys.argv[1]), is_kept="--dropped" not in sys.argv)

"""`visits` and `items` by the pass, from the tables that the portable statements are given.

The same rows, of the same types. Items that flags stopped or that were in several streams are left
to the portable statements, which are asked for these alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import duckdb
import numpy as np

from narrows.domain.ports import PeriodRow
from narrows.warehouse.compiled.book import STATES, TYPES, Book, Moves, Records
from narrows.warehouse.compiled.opening import open_book, words_of
from narrows.warehouse.compiled.passing import OutOfOrderError, Pass
from narrows.warehouse.compiled.settle import Items
from narrows.warehouse.compiled.statements import (
    GIVEN,
    KEEP_ITEMS,
    KEEP_VISITS,
    LEFT,
    TEMPORARY,
    TOLD,
    TYPED,
)
from narrows.warehouse.compiled.typed import Typings

BATCH_ROWS = 1_000_000


@dataclass(frozen=True, slots=True)
class Built:
    """What the pass knows when it is over.

    Attributes:
        run: Of all items but those that were left.
        left_streams: Streams that have or had some of these.
    """

    run: Pass
    left_streams: frozenset[int]


def build_by_pass(
    con: duckdb.DuckDBPyConnection,
    *,
    weeks: Sequence[PeriodRow] = (),
    days: Sequence[PeriodRow] = (),
    batch_rows: int = BATCH_ROWS,
) -> Built:
    """Make `visits` and `items`.

    Args:
        con: Holds `moves`, `types`, `blocks`, `homes`, `policies` and `clock`.
        weeks: What is measured meanwhile; those of a stream follow each other.
        days: At whose ends load is counted, likewise.
        batch_rows: How many moves are held outside of the engine at once.
    """
    kinds = {name: kind for name, kind, *_ in con.execute("DESCRIBE moves").fetchall()}
    typed = {name: kind for name, kind, *_ in con.execute("DESCRIBE types").fetchall()}
    con.execute(
        GIVEN.format(
            states=list(STATES),
            types=list(TYPES),
            state=kinds["flow_state"],
            kind=typed["item_type"],
        )
    )
    left = con.execute("SELECT item, stream FROM left_items").fetchall()
    try:
        run = _passed(con, "moves", left=left, cut=(weeks, days), batch_rows=batch_rows)
    except OutOfOrderError:
        con.execute("DELETE FROM visits")
        con.execute("CREATE TEMP TABLE sorted_moves AS FROM moves ORDER BY moved_at_us, seq")
        run = _passed(con, "sorted_moves", left=left, cut=(weeks, days), batch_rows=batch_rows)
        con.execute("DROP TABLE sorted_moves")
    for statement in LEFT if left else ():
        con.execute(statement)
    for table in TEMPORARY:
        con.execute(f"DROP TABLE {table}")
    housed = con.execute("SELECT DISTINCT stream FROM homes").fetchall()
    return Built(run, frozenset([stream for _, stream in left] + [stream for (stream,) in housed]))


def _passed(
    con: duckdb.DuckDBPyConnection,
    moves: str,
    *,
    left: Sequence[tuple[int, int]],
    cut: tuple[Sequence[PeriodRow], Sequence[PeriodRow]],
    batch_rows: int,
) -> Pass:
    run = Pass(_opened(con, cut=cut))
    run.book.items["is_left"][[item for item, _ in left]] = 1
    for batch in _batches(con, moves, batch_rows=batch_rows):
        for closed in run.read(batch):
            _keep(con, closed, by=KEEP_VISITS)
    for items, lasting in run.settled([_typings(con)]):
        _keep(con, items, by=KEEP_ITEMS)
        _keep(con, lasting, by=KEEP_VISITS)
    return run


def _opened(
    con: duckdb.DuckDBPyConnection,
    *,
    cut: tuple[Sequence[PeriodRow], Sequence[PeriodRow]],
) -> Book:
    ((n_items,),) = con.execute("SELECT coalesce(max(item), 0) + 1 FROM moves").fetchall()
    told = con.execute("SELECT * FROM told_words ORDER BY word").fetchall()
    policies = con.execute("SELECT stream, start_at, reopened FROM policies").fetchall()
    return open_book(
        n_items,
        words_of([row[1:] for row in told]),
        clock=dict(con.execute("SELECT stream, as_of_us FROM clock").fetchall()),
        policies={stream: (start, span) for stream, start, span in policies},
        cut=cut,
    )


def _batches(con: duckdb.DuckDBPyConnection, moves: str, *, batch_rows: int) -> Iterator[Moves]:
    ((n_rows,),) = con.execute(f"SELECT count(*) FROM {moves}").fetchall()
    told = TOLD.replace("moves", moves)
    for first in range(0, n_rows, batch_rows):
        within = f"WHERE {moves}.rowid >= {first} AND {moves}.rowid < {first + batch_rows}"
        place, *columns = con.execute(f"{told} {within}").fetchnumpy().values()
        if (place[1:] < place[:-1]).any():
            # The engine may read the smaller side of a join first, and a few moves are smaller.
            order = np.argsort(place)
            columns = [each[order] for each in columns]
        yield Moves(*columns)


def _typings(con: duckdb.DuckDBPyConnection) -> Typings:
    return Typings(*con.execute(TYPED).fetchnumpy().values())


def _keep(con: duckdb.DuckDBPyConnection, rows: Records | Items, *, by: str) -> None:
    columns = rows._asdict() if isinstance(rows, Items) else _columns(rows)
    con.register("told", columns)
    con.execute(by)
    con.unregister("told")


def _columns(rows: Records) -> dict[str, Records]:
    """Each for itself: the oldest engine that is allowed reads past what lies between."""
    return {name: np.ascontiguousarray(rows[name]) for name in rows.dtype.names or ()}

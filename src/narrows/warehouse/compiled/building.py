"""`visits` and `items` by the pass, from the tables that the portable statements are given.

The same rows, of the same types. Items that flags stopped or that were in several streams are left
to the portable statements, which are asked for these alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import duckdb

from narrows.domain.ports import PeriodRow
from narrows.domain.work import UNALIGNED
from narrows.warehouse.compiled.book import STATES, TYPES, Book, Moves
from narrows.warehouse.compiled.handing import Visits, keep_items, keep_lasts
from narrows.warehouse.compiled.opening import open_book, words_of
from narrows.warehouse.compiled.passing import OutOfOrderError, Pass
from narrows.warehouse.compiled.shelving import Shelf
from narrows.warehouse.compiled.sorting import in_time, in_time_at_last
from narrows.warehouse.compiled.statements import (
    GIVEN,
    IN_ORDER,
    LEFT,
    LEFT_ITEMS,
    TIDIED,
    TYPED,
)
from narrows.warehouse.compiled.typed import Typings
from narrows.warehouse.compiled.worked_weeks import Worked, is_all_aligned, worked

PART_ROWS = 122_880
"""A row group of the engine."""
MOST_LEFT = 10
"""Where more than one of so many items was left, the rows that follow are in disorder."""


@dataclass(frozen=True, slots=True)
class Built:
    """What the pass knows when it is over.

    Attributes:
        run: Of all items but those that were left.
        left_streams: Streams that have or had some of these.
        worked: What was worked on, where all of it is known.
    """

    run: Pass
    left_streams: frozenset[int]
    worked: Worked | None


def build_by_pass(
    con: duckdb.DuckDBPyConnection,
    *,
    weeks: Sequence[PeriodRow] = (),
    days: Sequence[PeriodRow] = (),
    part_rows: int = PART_ROWS,
    is_shown: bool = False,
) -> Built:
    """Make `visits`, `items` and `lasts`; `moves` are read, and gone then.

    Args:
        con: Holds `moves`, `types`, `blocks`, `homes`, `policies` and `clock`.
        weeks: What is measured meanwhile; those of a stream follow each other.
        days: At whose ends load is counted, likewise.
        part_rows: How many moves are read at once.
        is_shown: Whether `visits` may be a view over what the pass holds, that this connection
            alone sees (`narrows.warehouse.compiled.shown.hold`).
    """
    con.execute(LEFT_ITEMS)
    left = con.execute("SELECT DISTINCT item, stream FROM left_moves").fetchall()
    _give(con)
    ((n_moves,),) = con.execute("SELECT count(*) FROM moves").fetchall()
    visits = Visits(con, n_moves=n_moves, is_shown=is_shown and not left)
    run = _passed(con, visits, left=left, cut=(weeks, days), part_rows=part_rows)
    shelf = _handed(con, run, to=visits)
    for statement in LEFT if left else ():
        con.execute(statement)
    con.execute(TIDIED)
    housed = con.execute("SELECT DISTINCT stream FROM homes").fetchall()
    left_streams = frozenset([stream for _, stream in left] + [stream for (stream,) in housed])
    if len(left) * MOST_LEFT <= run.book.items.size and shelf is not None:
        con.execute(IN_ORDER)
    is_aligned = UNALIGNED not in left_streams and is_all_aligned(run.book)
    sums = worked(run.book, shelf) if shelf is not None and is_aligned and weeks else None
    return Built(run, left_streams, sums)


def _give(con: duckdb.DuckDBPyConnection) -> None:
    kinds = {name: kind for name, kind, *_ in con.execute("DESCRIBE moves").fetchall()}
    typed = {name: kind for name, kind, *_ in con.execute("DESCRIBE types").fetchall()}
    words = {"states": list(STATES), "types": list(TYPES)}
    con.execute(GIVEN.format(**words, state=kinds["flow_state"], kind=typed["item_type"]))


def _passed(
    con: duckdb.DuckDBPyConnection,
    visits: Visits,
    *,
    left: Sequence[tuple[int, int]],
    cut: tuple[Sequence[PeriodRow], Sequence[PeriodRow]],
    part_rows: int,
) -> Pass:
    """The pass when all moves are read, and the visits that they closed taken."""
    try:
        return _read(in_time(con, part_rows=part_rows), visits, of=_opened(con, left=left, cut=cut))
    except OutOfOrderError:
        visits.forget()
        moves = in_time_at_last(con, part_rows=part_rows)
        return _read(moves, visits, of=_opened(con, left=left, cut=cut))


def _read(moves: Iterator[Moves], visits: Visits, *, of: Book) -> Pass:
    run = Pass(of)
    for batch in moves:
        for closed in run.read(batch):
            visits.take(closed)
    return run


def _handed(con: duckdb.DuckDBPyConnection, run: Pass, *, to: Visits) -> Shelf | None:
    """Hand over what came of it; all visits in order if they were not too many."""
    keep_lasts(con, run.book)
    # As long as the visits, for which there is more room without them.
    con.execute("DROP TABLE moves")
    typings = Typings(*con.execute(TYPED).fetchnumpy().values())
    for items, lasting in run.settled([typings]):
        keep_items(con, items)
        to.take(lasting)
    return to.shelved(run.book)


def _opened(
    con: duckdb.DuckDBPyConnection,
    *,
    left: Sequence[tuple[int, int]],
    cut: tuple[Sequence[PeriodRow], Sequence[PeriodRow]],
) -> Book:
    ((n_items,),) = con.execute("SELECT coalesce(max(item), 0) + 1 FROM moves").fetchall()
    told = con.execute("SELECT * FROM told_words ORDER BY word").fetchall()
    policies = con.execute("SELECT stream, start_at, reopened FROM policies").fetchall()
    book = open_book(
        n_items,
        words_of([row[1:] for row in told]),
        clock=dict(con.execute("SELECT stream, as_of_us FROM clock").fetchall()),
        policies={stream: (start, span) for stream, start, span in policies},
        cut=cut,
    )
    book.items["is_left"][[item for item, _ in left]] = 1
    return book

"""Which builder makes visits and items: the portable statements, or the pass where it pays."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import duckdb

from narrows.domain.streams import ValueStream
from narrows.warehouse import files
from narrows.warehouse.compiled.compiling import IS_THERE
from narrows.warehouse.connection import has_table, text
from narrows.warehouse.kept_files import PATTERN
from narrows.warehouse.tallies import Tally

if TYPE_CHECKING:
    from narrows.warehouse.build import Clock

LEAST_MOVES = 5_000_000
"""Of fewer moves the portable statements are sooner done than what compiles is imported."""
MOST_WAITS = 128_000_000
"""Items times statuses of a stream: a gigabyte of waits, without which no week is measured."""
BYTES_OF_MOVE = 80
"""That the pass holds at its most: 7.6 GiB of 10⁸ moves, and the engine cannot lay them aside."""
N_WAITS = f"""
SELECT (SELECT max(item) + 1 FROM moves) * max(n_places) FROM (
    SELECT count(DISTINCT value) AS n_places FROM tallies
    WHERE kind = '{Tally.STATUS}' GROUP BY stream
)
"""
MOVES = """
SELECT count(*), min(moved_at_us), current_schema(),
       any_value(TRY(parse_formatted_bytes(current_setting('memory_limit'))))
FROM moves
"""
"""Of how many, since when and where; and what the engine may hold, four fifths of all there is.

Null where it knows no limit: it tells that in PiB, which it cannot read itself.
"""


def made_by_pass(
    con: duckdb.DuckDBPyConnection, streams: Sequence[ValueStream], *, clock: "Clock"
) -> bool:
    """Make `visits`, `items` and `lasts` by the pass, and measure the weeks that are over.

    Args:
        con: Holds what the portable statements are given; then perhaps `measured_weeks`, and of a
            whole history `visits` are only shown.
        streams: Numbered from 1 in order.
        clock: When history is cut.

    Returns:
        Whether it paid; else nothing was made.
    """
    if not IS_THERE:
        return False
    ((n_moves, first_us, schema, room),) = con.execute(MOVES).fetchall()
    if n_moves < LEAST_MOVES or (room is not None and n_moves * BYTES_OF_MOVE > room):
        return False
    try:
        from narrows.warehouse.compiled.building import build_by_pass  # noqa: PLC0415
        from narrows.warehouse.compiled.keeping import tell_weeks, weeks_over  # noqa: PLC0415
    except ImportError:  # A numba that knows this numpy or this Python not yet is none.
        return False

    ((n_waits,),) = con.execute(N_WAITS).fetchall()
    # Of the touched items alone, that are built in a schema of their own, no week can be told.
    is_whole = schema == "main"
    is_measured = is_whole and n_waits <= MOST_WAITS
    weeks = weeks_over(streams, clock=clock, first_us=first_us) if is_measured else []
    built = build_by_pass(con, weeks=weeks, is_shown=is_whole)
    if weeks:
        tell_weeks(con, built, weeks=weeks)
    return True


def keep_weeks(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Keep what `tell_weeks` told, if the disk lets: else it is asked when somebody looks.

    Args:
        con: May hold `measured_weeks`, and does not then.
        folder: Of a layer of derived files.
    """
    if not has_table(con, "measured_weeks"):
        return
    path = folder / PATTERN.replace("*", uuid4().hex)
    beside = path.with_name(f"{files.UNFINISHED}{path.name}")
    with suppress(OSError, duckdb.Error):
        con.execute(f"COPY measured_weeks TO {text(str(beside))} (FORMAT parquet)")
        files.sync(beside)
        beside.rename(path)
    con.execute("DROP TABLE measured_weeks")

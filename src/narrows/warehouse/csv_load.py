"""Tables of text into the engine: one read, everything else by query.

The file is read once, and of it only the columns that are needed, into a temporary table; what
becomes a change, what is a fault and how attributes move are queries over it. Parsing in Python
would cost four times as much.
"""

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime

import duckdb

from narrows.domain.calendar import instant_at
from narrows.domain.ports import FAULTS_KEPT
from narrows.domain.reading import ReadPlan
from narrows.domain.work import Fault
from narrows.warehouse import csv_time
from narrows.warehouse.csv_faults import collect_faults
from narrows.warehouse.csv_read import clear, clear_aside, read_rows, readable
from narrows.warehouse.encode import STAGED


@dataclass(frozen=True, slots=True)
class Staged:
    """What a file brought.

    Attributes:
        faults: The first faults in the order of the file, at most `FAULTS_KEPT`.
        n_faults: How many there are. [rows]
        last_at: The last instant of a change. [UTC, None when empty]
    """

    faults: tuple[Fault, ...]
    n_faults: int
    last_at: datetime | None


def stage(con: duckdb.DuckDBPyConnection, plan: ReadPlan, *, source: str, now: datetime) -> Staged:
    """Make the temporary view `staged` of a connection: the changes of a file.

    `staged(item, attribute, value, changed_at_us, seq, source_id, place)`: instants in microseconds
    since 1970 UTC; `seq` orders equal instants of an item as the file does; `source_id` is empty.
    It reads what was read of the file, until that is cleared. The connection's time zone becomes
    UTC.

    Args:
        con: A connection that may read the file, in UTF-8: one that reaches only named files is
            given the path of the `readable` plan, and that plan comes here.
        plan: How to read it.
        source: Name of the source, for faults.
        now: The time of the load; later dates are suspicious.

    Raises:
        NarrowsError: `file-unreadable`, `zone-unknown`; then nothing is staged.
    """
    if con.execute("SELECT current_setting('TimeZone')").fetchone() != ("UTC",):
        con.execute("SET TimeZone = 'UTC'")  # asked first: a locked connection has it already
    clear(con)
    con.execute(STAGED)
    with ExitStack() as undo:
        undo.callback(clear, con)
        undo.callback(con.execute, STAGED)
        with readable(plan) as utf8:
            is_strict = read_rows(con, utf8, told=plan)
            offsets = csv_time.offsets_of(con, plan)
            con.execute(csv_time.timed_sql(plan, offsets=offsets))
            _stage_changes(con, plan)
            faults, n_faults = collect_faults(con, utf8, source=source, now=now, offsets=offsets)
        undo.pop_all()
    clear_aside(con)
    last = con.execute("SELECT max(changed_at_us) FROM staged").fetchone()
    last_us = last[0] if last else None
    if not is_strict:
        faults, n_faults = (Fault(source, _LOOSE), *faults)[:FAULTS_KEPT], n_faults + 1
    return Staged(faults, n_faults, None if last_us is None else instant_at(last_us))


_LOOSE = (
    "quotation marks or line ends do not match somewhere in the file, so that rows with too many "
    "columns cannot be told; what they have too much is left out"
)
_WORKED = """
CREATE TEMP TABLE intervals AS
SELECT item, status AS activity, started_at AS started_at_us, ended_at AS ended_at_us, seq
FROM csv_timed
"""
_MOVED = """
CREATE OR REPLACE TEMP VIEW staged AS
SELECT item, 'status' AS attribute, status AS value, moved_at AS changed_at_us, seq,
       '' AS source_id, seq AS place
FROM csv_timed
UNION ALL
SELECT *, (SELECT count(*) FROM csv_rows) + 1 + rowid FROM staged_rows;
CREATE OR REPLACE TEMP VIEW staged_items AS SELECT item, seq AS place FROM csv_items;
"""


def _stage_changes(con: duckdb.DuckDBPyConnection, plan: ReadPlan) -> None:
    if plan.is_interval:
        con.execute(_WORKED)
        from narrows.warehouse.intervals import sweep  # noqa: PLC0415  (few files need it)

        sweep(con)
    _stage_attributes(con, plan)
    if not plan.is_interval:
        con.execute(_MOVED)


def _stage_attributes(con: duckdb.DuckDBPyConnection, plan: ReadPlan) -> None:
    """Changes of the other attributes: where a value differs from the item's one before.

    Most items have one value for good. One grouping finds those (by all values at once: the largest
    and smallest text of each would cost twice as much); only the others need a window.
    """
    at = "started_at" if plan.is_interval else "moved_at"
    names = [attribute.value for attribute in plan.attributes]
    per_item = "".join(
        f", min(a_{name}) AS low_{name}, max(a_{name}) AS high_{name}, "
        f"min(first_us) FILTER (a_{name} IS NOT NULL) AS at_{name}"
        for name in names
    )
    values = ", ".join(["item", *(f"a_{name}" for name in names)])
    con.execute(
        f"CREATE TEMP TABLE csv_items AS SELECT item, min(seq) AS seq{per_item} FROM ("
        f"SELECT {values}, min({at}) AS first_us, min(seq) AS seq "
        f"FROM csv_timed GROUP BY {values}) GROUP BY item"
    )
    if not names:
        return
    con.execute(
        "INSERT INTO staged_rows "
        + " UNION ALL ".join(
            f"SELECT item, '{name}', low_{name}, at_{name}, seq, '' "
            f"FROM csv_items WHERE low_{name} = high_{name} "
            f"UNION ALL SELECT item, '{name}', a_{name}, {at}, seq, '' FROM ("
            f"SELECT *, lag(a_{name}) OVER (PARTITION BY item ORDER BY {at}, seq) AS before "
            f"FROM csv_timed WHERE a_{name} IS NOT NULL AND item IN "
            f"(SELECT item FROM csv_items WHERE low_{name} <> high_{name})) "
            f"WHERE a_{name} IS DISTINCT FROM before"
            for name in names
        )
    )

"""Tables of text into the engine: one read, everything else by query.

The file is read once, and of it only the columns that are needed, into a temporary table; what
becomes a change, what is a fault and how attributes move are queries over it. Parsing in Python
would cost four times as much.
"""

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from narrows.domain.calendar import instant_at
from narrows.domain.errors import NarrowsError
from narrows.domain.ports import FAULTS_KEPT
from narrows.domain.reading import ReadPlan
from narrows.domain.work import Fault
from narrows.warehouse import csv_time, intervals
from narrows.warehouse.csv_faults import collect_faults
from narrows.warehouse.csv_lines import (
    CHUNK_BYTES,
    is_gzip,
    n_lines_before_header,
    open_unpacked,
)
from narrows.warehouse.local_time import ZoneOffsets, zone_offsets


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
    """Fill the temporary table `staged` of a connection with the changes of a file.

    `staged(item, attribute, value, changed_at_us, seq, source_id)`: instants in microseconds since
    1970 UTC; `seq` orders equal instants of an item as the file does; `source_id` is empty.
    The connection's time zone becomes UTC.

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
    _clear(con)
    con.execute(_STAGED)
    try:
        with readable(plan) as utf8:
            is_strict = _read(con, utf8, told=plan)
            offsets = _offsets(con, plan)
            con.execute(_timed_sql(plan, offsets))
            _stage_statuses(con, plan)
            _stage_attributes(con, plan)
            faults, n_faults = collect_faults(con, utf8, source=source, now=now, offsets=offsets)
    except BaseException:
        con.execute("DELETE FROM staged")
        raise
    finally:
        _clear(con)
    last = con.execute("SELECT max(changed_at_us) FROM staged").fetchone()
    last_us = last[0] if last else None
    if not is_strict:
        faults, n_faults = (Fault(source, _LOOSE), *faults)[:FAULTS_KEPT], n_faults + 1
    return Staged(faults, n_faults, None if last_us is None else instant_at(last_us))


_LOOSE = (
    "quotation marks or line ends do not match somewhere in the file, so that rows with too many "
    "columns cannot be told; what they have too much is left out"
)
_UNREADABLE = (duckdb.InvalidInputException, duckdb.IOException, OSError)
"""What the engine says of a file; its other errors are ours, or of the machine."""
_STAGED = """
CREATE OR REPLACE TEMP TABLE staged (
    item VARCHAR, attribute VARCHAR, value VARCHAR, changed_at_us BIGINT, seq BIGINT,
    source_id VARCHAR
)
"""


def _clear(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("DROP VIEW IF EXISTS csv_timed")
    for table in ("csv_rows", "csv_items", "csv_refused", "csv_scans", "intervals"):
        con.execute(f"DROP TABLE IF EXISTS temp.{table}")


@contextmanager
def readable(plan: ReadPlan) -> Iterator[ReadPlan]:
    """The same plan for the file in UTF-8: itself, or a temporary copy as long as this lasts.

    The engine's own UTF-16 reads one byte order only, and its Latin-1 no Windows quotes.

    Raises:
        NarrowsError: `file-unreadable`.
    """
    codec = {"utf-16": "utf-16", "latin-1": "cp1252"}.get(plan.encoding)
    if codec is None:
        yield plan
        return
    with TemporaryDirectory(prefix="narrows-") as folder:
        path = Path(folder) / "utf8.csv"
        decoder = codecs.getincrementaldecoder(codec)("replace")
        try:
            with open_unpacked(plan.path) as file, path.open("wb") as copy:
                while chunk := file.read(CHUNK_BYTES):
                    copy.write(decoder.decode(chunk).encode("utf-8", "replace"))
                copy.write(decoder.decode(b"", True).encode("utf-8", "replace"))
        except (OSError, EOFError, UnicodeError) as error:
            raise _unreadable(plan) from error
        yield replace(plan, path=str(path), encoding="utf-8")


def _read(con: duckdb.DuckDBPyConnection, plan: ReadPlan, *, told: ReadPlan) -> bool:
    """Read the file into `csv_rows`, and the rows that are none into `csv_refused`.

    Args:
        con: Where they go.
        plan: How to read the file, in UTF-8.
        told: The plan as told, for a refusal.

    Returns:
        Whether the file keeps to the rules of quoting; if not, it is read as well as may be, and
        rows with too many columns cannot be told.
    """
    try:
        con.execute(_read_sql(plan, is_strict=True))
    except _UNREADABLE:
        _clear(con)
    else:
        return True
    try:
        con.execute(_read_sql(plan, is_strict=False))
    except _UNREADABLE as error:
        raise _unreadable(told) from error
    return False


def _read_sql(plan: ReadPlan, *, is_strict: bool) -> str:
    """Text inside, values outside: the times as microseconds, their text only if unreadable."""
    column = {name: f"c{at}" for at, name in reversed(list(enumerate(plan.header)))}
    inner = [
        f"nullif(trim({column[plan.item]}), '') AS item",
        f"nullif(trim({column[plan.activity or plan.status or '']}), '') AS status",
    ]
    outer = ["item", "status"]
    for name, of in csv_time.columns(plan).items():
        told, raw = f"{name}_told", f"{name}_raw"
        inner += [
            f"nullif(trim({column[of]}), '') AS {told}",
            f"{csv_time.instant_sql(told, plan.date_format)} AS {raw}",
        ]
        outer += [
            f"{csv_time.in_range_sql(raw)} AS {name}_us",
            f"CASE WHEN {name}_us IS NULL THEN {told} END AS {name}_text",
        ]
        if plan.zone != "UTC":
            has_offset = csv_time.has_offset_sql(told, plan.date_format)
            outer.append(f"NOT {has_offset} AS {name}_is_local")
    for attribute, of in plan.attributes.items():
        inner.append(f"nullif(trim({column[of]}), '') AS a_{attribute.value}")
        outer.append(f"a_{attribute.value}")
    return (
        f"CREATE TEMP TABLE csv_rows AS SELECT {', '.join(outer)} FROM "
        f"(SELECT {', '.join(inner)} FROM {_read_csv(plan, is_strict=is_strict)})"
    )


def _read_csv(plan: ReadPlan, *, is_strict: bool) -> str:
    columns = ", ".join(f"'c{at}': 'VARCHAR'" for at in range(len(plan.header)))
    quote = _text(plan.quote)
    compression = "gzip" if is_gzip(plan.path) else "none"
    return (
        f"read_csv({_text(plan.path)}, auto_detect = false, header = true, "
        f"columns = {{{columns}}}, delim = {_text(plan.delimiter)}, quote = {quote}, "
        f"escape = {quote}, nullstr = '', skip = {n_lines_before_header(plan.path)}, "
        f"compression = '{compression}', "
        f"strict_mode = {is_strict}, store_rejects = true, "
        "rejects_table = 'csv_refused', rejects_scan = 'csv_scans')"
    )


def _offsets(con: duckdb.DuckDBPyConnection, plan: ReadPlan) -> ZoneOffsets:
    """The offsets of the plan's zone over the local times that the file has."""
    first_us, last_us = 0, -1
    if plan.zone != "UTC":
        names = tuple(csv_time.columns(plan))
        local = [f"CASE WHEN {name}_is_local THEN {name}_us END" for name in names]
        low = f"least({', '.join(f'min({one})' for one in local)})"
        high = f"greatest({', '.join(f'max({one})' for one in local)})"
        found = con.execute(f"SELECT {low}, {high} FROM csv_rows").fetchone()
        if found and found[0] is not None:
            first_us, last_us = found
    return zone_offsets(plan.zone, first_us=first_us, last_us=last_us)


def _timed_sql(plan: ReadPlan, offsets: ZoneOffsets) -> str:
    """The rows that can be used, with instants in place of local times."""
    names = tuple(csv_time.columns(plan))
    chosen = [f"{csv_time.utc_sql(plan, name, offsets=offsets)} AS {name}" for name in names]
    chosen += [f"a_{attribute.value}" for attribute in plan.attributes]
    usable = ["item IS NOT NULL", "status IS NOT NULL", *(f"{one} IS NOT NULL" for one in names)]
    if plan.is_interval:
        usable.append("started_at <= ended_at")
    return (
        f"CREATE TEMP VIEW csv_timed AS SELECT rowid + 1 AS seq, item, status, {', '.join(chosen)} "
        f"FROM csv_rows WHERE {' AND '.join(usable)}"
    )


def _stage_statuses(con: duckdb.DuckDBPyConnection, plan: ReadPlan) -> None:
    if plan.is_interval:
        con.execute(
            "CREATE TEMP TABLE intervals AS SELECT item, status AS activity, "
            "started_at AS started_at_us, ended_at AS ended_at_us, seq FROM csv_timed"
        )
        intervals.sweep(con)
        return
    con.execute(
        "INSERT INTO staged SELECT item, 'status', status, moved_at, seq, '' FROM csv_timed"
    )


def _stage_attributes(con: duckdb.DuckDBPyConnection, plan: ReadPlan) -> None:
    """Changes of the other attributes: where a value differs from the item's one before.

    Most items have one value for good. One grouping finds those (by all values at once: the largest
    and smallest text of each would cost twice as much); only the others need a window.
    """
    if not plan.attributes:
        return
    at = "started_at" if plan.is_interval else "moved_at"
    names = [attribute.value for attribute in plan.attributes]
    per_item = ", ".join(
        f"min(a_{name}) AS low_{name}, max(a_{name}) AS high_{name}, "
        f"min(first_us) FILTER (a_{name} IS NOT NULL) AS at_{name}, min(seq) AS seq_{name}"
        for name in names
    )
    values = ", ".join(f"a_{name}" for name in names)
    con.execute(
        f"CREATE TEMP TABLE csv_items AS SELECT item, {per_item} FROM ("
        f"SELECT item, {values}, min({at}) AS first_us, min(seq) AS seq "
        f"FROM csv_timed GROUP BY item, {values}) GROUP BY item"
    )
    # One insert: a second small one into a large table makes the engine lay all of it out anew.
    con.execute(
        "INSERT INTO staged "
        + " UNION ALL ".join(
            f"SELECT item, '{name}', low_{name}, at_{name}, seq_{name}, '' "
            f"FROM csv_items WHERE low_{name} = high_{name} "
            f"UNION ALL SELECT item, '{name}', a_{name}, {at}, seq, '' FROM ("
            f"SELECT *, lag(a_{name}) OVER (PARTITION BY item ORDER BY {at}, seq) AS before "
            f"FROM csv_timed WHERE a_{name} IS NOT NULL AND item IN "
            f"(SELECT item FROM csv_items WHERE low_{name} <> high_{name})) "
            f"WHERE a_{name} IS DISTINCT FROM before"
            for name in names
        )
    )


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _unreadable(plan: ReadPlan) -> NarrowsError:
    return NarrowsError(
        "file-unreadable",
        f"«{plan.path}» cannot be read as a table separated by {plan.delimiter!r} in "
        f"{plan.encoding}; check the file, or pass --delimiter or --encoding.",
    )

"""The file itself into the engine: made UTF-8, read once, its unusable rows put apart."""

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from narrows.domain.errors import NarrowsError
from narrows.domain.reading import ReadPlan
from narrows.warehouse import csv_time
from narrows.warehouse.connection import text
from narrows.warehouse.csv_blanks import trim_rest, without_spaces_sql
from narrows.warehouse.csv_lines import (
    CHUNK_BYTES,
    is_gzip,
    n_lines_before_header,
    open_unpacked,
)
from narrows.warehouse.csv_overlooked import is_overlooked

_UNREADABLE = (duckdb.InvalidInputException, duckdb.IOException, OSError)
"""What the engine says of a file; its other errors are ours, or of the machine."""


def clear(con: duckdb.DuckDBPyConnection) -> None:
    """Drop all that was read."""
    con.execute("DROP VIEW IF EXISTS csv_timed")
    for table in ("csv_rows", "csv_items"):
        con.execute(f"DROP TABLE IF EXISTS temp.{table}")
    clear_aside(con)


def clear_aside(con: duckdb.DuckDBPyConnection) -> None:
    """Drop what was read beside the rows."""
    for table in ("csv_refused", "csv_scans", "intervals"):
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


def read_rows(con: duckdb.DuckDBPyConnection, plan: ReadPlan, *, told: ReadPlan) -> bool:
    """Read the file into `csv_rows`, and the rows that are none into `csv_refused`.

    Args:
        con: Where they go.
        plan: How to read the file, in UTF-8.
        told: The plan as told, for a refusal.

    Returns:
        Whether the file keeps to the rules of quoting; if not, it is read as well as may be, and
        rows with too many columns cannot be told.
    """
    is_strict = True
    try:
        con.execute(_read_sql(plan, is_strict=True))
        if is_overlooked(con, plan.header):
            raise duckdb.InvalidInputException("no row was found")
    except _UNREADABLE:
        clear(con)
        is_strict = False
        try:
            con.execute(_read_sql(plan, is_strict=False))
        except _UNREADABLE as error:
            raise _unreadable(told) from error
    trim_rest(con, ["item", "status", *(f"a_{attribute.value}" for attribute in plan.attributes)])
    return is_strict


def _read_sql(plan: ReadPlan, *, is_strict: bool) -> str:
    """Text inside, values outside: the times as microseconds, their text only if unreadable."""
    column = {name: f"c{at}" for at, name in reversed(list(enumerate(plan.header)))}
    inner = [
        f"{without_spaces_sql(column[plan.item])} AS item",
        f"{without_spaces_sql(column[plan.activity or plan.status or ''])} AS status",
    ]
    outer = ["item", "status"]
    for name, of in csv_time.columns(plan).items():
        told, raw = f"{name}_told", f"{name}_raw"
        trimmed = f"nullif(trim({told}), '')"
        as_told, mended = (csv_time.instant_sql(it, plan.date_format) for it in (told, trimmed))
        inner += [f"{column[of]} AS {told}", f"{as_told} AS {raw}"]
        us = f"{csv_time.in_range_sql(mended)} ELSE {csv_time.in_range_sql(raw)}"
        outer += [
            f"CASE WHEN {raw} IS NULL THEN {us} END AS {name}_us",
            f"CASE WHEN {name}_us IS NULL THEN {trimmed} END AS {name}_text",
        ]
        if plan.zone != "UTC":
            has_offset = csv_time.has_offset_sql(trimmed, plan.date_format)
            outer.append(f"NOT {has_offset} AS {name}_is_local")
    for attribute, of in plan.attributes.items():
        inner.append(f"{without_spaces_sql(column[of])} AS a_{attribute.value}")
        outer.append(f"a_{attribute.value}")
    return (
        f"CREATE TEMP TABLE csv_rows AS SELECT {', '.join(outer)} FROM "
        f"(SELECT {', '.join(inner)} FROM {_read_csv(plan, is_strict=is_strict)})"
    )


def _read_csv(plan: ReadPlan, *, is_strict: bool) -> str:
    columns = ", ".join(f"'c{at}': 'VARCHAR'" for at in range(len(plan.header)))
    quote = text(plan.quote)
    compression = "gzip" if is_gzip(plan.path) else "none"
    return (
        f"read_csv({text(plan.path)}, auto_detect = false, header = true, "
        f"columns = {{{columns}}}, delim = {text(plan.delimiter)}, quote = {quote}, "
        f"escape = {quote}, nullstr = '', skip = {n_lines_before_header(plan.path)}, "
        f"compression = '{compression}', "
        f"strict_mode = {is_strict}, store_rejects = true, "
        "rejects_table = 'csv_refused', rejects_scan = 'csv_scans')"
    )


def _unreadable(plan: ReadPlan) -> NarrowsError:
    return NarrowsError(
        "file-unreadable",
        f"«{plan.path}» cannot be read as a table separated by {plan.delimiter!r} in "
        f"{plan.encoding}; check the file, or pass --delimiter or --encoding.",
    )

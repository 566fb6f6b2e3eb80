"""Time stamps of a table of text, read by the engine: SQL over columns of text."""

import re
from collections.abc import Mapping

import duckdb

from narrows.domain.calendar import END, FIRST, instant_us
from narrows.domain.reading import ReadPlan
from narrows.warehouse.local_time import ZoneOffsets, zone_offsets

FIRST_US, END_US = instant_us(FIRST), instant_us(END)
"""What lies beyond is no time stamp. [µs since 1970 UTC, half-open]"""


def columns(plan: ReadPlan) -> Mapping[str, str]:
    """Our names of a plan's columns of time stamps → the file's."""
    told = {"moved_at": plan.moved_at, "started_at": plan.started_at, "ended_at": plan.ended_at}
    return {name: column for name, column in told.items() if column is not None}


def utc_sql(plan: ReadPlan, name: str, *, offsets: ZoneOffsets) -> str:
    """The instant of a column of `csv_rows` that has local times too. [µs since 1970 UTC]"""
    us = f"{name}_us"
    if plan.zone == "UTC":
        return us
    return f"{us} - CASE WHEN {name}_is_local THEN {offsets.offset_sql(us)} ELSE 0 END"


def in_range_sql(us: str) -> str:
    """An instant, or null where nothing can have changed then."""
    return f"CASE WHEN {us} BETWEEN {FIRST_US} AND {END_US - 1} THEN {us} END"


def instant_sql(text: str, date_format: str | None) -> str:
    """Microseconds since 1970; of a time without an offset as if its zone were UTC, else null.

    Args:
        text: SQL of the trimmed text.
        date_format: `strptime` format, `epoch_seconds`, `epoch_milliseconds`, or `None` for ISO.
    """
    if date_format is None:
        # DuckDB 1.5 reads an offset only behind seconds; whole minutes are given theirs.
        minutes = f"regexp_replace({text}, '^(.{{10}}[T ]\\d\\d:\\d\\d)([-+Zz])', '\\1:00\\2')"
        return (
            f"epoch_us(coalesce(try_cast({text} AS TIMESTAMPTZ), "
            f"try_cast({minutes} AS TIMESTAMPTZ)))"
        )
    if date_format in _EPOCHS:
        scale, factor = _EPOCHS[date_format]
        narrow = f"try_cast({text} AS DECIMAL(18, {scale}))"  # what fits here cannot overflow below
        return f"CAST(CAST({narrow} AS DECIMAL(38, {scale})) * {factor} AS BIGINT)"
    formats = _variants(date_format)
    told = [one for one in formats if "%z" in one]
    local = [one for one in formats if "%z" not in one]
    readings = []
    if told:
        # formats with an offset apart from those without: mixed, the latter take the session's zone
        zulu = f"regexp_replace({text}, '[Zz]$', '+00:00')"
        readings.append(f"epoch_us(try_strptime({zulu}, [{_quoted(told)}]))")
    readings.append(f"epoch_us(try_strptime({text}, [{_quoted(local)}]))")
    return f"coalesce({', '.join(readings)})"


def has_offset_sql(text: str, date_format: str | None) -> str:
    """Whether a time stamp says its own offset."""
    if date_format in _EPOCHS:
        return "true"
    if date_format is None:  # behind the date: a sign, a Z, or the name of a zone
        return f"regexp_matches(substr({text}, 11), '[-+Zz]|[A-Za-z]{{3}}')"
    if "%z" not in date_format:
        return "false"
    return f"regexp_matches({text}, '([Zz]|[-+]\\d\\d:?\\d\\d)$')"


_EPOCHS = {"epoch_seconds": (6, 10**6), "epoch_milliseconds": (3, 10**3)}
"""Decimal places that reach microseconds, and what makes them so."""


def _variants(date_format: str) -> list[str]:
    """The format, and the same with less of its time of day: files often leave out zeros."""
    found = [date_format]
    for pattern in (r"[.,]%f", r":%S", r" ?%z"):
        found += [re.sub(pattern, "", one) for one in found]
    found.append(re.sub(r"(, |[T ])%[HI].*$", "", date_format))
    return list(dict.fromkeys(found))


def _quoted(formats: list[str]) -> str:
    return ", ".join("'" + one.replace("'", "''") + "'" for one in formats)


def offsets_of(con: duckdb.DuckDBPyConnection, plan: ReadPlan) -> ZoneOffsets:
    """The offsets of the plan's zone over the local times that the file has."""
    first_us, last_us = 0, -1
    if plan.zone != "UTC":
        names = tuple(columns(plan))
        local = [f"CASE WHEN {name}_is_local THEN {name}_us END" for name in names]
        low = f"least({', '.join(f'min({one})' for one in local)})"
        high = f"greatest({', '.join(f'max({one})' for one in local)})"
        found = con.execute(f"SELECT {low}, {high} FROM csv_rows").fetchone()
        if found and found[0] is not None:
            first_us, last_us = found
    return zone_offsets(plan.zone, first_us=first_us, last_us=last_us)


def timed_sql(plan: ReadPlan, *, offsets: ZoneOffsets) -> str:
    """The rows that can be used, with instants in place of local times."""
    names = tuple(columns(plan))
    chosen = [f"{utc_sql(plan, name, offsets=offsets)} AS {name}" for name in names]
    chosen += [f"a_{attribute.value}" for attribute in plan.attributes]
    usable = ["item IS NOT NULL", "status IS NOT NULL", *(f"{one} IS NOT NULL" for one in names)]
    if plan.is_interval:
        usable.append("started_at <= ended_at")
    return (
        f"CREATE TEMP VIEW csv_timed AS SELECT rowid + 1 AS seq, item, status, {', '.join(chosen)} "
        f"FROM csv_rows WHERE {' AND '.join(usable)}"
    )

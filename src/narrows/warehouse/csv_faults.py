"""What was wrong with the rows of a table of text, with the line that an editor shows."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import duckdb

from narrows.domain.calendar import DAY, instant_at, instant_us
from narrows.domain.ports import FAULTS_KEPT
from narrows.domain.reading import ReadPlan
from narrows.domain.work import Fault
from narrows.warehouse import csv_lines, csv_time
from narrows.warehouse.local_time import ZoneOffsets

SUSPICIOUS_BEFORE = datetime(1990, 1, 1, tzinfo=UTC)
"""Older than any tool that writes such files: a default or a typing error, mostly."""
_HARMLESS = re.compile(r"[\d\s:.,/+TZ-]{1,40}")
"""Text that can be shown: in a shifted row a column of times may hold a person."""
_REFUSED = {
    "MISSING COLUMNS": "too few columns",
    "TOO MANY COLUMNS": "too many columns",
    "UNQUOTED VALUE": "quotation marks that do not match, with what they enclose",
    "LINE SIZE OVER MAXIMUM": "longer than a row can be",
    "INVALID ENCODING": "not UTF-8",
}


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A kept record with a fault.

    Attributes:
        seq: Its number among the records kept, from 1.
        kind: One of the kinds of `_kinds`.
        column: Our name of the column of times that it is about; empty where none is.
        told_us: What that column says, as if in UTC. [µs or None]
        text: What stands there if it cannot be read.
    """

    seq: int
    kind: str
    column: str
    told_us: int | None
    text: str | None


def collect_faults(
    con: duckdb.DuckDBPyConnection,
    plan: ReadPlan,
    *,
    source: str,
    now: datetime,
    offsets: ZoneOffsets,
) -> tuple[tuple[Fault, ...], int]:
    """The first faults in the order of the file, and how many there are.

    Args:
        con: Holds `csv_rows` and `csv_refused`.
        plan: How the file was read, in UTF-8.
        source: Name of the source.
        now: Later dates are suspicious.
        offsets: Of the plan's zone.
    """
    refused = dict(
        con.execute(
            "SELECT line_byte_position - 1 AS position, min(error_type) FROM csv_refused "
            "GROUP BY position"
        ).fetchall()
    )
    doubts, n_doubts = _doubts(con, plan, now=now, offsets=offsets)
    lines = csv_lines.lines_at(plan.path, refused)
    rows = _rows(con, plan, doubts=doubts, refused=lines.values())
    faults = [
        Fault(source, f"{_REFUSED.get(kind, 'not a row')}: left out", lines.get(position))
        for position, kind in refused.items()
    ]
    faults += [
        Fault(source, _message(each, plan, offsets=offsets), rows.get(each.seq)) for each in doubts
    ]
    faults.sort(key=lambda fault: fault.row or 0)
    return tuple(faults[:FAULTS_KEPT]), len(refused) + n_doubts


def _kinds(
    plan: ReadPlan, *, now: datetime, offsets: ZoneOffsets
) -> Iterator[tuple[str, str, str]]:
    """Condition, kind and column of each fault that a record can have, the worst first."""
    times = tuple(csv_time.columns(plan))
    yield "item IS NULL", "no item", ""
    yield "status IS NULL", "no activity" if plan.is_interval else "no status", ""
    for name in times:
        yield f"{name}_us IS NULL AND {name}_text IS NULL", "no time", name
        yield f"{name}_us IS NULL", "unreadable", name
    if plan.is_interval:
        utc = [csv_time.utc_sql(plan, name, offsets=offsets) for name in times]
        yield f"({utc[1]}) < ({utc[0]})", "backwards", ""
    for name in times:
        if plan.zone != "UTC":
            yield f"{name}_is_local AND {offsets.is_doubtful_sql(f'{name}_us')}", "clock", name
    for name in times:
        early, late = instant_us(SUSPICIOUS_BEFORE), instant_us(now)
        utc_us = csv_time.utc_sql(plan, name, offsets=offsets)
        yield f"({utc_us}) NOT BETWEEN {early} AND {late}", "suspicious", name


def _doubts(
    con: duckdb.DuckDBPyConnection, plan: ReadPlan, *, now: datetime, offsets: ZoneOffsets
) -> tuple[list[_Doubt], int]:
    """The first records with a fault, one fault each, and how many there are."""
    kinds = list(_kinds(plan, now=now, offsets=offsets))
    which = " ".join(f"WHEN {condition} THEN {at}" for at, (condition, *_) in enumerate(kinds))
    times = tuple(csv_time.columns(plan))
    columns = ", ".join(f"{name}_us, {name}_text" for name in times)
    found = con.execute(
        f"SELECT count(*) OVER (), seq, kind, {columns} FROM (SELECT rowid + 1 AS seq, "
        f"CASE {which} END AS kind, {columns} FROM csv_rows) WHERE kind IS NOT NULL "
        f"ORDER BY seq LIMIT {FAULTS_KEPT}"
    ).fetchall()
    doubts = []
    for _, seq, at, *told in found:
        _, kind, column = kinds[at]
        us, text = told[2 * times.index(column) :][:2] if column else (None, None)
        doubts.append(_Doubt(seq, kind, column, us, text))
    return doubts, found[0][0] if found else 0


def _rows(
    con: duckdb.DuckDBPyConnection,
    plan: ReadPlan,
    *,
    doubts: list[_Doubt],
    refused: Collection[int],
) -> Mapping[int, int]:
    """Number of a kept record → the line that it begins in."""
    counted = con.execute("SELECT count(*) FROM csv_rows").fetchone()
    return csv_lines.lines_of(
        plan.path,
        {each.seq for each in doubts},
        refused,
        n_rows=counted[0] if counted else 0,
        delimiter=plan.delimiter,
        quote=plan.quote,
    )


def _message(doubt: _Doubt, plan: ReadPlan, *, offsets: ZoneOffsets) -> str:
    what = {"started_at": "start", "ended_at": "end"}.get(doubt.column, "time")
    if doubt.kind == "no time":
        return f"no {what}: left out"
    if doubt.kind == "unreadable":
        shown = f" «{doubt.text}»" if _HARMLESS.fullmatch(doubt.text or "") else ""
        return f"unreadable {what}{shown}, expected {plan.date_format or 'ISO 8601'}: left out"
    if doubt.kind == "backwards":
        return "ends before it starts: left out"
    if doubt.kind == "clock":
        return _clock(doubt, plan, offsets=offsets)
    if doubt.kind == "suspicious":
        told = instant_at(doubt.told_us or 0)
        why = "before 1990" if told < SUSPICIOUS_BEFORE + DAY else "after the time of reading"
        return f"suspicious {what} {told:%Y-%m-%d %H:%M}, {why}: kept as it stands"
    return f"{doubt.kind}: left out"


def _clock(doubt: _Doubt, plan: ReadPlan, *, offsets: ZoneOffsets) -> str:
    change = offsets.change_at(doubt.told_us or 0)
    before_us, after_us = (change.before_us, change.after_us) if change else (0, 0)
    did = "skipped" if after_us > before_us else "has twice"
    sign = "-" if before_us < 0 else "+"
    minutes = abs(before_us) // 60_000_000
    offset = f"{sign}{minutes // 60:02d}:{minutes % 60:02d}"
    return f"local time that the clock {did} in {plan.zone}; read with offset {offset}"

"""What was wrong with the rows of a table of text, with the line that an editor shows."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

import duckdb

from narrows.domain.calendar import instant_us
from narrows.domain.ports import FAULTS_KEPT
from narrows.domain.reading import ReadPlan
from narrows.domain.work import FIRST_PLAUSIBLE, Fault
from narrows.warehouse import csv_lines, csv_time
from narrows.warehouse.csv_messages import REFUSED, Doubt, message
from narrows.warehouse.local_time import ZoneOffsets


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
        Fault(source, f"{REFUSED.get(kind, 'not a row')}: left out", lines.get(position))
        for position, kind in refused.items()
    ]
    faults += [
        Fault(source, message(each, plan, offsets=offsets), rows.get(each.seq)) for each in doubts
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
        early, late = instant_us(FIRST_PLAUSIBLE), instant_us(now)
        utc_us = csv_time.utc_sql(plan, name, offsets=offsets)
        yield f"({utc_us}) NOT BETWEEN {early} AND {late}", "suspicious", name


def _doubts(
    con: duckdb.DuckDBPyConnection, plan: ReadPlan, *, now: datetime, offsets: ZoneOffsets
) -> tuple[list[Doubt], int]:
    """The first records with a fault, one fault each, and how many there are."""
    kinds = list(_kinds(plan, now=now, offsets=offsets))
    which = " ".join(f"WHEN {condition} THEN {at}" for at, (condition, *_) in enumerate(kinds))
    times = tuple(csv_time.columns(plan))
    columns = ", ".join(f"{name}_us, {name}_text" for name in times)
    found = con.execute(
        f"WITH doubtful AS (SELECT * FROM (SELECT rowid + 1 AS seq, CASE {which} END AS kind, "
        f"{columns} FROM csv_rows) WHERE kind IS NOT NULL) "
        "SELECT (SELECT count(*) FROM doubtful), * FROM doubtful "
        f"ORDER BY seq LIMIT {FAULTS_KEPT}"
    ).fetchall()
    doubts = []
    for _, seq, at, *told in found:
        _, kind, column = kinds[at]
        us, text = told[2 * times.index(column) :][:2] if column else (None, None)
        doubts.append(Doubt(seq, kind, column, us, text))
    return doubts, found[0][0] if found else 0


def _rows(
    con: duckdb.DuckDBPyConnection,
    plan: ReadPlan,
    *,
    doubts: list[Doubt],
    refused: Collection[int],
) -> Mapping[int, int]:
    """Number of a kept record → the line that it begins in."""
    counted = con.execute("SELECT count(*) FROM csv_rows").fetchone()
    return csv_lines.lines_of(
        plan.path,
        {each.seq for each in doubts},
        refused=refused,
        n_rows=counted[0] if counted else 0,
        delimiter=plan.delimiter,
        quote=plan.quote,
    )

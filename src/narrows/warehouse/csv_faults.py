"""What was wrong with the rows of a table of text, with the line that an editor shows."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

import duckdb

from narrows.domain.calendar import instant_us
from narrows.domain.ports import FAULTS_KEPT
from narrows.domain.reading import ReadPlan
from narrows.domain.work import FIRST_PLAUSIBLE, Fault
from narrows.warehouse import csv_lines, csv_time
from narrows.warehouse.csv_messages import KEPT, REFUSED, Doubt, message, sum_message
from narrows.warehouse.local_time import ZoneOffsets

MANY_LEFT_OUT = 10
"""So many rows left out are summed first: a list that is cut may not come to them. [rows]"""


_REFUSED = (
    "SELECT line_byte_position - 1 AS position, min(error_type) FROM csv_refused GROUP BY position"
)


def collect_faults(
    con: duckdb.DuckDBPyConnection,
    plan: ReadPlan,
    *,
    source: str,
    now: datetime,
    offsets: ZoneOffsets,
) -> tuple[tuple[Fault, ...], int]:
    """The first faults in the order of the file, and how many there are.

    Where many rows were left out, the first says how many and why: times that are read in the
    wrong order leave most of a file out, and the first of what they leave may be something else.

    Args:
        con: Holds `csv_rows` and `csv_refused`.
        plan: How the file was read, in UTF-8.
        source: Name of the source.
        now: Later dates are suspicious.
        offsets: Of the plan's zone.
    """
    refused = dict(con.execute(_REFUSED).fetchall())
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
    n_faults = len(refused) + n_doubts
    if n_faults >= MANY_LEFT_OUT:
        n_rows, n_out, worst = _left_out(con, plan, now=now, offsets=offsets)
        n_rows, n_out = n_rows + len(refused), n_out + len(refused)
        if n_out >= MANY_LEFT_OUT:
            faults.insert(0, Fault(source, sum_message(n_out, n_rows, worst=worst, plan=plan)))
            n_faults += 1
    return tuple(faults[:FAULTS_KEPT]), n_faults


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


def _left_out(
    con: duckdb.DuckDBPyConnection, plan: ReadPlan, *, now: datetime, offsets: ZoneOffsets
) -> tuple[int, int, tuple[str, str, int]]:
    """Records, those left out, and the kind that most of these are of: kind, column, how many."""
    kinds = list(_kinds(plan, now=now, offsets=offsets))
    which = " ".join(f"WHEN {condition} THEN {at}" for at, (condition, *_) in enumerate(kinds))
    counted = con.execute(
        f"SELECT CASE {which} END AS kind, count(*) FROM csv_rows GROUP BY kind"
    ).fetchall()
    out = [
        (n_rows, -at, kinds[at])
        for at, n_rows in counted
        if at is not None and kinds[at][1] not in KEPT
    ]
    n_worst, _, (_, kind, column) = max(out, default=(0, 0, ("", "", "")))
    return sum(n for _, n in counted), sum(n for n, *_ in out), (kind, column, n_worst)


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

"""A folder of Parquet that another engine measures: what the portable selects are given, and they.

`asked.json` says what is made of the tables, what is asked of them, and what they were made of;
`tables/NAME/` has the files of one table; in `weeks/QUERY/` the engine answers, also in files, as
`narrows.warehouse.weeks` keeps it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb
import numpy as np

from narrows.domain.calendar import (
    Cut,
    before,
    begin,
    day_of,
    default_range,
    instant_at,
    instant_us,
    midnight_us,
    periods_between,
)
from narrows.domain.errors import NarrowsError
from narrows.domain.plan import Plan
from narrows.domain.ports import PeriodRow, Progress
from narrows.metrics.attribution import ATTRIBUTIONS, OWNING
from narrows.metrics.tables import ITEMS, VISITS
from narrows.metrics.working import RECKONING
from narrows.warehouse import files, manifest, segments
from narrows.warehouse.build import Clock, give
from narrows.warehouse.connection import connect, text, watched
from narrows.warehouse.derived import plain
from narrows.warehouse.homes import is_housed
from narrows.warehouse.kept_rows import OVER, queries
from narrows.warehouse.made_of import MadeOf, made_of
from narrows.warehouse.manifest import Manifest
from narrows.warehouse.reckon import STAYED, set_working
from narrows.warehouse.spans import sources_complete_until
from narrows.warehouse.spark import TOLD

GIVEN = ("moves", "types", "blocks", "homes", "policies", "clock", "keys", "periods")
FILE_BYTES = "256MB"
KEYS = """
CREATE TABLE keys AS
SELECT item, source, key, CAST(NULL AS VARCHAR) AS title
FROM raw_items SEMI JOIN moves USING (item)
"""
"""Without titles: what people wrote is not needed to measure, and stays at home."""
SPANS = """
SELECT clock.stream, least(min(first_us), as_of_us), greatest(max(last_us), as_of_us)
FROM clock, (SELECT min(moved_at_us) AS first_us, max(moved_at_us) AS last_us FROM moves)
GROUP BY clock.stream, as_of_us
"""
"""Wide enough for each stream, also for the items that others had before."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """What lies in a folder that was laid out.

    Attributes:
        n_moves: Changes of status.
        n_weeks: Complete weeks, of all streams together.
        n_bytes: How long the tables' files are. [bytes]
    """

    n_moves: int
    n_weeks: int
    n_bytes: int


@dataclass(frozen=True, slots=True)
class Given:
    """What a home's history is made of now.

    Attributes:
        state: Of the warehouse, for the sources of the plan.
        complete: Until when, by stream number.
        made_of: What derived files are called by.
    """

    state: Manifest
    complete: Mapping[int, datetime]
    made_of: MadeOf

    @property
    def clock(self) -> Clock:
        """When history is cut."""
        return Clock({number: instant_us(at) for number, at in self.complete.items()})


def given(folder: Path, plan: Plan) -> Given:
    """What a warehouse holds for a plan.

    Raises:
        NarrowsError: `nothing-synced`.
    """
    state = manifest.read(folder).only([source.id for source in plan.sources])
    complete = sources_complete_until(plan.streams, state)
    clock = Clock({number: instant_us(at) for number, at in complete.items()})
    return Given(state, complete, made_of(state, plan.streams, clock=clock))


def lay_out(folder: Path, plan: Plan, *, into: Path, progress: Progress) -> LaidOut:
    """Lay out a folder of Parquet for another engine; no visits are built here.

    Args:
        folder: Of the warehouse.
        plan: Of the home.
        into: Made; an empty one may be there.
        progress: Told of it.

    Raises:
        NarrowsError: `lay-out-exists`, `lay-out-unwritable`, `nothing-synced`.
    """
    if into.exists() and (not into.is_dir() or any(into.iterdir())):
        raise NarrowsError(
            "lay-out-exists", f"{into} is there already; give the name of a folder that is not."
        )
    told = given(folder, plan)
    try:
        with (
            files.folder_made_at(into.absolute()) as beside,
            connect(folders=[folder, beside]) as con,
        ):
            segments.attach(con, folder, state=told.state)
            with watched(con, progress, what=f"laying out {into}"):
                return _lay(con, plan, told=told, into=beside)
    except (OSError, duckdb.IOException) as error:
        raise NarrowsError(
            "lay-out-unwritable",
            f"{into} cannot be written ({files.reason_of(error)}); give another folder.",
        ) from error


def _lay(con: duckdb.DuckDBPyConnection, plan: Plan, *, told: Given, into: Path) -> LaidOut:
    give(con, plan.streams, sources=told.state.sources, clock=told.clock)
    con.execute(KEYS)
    has_working = set_working(con, plan.streams, spans=SPANS)
    if not has_working:
        con.execute(STAYED)
    weeks = _weeks(con, plan, complete=told.complete)
    _set_periods(con, weeks)
    tables = (*GIVEN, "working" if has_working else "stayed")
    (into / "tables").mkdir()
    for table in tables:
        at = into / "tables" / table
        at.mkdir()
        _copy(con, table, at=at)
    asked = {
        "made_of": told.made_of.name,
        "tables": tables,
        "made": _made(has_homes=is_housed(con), has_working=has_working),
        "asked": {name: over(query, name) for query, name in queries().items()},
    }
    (into / TOLD).write_text(json.dumps(asked, indent=1), encoding="utf-8")
    ((n_moves,),) = con.execute("SELECT count(*) FROM moves").fetchall()
    n_bytes = sum(each.stat().st_size for each in into.glob("tables/*/*"))
    return LaidOut(n_moves=n_moves, n_weeks=len(weeks), n_bytes=n_bytes)


def over(query: str, name: str) -> str:
    """What asks a metric of the weeks that are over, portably, as rows to be kept."""
    return f"WITH found AS (\n{query}\n)\n{OVER.format(query=text(name))}"


def _made(*, has_homes: bool, has_working: bool) -> list[str]:
    """What makes the tables that metrics read, in order; what nothing is given for is left out."""
    return [
        f"create table visits as {VISITS}",
        *(OWNING if has_homes else ()),
        f"create table items as {ITEMS}",
        *(RECKONING if has_working else ()),
        f"create table attributions as {ATTRIBUTIONS}",
    ]


def _copy(con: duckdb.DuckDBPyConnection, table: str, *, at: Path) -> None:
    chosen, where, several = (
        plain(con, "main", table=table),
        at,
        f", FILE_SIZE_BYTES '{FILE_BYTES}'",
    )
    # Only a single file is written of no rows, and a table has to have one.
    if not con.execute(f"FROM {table} LIMIT 1").fetchall():
        where, several = at / "none.parquet", ""
    told = f"FORMAT parquet, COMPRESSION zstd{several}"
    con.execute(f"COPY ({chosen}) TO {text(str(where))} ({told})")


def _weeks(
    con: duckdb.DuckDBPyConnection, plan: Plan, *, complete: Mapping[int, datetime]
) -> list[PeriodRow]:
    """All complete weeks of each stream since anything happened, and those that pages show."""
    ((first_us,),) = con.execute("SELECT min(moved_at_us) FROM moves").fetchall()
    found: list[PeriodRow] = []
    for number, until in complete.items():
        zone = plan.streams[number - 1].policy.zone if number else plan.zone
        last_day = day_of(until, zone)
        first_day = last_day if first_us is None else day_of(instant_at(first_us), zone)
        _, end = default_range(Cut.WEEK, first_day, last_day=last_day)
        start = min(begin(Cut.WEEK, first_day), before(Cut.WEEK, end))
        found += [
            PeriodRow(number, place, midnight_us(week.start, zone), midnight_us(week.end, zone))
            for place, week in enumerate(periods_between(Cut.WEEK, start, end=end))
        ]
    return found


def _set_periods(con: duckdb.DuckDBPyConnection, weeks: Sequence[PeriodRow]) -> None:
    con.register(
        "told",
        {
            "stream": np.array([each.stream for each in weeks], dtype=np.int32),
            "period": np.array([each.period for each in weeks], dtype=np.int32),
            "start_us": np.array([each.start_us for each in weeks], dtype=np.int64),
            "end_us": np.array([each.end_us for each in weeks], dtype=np.int64),
        },
    )
    con.execute("CREATE TABLE periods AS FROM told")
    con.unregister("told")

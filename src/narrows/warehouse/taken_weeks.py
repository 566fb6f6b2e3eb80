"""Weeks that another engine measured, taken in beside the derived files that they belong to."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import duckdb

from narrows.domain.errors import NarrowsError
from narrows.domain.plan import Plan
from narrows.domain.ports import Progress
from narrows.warehouse import files
from narrows.warehouse.connection import connect, text, texts
from narrows.warehouse.derived import FOLDER
from narrows.warehouse.embedded import EmbeddedWarehouse
from narrows.warehouse.kept_files import COLUMNS, PATTERN, standing
from narrows.warehouse.laid_out import given
from narrows.warehouse.spark import TOLD, WEEKS

CAME = f"""
CREATE TABLE came AS
SELECT DISTINCT query, CAST(stream AS INTEGER) AS stream, start_us, end_us, {COLUMNS}
FROM read_parquet({{paths}})
"""
LACKING = """
SELECT count(*) FROM (
    SELECT asked.query, periods.stream, periods.start_us, periods.end_us
    FROM (SELECT unnest({queries}) AS query) AS asked, read_parquet({periods}) AS periods
    JOIN read_parquet({clock}) AS clock ON clock.stream = periods.stream
    WHERE periods.end_us <= as_of_us
    EXCEPT SELECT query, stream, start_us, end_us FROM came WHERE statistic IS NULL
)
"""
KNOWN = f"""
CREATE TABLE known AS
SELECT DISTINCT query, stream, start_us, end_us, {COLUMNS} FROM ({{standing}})
"""
SAME_WEEK = "USING (query, stream, start_us, end_us)"
OTHERWISE = f"""
SELECT count(*) FROM (
    (FROM came SEMI JOIN known {SAME_WEEK} EXCEPT FROM known)
    UNION ALL (FROM known SEMI JOIN came {SAME_WEEK} EXCEPT FROM came)
)
"""
NEW = f"FROM came ANTI JOIN known {SAME_WEEK}"


@dataclass(frozen=True, slots=True)
class TakenWeeks:
    """What was taken in.

    Attributes:
        n_weeks: Weeks of a stream that a metric was asked about and that were not known.
        n_rows: Their rows.
    """

    n_weeks: int
    n_rows: int


def take_weeks(folder: Path, plan: Plan, *, laid: Path, progress: Progress) -> TakenWeeks:
    """Take in what an engine measured of a folder that was laid out.

    Args:
        folder: Of the warehouse.
        plan: Of the home.
        laid: The folder, with the engine's answers.
        progress: Told of building derived files, where there are none yet.

    Raises:
        NarrowsError: `lay-out-unreadable`, `lay-out-outdated`, `weeks-missing`, `weeks-differ`,
            `nothing-synced`, `warehouse-unwritable`; nothing is changed.
    """
    told = _told(laid)
    of = given(folder, plan).made_of
    if told["made_of"] != of.name:
        raise NarrowsError(
            "lay-out-outdated",
            f"The home has other data, another plan or another version than when {laid} was laid "
            "out; lay it out again with `narrows lay-out`, and measure that.",
        )
    ids = [source.id for source in plan.sources]
    EmbeddedWarehouse(folder).history(plan.streams, sources=ids, zone=plan.zone, progress=progress)
    with (
        files.refused_if_unwritable(folder),
        connect(folders=[folder, laid.absolute()]) as con,
    ):
        _read(con, laid.absolute(), told=told)
        return _keep(con, folder / FOLDER / of.name, laid=laid)


def _told(laid: Path) -> Mapping[str, Any]:
    try:
        told: Mapping[str, Any] = json.loads((laid / TOLD).read_text(encoding="utf-8"))
        return {"made_of": str(told["made_of"]), "asked": dict(told["asked"])}
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise NarrowsError(
            "lay-out-unreadable",
            f"{laid} is no folder that `narrows lay-out` made: its {TOLD} cannot be read.",
        ) from error


def _read(con: duckdb.DuckDBPyConnection, laid: Path, *, told: Mapping[str, Any]) -> None:
    """Make `came` of the engine's files, if it was asked of all and answered."""
    names = list(told["asked"])
    lacking = f"{laid / WEEKS} lacks weeks that were asked for; run the engine to its end first."
    there = [str(each) for name in names for each in (laid / WEEKS / name).glob("*.parquet")]
    if not there:
        raise NarrowsError("weeks-missing", lacking)
    tables = laid / "tables"
    asked = LACKING.format(
        queries=texts(names),
        periods=text(str(tables / "periods" / "*.parquet")),
        clock=text(str(tables / "clock" / "*.parquet")),
    )
    try:
        con.execute(CAME.format(paths=texts(there)))
        is_whole = con.execute(asked).fetchall() == [(0,)]
    except duckdb.Error as error:
        raise NarrowsError("weeks-missing", lacking) from error
    if not is_whole:
        raise NarrowsError("weeks-missing", lacking)


def _keep(con: duckdb.DuckDBPyConnection, layer: Path, *, laid: Path) -> TakenWeeks:
    there = standing(layer)
    con.execute(
        KNOWN.format(standing=there) if there else "CREATE TABLE known AS FROM came LIMIT 0"
    )
    ((n_otherwise,),) = con.execute(OTHERWISE).fetchall()
    if n_otherwise:
        raise NarrowsError(
            "weeks-differ",
            f"{n_otherwise} rows of {laid} differ from what this home measured itself of the same "
            "weeks; nothing was taken. Either the engine's files were changed, or it counts wrong.",
        )
    counted = f"SELECT count(*) FILTER (statistic IS NULL), count(statistic) FROM ({NEW})"
    ((n_weeks, n_rows),) = con.execute(counted).fetchall()
    if n_weeks:
        beside = layer / f"{files.UNFINISHED}{uuid4().hex}"
        con.execute(f"COPY ({NEW}) TO {text(str(beside))} (FORMAT parquet, COMPRESSION zstd)")
        files.sync(beside)
        beside.rename(layer / PATTERN.replace("*", uuid4().hex))
    return TakenWeeks(n_weeks=n_weeks, n_rows=n_rows)

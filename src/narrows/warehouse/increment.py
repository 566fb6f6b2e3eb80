"""Building what a sync touched, and nothing else: the same rows as building all of it again.

Items that only moved on get what came to them (`narrows.warehouse.onward`). Of the other touched
ones the builder is the same as of all. It runs in a schema of its own, in which the raw tables hold
the changes of these items; what the others were built to stays.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from narrows.domain.ports import LoadedSource, Progress
from narrows.domain.streams import ALL_COUNT, ValueStream
from narrows.domain.work import Fault
from narrows.warehouse import derived, tallies
from narrows.warehouse.assign import assign, take
from narrows.warehouse.build import FIRSTS, Clock, build, build_tables, set_clock
from narrows.warehouse.compiled.choosing import keep_weeks
from narrows.warehouse.compiled.shown import hold
from narrows.warehouse.derived import BY_REBUILT, BY_TOUCHED, Layer
from narrows.warehouse.made_of import MadeOf, made_of
from narrows.warehouse.manifest import Manifest
from narrows.warehouse.onward import go_on
from narrows.warehouse.standing import COMPARED, carry
from narrows.warehouse.touched import touch

REBUILT = """
CREATE TABLE rebuilt AS FROM touched ANTI JOIN onward.begun USING (item);
CREATE TABLE known AS FROM rebuilt ANTI JOIN new_items USING (item);
"""
"""The touched items that are built again whole, and those of them that are older than this sync."""
RAW = """
CREATE SCHEMA past;
CREATE SCHEMA fresh;
CREATE TABLE past.raw_changes AS {changes};
CREATE TABLE past.raw_items AS {items};
CREATE TABLE fresh.raw_changes AS
FROM past.raw_changes UNION ALL BY NAME FROM came SEMI JOIN rebuilt USING (item);
CREATE TABLE fresh.raw_items AS
FROM past.raw_items UNION ALL BY NAME FROM new_items SEMI JOIN rebuilt USING (item);
"""
"""What these items told before, and what they tell now."""
ADDED_UP = """
SET search_path = 'main';
CREATE TABLE main.added_up AS
SELECT kind, stream, source, value, CAST(sum(n) AS BIGINT) AS n FROM (
    SELECT kind, stream, source, value, n FROM before.tallies
    UNION ALL SELECT kind, stream, source, value, -n FROM past.tallies
    UNION ALL SELECT kind, stream, source, value, n FROM fresh.tallies
    UNION ALL SELECT kind, stream, source, value, n FROM onward.tallies
) GROUP BY ALL HAVING sum(n) <> 0;
CREATE OR REPLACE TABLE fresh.tallies AS FROM main.added_up;
DROP TABLE main.added_up;
"""
"""What was counted before, less what rebuilt items were counted for, and what they are now.

With it what came to those that only moved on.
"""
FIRSTS_TOO = """
CREATE OR REPLACE TABLE fresh.firsts AS
SELECT stream, min(at_us) AS at_us
FROM (FROM fresh.firsts UNION ALL FROM before.firsts) GROUP BY stream
"""
"""What goes on began when it did; of what is built again all is asked."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is told of a history that derived files have.

    Attributes:
        faults: What building found.
        folder: Of the files, that may be gone; `None` keeps none.
    """

    faults: tuple[Fault, ...]
    folder: Path | None


def kept_history(
    con: duckdb.DuckDBPyConnection,
    folder: Path,
    *,
    state: Manifest,
    streams: Sequence[ValueStream],
    clock: Clock,
    progress: Progress,
) -> Kept:
    """Open what was built, else build what changed since, else all of it, and keep that.

    Args:
        con: Holds the raw tables; then also those of a history.
        folder: Of the warehouse.
        state: Of the warehouse.
        streams: Numbered from 1 in order.
        clock: When history is cut.
        progress: Told of the building.

    Returns:
        What was in doubt, and where it is kept.
    """
    of = made_of(state, streams, clock=clock)
    at = folder / derived.FOLDER / of.name
    layer = derived.find(con, folder, name=of.name)
    if layer is not None:
        set_clock(con, clock)
        return Kept(layer.faults, at)
    faults = increment(con, folder, state=state, streams=streams, of=of, progress=progress)
    if faults is None:
        faults = build(
            con, streams, sources=state.sources, clock=clock, progress=progress, is_kept=True
        )
        if derived.keep(con, folder, made_of=of, faults=faults):
            keep_weeks(con, at)
            derived.reopen(con, folder, name=of.name)
        hold(con)
    return Kept(tuple(faults), at)


def increment(
    con: duckdb.DuckDBPyConnection,
    folder: Path,
    *,
    state: Manifest,
    streams: Sequence[ValueStream],
    of: MadeOf,
    progress: Progress,
) -> list[Fault] | None:
    """Build what changed since something was built, and keep it as a layer over that.

    Args:
        con: Holds the raw tables; then also those of a history.
        folder: Of the warehouse.
        state: Of the warehouse.
        streams: Numbered from 1 in order.
        of: What the history is made of.
        progress: Told of the building.

    Returns:
        What was in doubt, or `None` where all has to be built: there is nothing to go on from, or
        too much was touched.
    """
    before = None if _has_families(streams) else _before(folder, of)
    base = before and _begin(con, folder, state=state, streams=streams, before=before, now=of)
    if before is None or base is None:
        return None
    clock, told = Clock(of.as_of_us), state.sources
    go_on(con, streams, sources=told, before=before.made_of, now=of)
    past = _count_past if _part(con) else _count_nothing
    past(con, streams, before=before.made_of, sources=told)
    con.execute("SET search_path = 'fresh,main'")
    faults = build_tables(con, streams, sources=told, clock=clock, progress=progress, is_kept=True)
    con.execute(ADDED_UP)
    weeks = carry(con, folder / derived.FOLDER, before=before, now=of)
    _lay(con, base.made_of, before=before, now=of)
    set_clock(con, clock)
    faults += tallies.doubts(con, streams, sources=told)
    derived.keep(con, folder, made_of=of, faults=faults, before=before, weeks=weeks)
    return faults


def _begin(
    con: duckdb.DuckDBPyConnection,
    folder: Path,
    *,
    state: Manifest,
    streams: Sequence[ValueStream],
    before: Layer,
    now: MadeOf,
) -> Layer | None:
    """Open what was built before, and find what was touched since; else nothing is opened.

    Returns:
        The base.
    """
    con.execute("CREATE SCHEMA before")
    base = derived.opened(con, folder, layer=before, schema="before")
    if base is not None and touch(
        con, folder, state=state, streams=streams, before=before, now=now
    ):
        return base
    _clear(con)
    derived.close(con)
    return None


def _part(con: duckdb.DuckDBPyConnection) -> bool:
    """Part the touched items, and give the builder the changes of those that it builds again.

    Returns:
        Whether there are any that were built before.
    """
    con.execute(REBUILT)
    is_any_known = con.execute("FROM known LIMIT 1").fetchone() is not None
    # Mostly there are none, and to find that in the segments all of them would be read.
    of_known = "SEMI JOIN known USING (item)" if is_any_known else "LIMIT 0"
    con.execute(RAW.format(changes=f"FROM went {of_known}", items=f"FROM raw_items {of_known}"))
    return is_any_known


def _has_families(streams: Sequence[ValueStream]) -> bool:
    """Whether what an item is hangs on its parent and children, that may not be touched."""
    return any(stream.policy.level != ALL_COUNT for stream in streams)


def _before(folder: Path, of: MadeOf) -> Layer | None:
    """Of all layers that this grew from the one that was built last."""
    grown = [each for each in derived.layers(folder) if of.grew_from(each.made_of)]
    return max(grown, key=lambda each: (each.built_ns, each.name), default=None)


def _count_past(
    con: duckdb.DuckDBPyConnection,
    streams: Sequence[ValueStream],
    *,
    before: MadeOf,
    sources: Mapping[str, LoadedSource],
) -> None:
    """Show what was built of the rebuilt items, and count what they were counted for."""
    for table in COMPARED:
        con.execute(
            f"CREATE TABLE past.{table} AS SELECT {table}.* FROM before.{table} "
            "SEMI JOIN rebuilt USING (item)"
        )
    con.execute("SET search_path = 'past,main'")
    latest_us = Clock(before.as_of_us).latest_us()
    assign(con, streams, sources=_as_gone(sources, before), as_of_us=latest_us)
    take(con)
    con.execute(tallies.WORDS)
    con.execute(tallies.ITEMS)
    con.execute(tallies.SPREAD)
    con.execute("SET search_path = 'main'")


def _count_nothing(con: duckdb.DuckDBPyConnection, *_: object, **__: object) -> None:
    """The same where there are none."""
    for table in (*COMPARED, "tallies"):
        con.execute(f"CREATE TABLE past.{table} AS FROM before.{table} LIMIT 0")


def _as_gone(sources: Mapping[str, LoadedSource], before: MadeOf) -> dict[str, LoadedSource]:
    return {
        name: replace(held, followed=replace(held.followed, gone=tuple(before.gone.get(name, ()))))
        if held.followed
        else held
        for name, held in sources.items()
    }


def _lay(con: duckdb.DuckDBPyConnection, base: MadeOf, *, before: Layer, now: MadeOf) -> None:
    """Make one layer over the base of what was built now and what the layer before had."""
    con.execute("CREATE TABLE fresh.touched AS FROM main.touched")
    con.execute("CREATE TABLE fresh.rebuilt AS FROM main.known")
    con.execute(derived.CLOSED.format(schema="fresh"))
    for table, of in (("visits", "visits"), ("items", "summed"), ("lasting", "lasting")):
        con.execute(f"INSERT INTO fresh.{table} BY NAME FROM onward.{of}")
    if before.over is not None:
        for by, tables in (("touched", BY_TOUCHED), ("rebuilt", BY_REBUILT)):
            for table in tables:
                kept = derived.aged("layer", table, since=before.made_of, now=now)
                into = "visits" if table == "closed" else table
                con.execute(
                    f"INSERT INTO fresh.{into} BY NAME {kept} ANTI JOIN main.{by} USING (item)"
                )
            con.execute(
                f"INSERT INTO fresh.{by} SELECT item FROM layer.{by} "
                f"ANTI JOIN fresh.{by} AS own USING (item)"
            )
    is_new = con.execute("FROM past.items LIMIT 1").fetchone() is None
    if is_new:
        con.execute(FIRSTS_TOO)
    _clear(con)
    con.execute("DETACH DATABASE IF EXISTS layer")
    derived.show(con, base, layer="fresh", schema="main", now=now)
    if not is_new:
        firsts = FIRSTS.format(schema="main.")
        con.execute(f"CREATE OR REPLACE TABLE fresh.firsts AS {firsts}")


def _clear(con: duckdb.DuckDBPyConnection) -> None:
    for table in ("touched", "turned", "came", "new_items", "rebuilt", "known"):
        con.execute(f"DROP TABLE IF EXISTS {table}")
    for schema in ("before", "past", "onward"):
        con.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
    con.execute("DROP VIEW IF EXISTS went")

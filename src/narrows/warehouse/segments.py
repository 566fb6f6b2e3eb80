"""Segments: what one load added, as Parquet files that are written once and never changed."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

import duckdb

from narrows.domain.streams import Source
from narrows.warehouse import files, manifest
from narrows.warehouse.connection import text, texts
from narrows.warehouse.encode import RAW
from narrows.warehouse.manifest import Manifest, Segment, reading

FOLDER = "segments"
KINDS = ("changes", "items", "values")

ORDERED = {"changes": " ORDER BY attribute, changed_at_us, seq"}
"""Each attribute lies together, and who reads it in the order of time sorts nothing."""
MOST_SEGMENTS = 40
"""Of one source; more are made one."""


def write(con: duckdb.DuckDBPyConnection, folder: Path, *, source: Source) -> Segment:
    """Write `new_changes`, `new_items` and `new_values`; nobody sees them before the manifest."""
    segment = Segment(name=uuid4().hex, source=source.id, reading=reading(source))
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        path = folder / FOLDER / _name(segment, kind)
        rows = f"FROM new_{kind}{ORDERED.get(kind, '')}"
        con.execute(f"COPY ({rows}) TO {text(str(path))} (FORMAT parquet, COMPRESSION zstd)")
        files.sync(path)
    files.sync(folder / FOLDER)
    return segment


def merge(con: duckdb.DuckDBPyConnection, folder: Path, *, state: Manifest) -> Manifest:
    """The same state with one segment for each source that has many.

    A tool that is asked four times an hour leaves thousands in a month, and each costs a file that
    is opened whenever somebody looks. The newest stays, so that what it brought is found apart.
    """
    for source in state.sources:
        many = state.counting(source)[:-1]
        if len(many) < MOST_SEGMENTS:
            continue
        one = Segment(uuid4().hex, source, many[-1].reading, holds=manifest.digest(many))
        for kind in KINDS:
            paths = texts([str(folder / FOLDER / _name(each, kind)) for each in many])
            path = folder / FOLDER / _name(one, kind)
            con.execute(
                f"COPY (FROM read_parquet({paths}){ORDERED.get(kind, '')}) "
                f"TO {text(str(path))} (FORMAT parquet, COMPRESSION zstd)"
            )
            files.sync(path)
        files.sync(folder / FOLDER)
        kept = (one if each == many[0] else each for each in state.segments)
        state = dataclasses.replace(
            state, segments=tuple(each for each in kept if each not in many)
        )
    return state


def attach(con: duckdb.DuckDBPyConnection, folder: Path, *, state: Manifest) -> None:
    """Make the raw tables of a manifest's state: views over its segments."""
    if not any(segment.has_changes for segment in state.segments):
        con.execute(RAW)
        return
    for kind in KINDS:
        paths = [
            str(folder / FOLDER / _name(segment, kind))
            for segment in state.segments
            if segment.has_changes or kind != "changes"
        ]
        con.execute(f"CREATE VIEW raw_{kind} AS FROM read_parquet({texts(paths)})")


def changes(folder: Path, of: Sequence[Segment]) -> str:
    """The query for the changes of some segments."""
    paths = [str(folder / FOLDER / _name(each, "changes")) for each in of]
    return f"FROM read_parquet({texts(paths)})" if paths else "FROM raw_changes LIMIT 0"


def items(folder: Path, of: Sequence[Segment]) -> str:
    """The query for the items that some segments were the first to tell of."""
    paths = [str(folder / FOLDER / _name(each, "items")) for each in of]
    return f"FROM read_parquet({texts(paths)})" if paths else "FROM raw_items LIMIT 0"


def keep(con: duckdb.DuckDBPyConnection, *, replaces: bool = False) -> None:
    """Add what is new to the raw tables of an engine in memory.

    Args:
        con: Holds the raw tables, and `known` and what is new of one source.
        replaces: Whether it stands for all that the source told before.
    """
    if replaces:
        con.execute("DELETE FROM raw_changes WHERE item IN (SELECT item FROM known)")
    for kind in ("items", "values"):
        con.execute(f"INSERT INTO raw_{kind} FROM new_{kind}")
    if con.execute("FROM raw_changes LIMIT 1").fetchone():
        con.execute("INSERT INTO raw_changes FROM new_changes")
    else:
        # The first load, mostly the only one, is taken over rather than copied.
        con.execute("DROP TABLE raw_changes")
        con.execute("ALTER TABLE new_changes RENAME TO raw_changes")


def replace(folder: Path, before: Manifest, *, after: Manifest) -> None:
    """Make another state that of the folder, and remove what no reader can still be reading."""
    used = _used(after)
    for name in _used(before) - used:
        # Nobody needs it from now on: its grace period begins.
        (folder / FOLDER / name).touch()
    manifest.write(folder, after)
    files.remove_unfinished(folder)
    files.remove_unused(folder / FOLDER, used)


def _used(state: Manifest) -> set[str]:
    return {
        _name(segment, kind)
        for segment in state.segments
        for kind in KINDS
        if segment.has_changes or kind != "changes"
    }


def _name(segment: Segment, kind: str) -> str:
    return f"{kind}-{segment.name}.parquet"

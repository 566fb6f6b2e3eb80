"""Segments: what one load added, as Parquet files that are written once and never changed."""

from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

import duckdb

from narrows.domain.streams import Source
from narrows.warehouse import files
from narrows.warehouse.connection import text, texts
from narrows.warehouse.encode import RAW
from narrows.warehouse.manifest import Manifest, Segment, reading

FOLDER = "segments"
KINDS = ("changes", "items", "values")


def write(con: duckdb.DuckDBPyConnection, folder: Path, source: Source) -> Segment:
    """Write `new_changes`, `new_items` and `new_values`; nobody sees them before the manifest."""
    segment = Segment(name=uuid4().hex, source=source.id, reading=reading(source))
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    for kind in KINDS:
        path = folder / FOLDER / _name(segment, kind)
        con.execute(f"COPY new_{kind} TO {text(str(path))} (FORMAT parquet, COMPRESSION zstd)")
        files.sync(path)
    files.sync(folder / FOLDER)
    return segment


def attach(con: duckdb.DuckDBPyConnection, folder: Path, manifest: Manifest) -> None:
    """Make the raw tables of a manifest's state: views over its segments."""
    if not any(segment.has_changes for segment in manifest.segments):
        con.execute(RAW)
        return
    for kind in KINDS:
        paths = [
            str(folder / FOLDER / _name(segment, kind))
            for segment in manifest.segments
            if segment.has_changes or kind != "changes"
        ]
        con.execute(f"CREATE VIEW raw_{kind} AS FROM read_parquet({texts(paths)})")


def keep(con: duckdb.DuckDBPyConnection) -> None:
    """Add what is new to the raw tables of an engine in memory."""
    for kind in KINDS:
        con.execute(f"INSERT INTO raw_{kind} FROM new_{kind}")


def remove_unused(folder: Path, segments: Sequence[Segment]) -> None:
    """Remove the files of no segment, once their readers have had time to finish."""
    used = {_name(segment, kind) for segment in segments for kind in KINDS}
    files.remove_unused(folder / FOLDER, used)


def _name(segment: Segment, kind: str) -> str:
    return f"{kind}-{segment.name}.parquet"

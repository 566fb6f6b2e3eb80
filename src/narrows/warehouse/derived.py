"""Derived files: visits, items and what is named of them, kept so that a sync builds few of them.

A layer is a folder with one database file, that is written once and never changed. A base has all
items; a layer over a base has those that were built since: all of such an item that was `rebuilt`,
and of one that only moved on what came to what the base has, the end of its last visit being the
first. `touched` are both. Readers see the one over the other. All of it may be deleted at any time
and is built again; whoever reads it meanwhile holds it open.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import duckdb

from narrows.domain.work import Fault
from narrows.warehouse import files
from narrows.warehouse.assign import WORDS
from narrows.warehouse.build import TABLES
from narrows.warehouse.compiled.shown import drop_visits
from narrows.warehouse.connection import has_table, is_word, text
from narrows.warehouse.kept_files import FALLEN, PATTERN, take_over
from narrows.warehouse.made_of import MadeOf
from narrows.warehouse.naming import NAMING

FOLDER = "derived"
BUILT = "built.json"
DATABASE = "built.duckdb"
LAYERED = (*TABLES, *NAMING)
"""Tables by item, as readers see them."""
BY_REBUILT = (
    "closed", "blocks", "attributions", "stayed", "left_out", "constants", "estimated",
    *NAMING,
)  # fmt: skip
"""What stands of an item that moves on: of the base all but what was rebuilt is read."""
BY_TOUCHED = ("items", "lasting")
"""One row of each item, that is another when it moves on."""
STORED = (*BY_REBUILT, *BY_TOUCHED)
CHANGED = ("touched", "rebuilt")
"""Which items a layer has something of, and which of them all."""
WHOLE = ("tallies", "later", "firsts")
"""Small tables that every layer has whole."""
VISITS = """
CREATE VIEW {schema}.visits AS
FROM {schema}.closed
UNION ALL BY NAME
SELECT * EXCLUDE (source, told_us), CAST(NULL AS BIGINT) AS left_at_us FROM {schema}.lasting
"""
CLOSED = """
CREATE OR REPLACE VIEW {schema}.closed AS FROM {schema}.visits WHERE left_at_us IS NOT NULL
"""
ORDERED = {
    "closed": " ORDER BY stream, item, visit",
    "stayed": " ORDER BY stream, item, visit",
    "items": " ORDER BY stream, item",
    "lasting": " ORDER BY stream, item",
    "keys": " ORDER BY key",
}
"""Most questions are about one stream, or one key, and then read the part of a file that has it."""
GROWING = {
    "active_us": "flow_state = 'active'",
    "waiting_us": "flow_state = 'waiting' AND started_at_us IS NOT NULL",
    "unknown_us": "flow_state = 'unknown'",
    "spent_us": "flow_state IN ('active', 'waiting', 'unknown')",
}
"""Columns of `items`, and which items they grow of as time goes on."""
EVER_THE_SAME = {f"ENUM({', '.join(text(word) for word in words)})" for words in WORDS.values()}
"""Types of words that every home has the same: files keep them as numbers, and are read sooner.

What sources there are is another list in each home, and in a layer another than in its base.
"""
WEEKS = """
COPY (FROM fresh.weeks ORDER BY query, stream, start_us) TO {path}
(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 10240)
"""
"""In the order and in the portions that a metric's weeks are asked for."""


@dataclass(frozen=True, slots=True)
class Layer:
    """What is told of derived files.

    Attributes:
        name: Of the folder.
        made_of: What they were made of.
        faults: What building found.
        over: The name of the base; `None` is a base itself.
        n_bytes: How long the database file is. [bytes]
        built_ns: When. [ns since 1970]
    """

    name: str
    made_of: MadeOf
    faults: tuple[Fault, ...]
    over: str | None
    n_bytes: int
    built_ns: int


def layers(folder: Path) -> list[Layer]:
    """The layers that are there."""
    found = (_read(each) for each in (folder / FOLDER).glob(f"*/{BUILT}"))
    return [each for each in found if each is not None]


def find(con: duckdb.DuckDBPyConnection, folder: Path, *, name: str) -> Layer | None:
    """Open what was built under a name, or `None` where it is not whole."""
    layer = _read(folder / FOLDER / name / BUILT)
    if layer is None or opened(con, folder, layer=layer, schema="main") is None:
        # Deleted, cut short, or of another version of the engine.
        files.discard(folder / FOLDER / name)
        return None
    return layer


def opened(
    con: duckdb.DuckDBPyConnection, folder: Path, *, layer: Layer, schema: str
) -> Layer | None:
    """Show a layer over its base as views of a schema.

    Returns:
        The base; `None` where one of them is not whole.
    """
    base = layer if layer.over is None else _read(folder / FOLDER / layer.over / BUILT)
    if base is None or base.over is not None:
        return None
    attached = {"base": base} | ({"layer": layer} if layer is not base else {})
    try:
        for alias, each in attached.items():
            path = folder / FOLDER / each.name / DATABASE
            # Half a file may open, and fail only when a page asks for what is in the other half.
            if path.stat().st_size != each.n_bytes:
                return None
            con.execute(f"ATTACH {text(str(path))} AS {alias} (READ_ONLY)")
        over = "layer" if layer is not base else None
        show(con, base.made_of, layer=over, schema=schema, now=layer.made_of)
    except (OSError, duckdb.Error):
        close(con)
        return None
    return base


def show(
    con: duckdb.DuckDBPyConnection, base: MadeOf, *, layer: str | None, schema: str, now: MadeOf
) -> None:
    """Make views of the base and of what lies over it.

    Args:
        con: Has attached `base`.
        base: What that was made of.
        layer: The database or schema of what lies over it.
        schema: Whose views.
        now: What is shown.
    """
    changed = dict.fromkeys(BY_TOUCHED, "touched")
    # A join with nothing would be made for each question all the same.
    if layer and con.execute(f"FROM {layer}.rebuilt LIMIT 1").fetchone():
        changed |= dict.fromkeys(BY_REBUILT, "rebuilt")
    for table in STORED:
        shown = aged("base", table, since=base, now=now)
        if layer and table in changed:
            shown += f" ANTI JOIN {layer}.{changed[table]} USING (item)"
        if layer:
            shown += f" UNION ALL BY NAME FROM {layer}.{table}"
        con.execute(f"CREATE VIEW {schema}.{table} AS {shown}")
    con.execute(VISITS.format(schema=schema))
    for table in WHOLE:
        con.execute(f"CREATE VIEW {schema}.{table} AS FROM {layer or 'base'}.{table}")


def aged(database: str, table: str, *, since: MadeOf, now: MadeOf) -> str:
    """A select of rows that were built once, as old as they are now.

    What lasts grows by the time that passed; of a stream with a calendar, or flagged, it is built
    again (`narrows.warehouse.touched`).
    """
    passed_us = {each: now.as_of_us[each] - at_us for each, at_us in since.as_of_us.items()}
    if table != "items" or not any(passed_us.values()):
        return f"SELECT * FROM {database}.{table}"
    by_stream = [passed_us.get(each, 0) for each in range(max(passed_us) + 1)]
    grown = f"CAST({by_stream} AS BIGINT[])[stream + 1]"
    columns = ", ".join(
        f"CASE WHEN {grows} THEN {column} + {grown} ELSE {column} END AS {column}"
        for column, grows in GROWING.items()
    )
    return f"SELECT * REPLACE ({columns}) FROM {database}.{table}"


def reopen(con: duckdb.DuckDBPyConnection, folder: Path, *, name: str) -> None:
    """Let go of a base that was built and kept, and read it as everybody else does."""
    layer = _read(folder / FOLDER / name / BUILT)
    con.execute("CREATE SCHEMA kept")
    if layer is not None and opened(con, folder, layer=layer, schema="kept"):
        con.execute("DROP VIEW main.closed")
        drop_visits(con)
        for table in {*STORED, *WHOLE} - {"closed"}:
            con.execute(f"DROP TABLE main.{table}")
        show(con, layer.made_of, layer=None, schema="main", now=layer.made_of)
    con.execute("DROP SCHEMA kept CASCADE")


def close(con: duckdb.DuckDBPyConnection) -> None:
    """Let go of the files."""
    for alias in ("base", "layer"):
        con.execute(f"DETACH DATABASE IF EXISTS {alias}")


def keep(
    con: duckdb.DuckDBPyConnection,
    folder: Path,
    *,
    made_of: MadeOf,
    faults: Sequence[Fault],
    before: Layer | None = None,
    weeks: Sequence[str] = (),
) -> bool:
    """Keep what was built under its name, if the disk lets: else it is built again each time.

    Args:
        con: Holds the tables: of a base in `main`, of a layer in `fresh`.
        folder: Of the warehouse.
        made_of: What they were made of.
        faults: What building found.
        before: What it grew from: it lies over the same base.
        weeks: The files of kept rows that it takes over.
    """
    is_kept, over = False, before and (before.over or before.name)
    with (
        suppress(OSError, duckdb.Error),
        files.folder_made_at(folder / FOLDER / made_of.name) as beside,
    ):
        schema = "main" if over is None else "fresh"
        con.execute(CLOSED.format(schema=schema))
        with _written(con, beside / DATABASE):
            ordered = {} if over else _to_order(con)
            for table in (*STORED, *WHOLE, *(CHANGED if over else ())):
                rows = _as_kept(con, schema, table=table) + ordered.get(table, "")
                con.execute(f"CREATE TABLE written.{table} AS {rows}")
        _take_weeks(con, weeks, to=beside)
        n_bytes = (beside / DATABASE).stat().st_size
        told = [[each.source, each.message, each.row, each.stream] for each in faults]
        made = {"made_of": asdict(made_of), "faults": told}
        _write(beside / BUILT, {**made, "over": over, "n_bytes": n_bytes})
        is_kept = True
    used = {made_of.name} | ({over} if over else set())
    files.remove_unused(folder / FOLDER, used)
    return is_kept


def _to_order(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """How tables of a base are ordered, but those that the pass made in order.

    A layer is small: one order is as good as another.
    """
    made = con.execute("FROM in_order").fetchall() if has_table(con, "in_order") else []
    return {table: order for table, order in ORDERED.items() if (table,) not in made}


def _take_weeks(con: duckdb.DuckDBPyConnection, of: Sequence[str], *, to: Path) -> None:
    if has_table(con, "weeks", schema="fresh"):
        con.execute(WEEKS.format(path=text(str(to / PATTERN.replace("*", "carried")))))
    elif has_table(con, "fallen", schema="fresh"):
        con.execute(f"COPY fresh.fallen TO {text(str(to / FALLEN))} (FORMAT parquet)")
        take_over(of, to)


@contextmanager
def _written(con: duckdb.DuckDBPyConnection, path: Path) -> Iterator[None]:
    con.execute(f"ATTACH {text(str(path))} AS written")
    try:
        yield
        con.execute("CHECKPOINT written")
    finally:
        con.execute("DETACH DATABASE IF EXISTS written")


def plain(
    con: duckdb.DuckDBPyConnection, schema: str, *, table: str, as_numbers: Collection[str] = ()
) -> str:
    """A select of a table with its words as text: a file knows no types of this connection.

    Args:
        con: Holds the table.
        schema: That it is in.
        table: Which.
        as_numbers: Types of words that stay as they are.
    """
    described = con.execute(f"DESCRIBE {schema}.{table}").fetchall()
    words = ", ".join(
        f"CAST({name} AS VARCHAR) AS {name}"
        for name, kind, *_ in described
        if is_word(str(kind)) and str(kind) not in as_numbers
    )
    chosen = f"* REPLACE ({words})" if words else "*"
    return f"SELECT {chosen} FROM {schema}.{table}"


def _as_kept(con: duckdb.DuckDBPyConnection, schema: str, *, table: str) -> str:
    return plain(con, schema, table=table, as_numbers=EVER_THE_SAME)


def _write(path: Path, told: dict[str, object]) -> None:
    path.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def _read(path: Path) -> Layer | None:
    try:
        told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return Layer(
            name=path.parent.name,
            made_of=MadeOf.told(told["made_of"]),
            faults=tuple(Fault(*each) for each in told["faults"]),
            over=told["over"],
            n_bytes=told["n_bytes"],
            built_ns=path.stat().st_mtime_ns,
        )
    except (OSError, ValueError, TypeError, KeyError):
        return None

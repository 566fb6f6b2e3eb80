"""Connections to the embedded engine, each allowed no more than it needs."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from uuid import uuid4

import duckdb

from narrows.domain.ports import Progress

POLL_SECONDS = 0.1


def connect(
    *, folders: Sequence[Path] = (), files: Sequence[str] = ()
) -> duckdb.DuckDBPyConnection:
    """An empty engine in memory that reaches these folders and files and nothing else.

    The order matters: what is allowed first, then the door is shut. `lock` takes the key away.

    Args:
        folders: Read and written.
        files: Read.
    """
    con = open_engine()
    con.execute(f"SET allowed_directories = {texts(str(folder) for folder in folders)}")
    con.execute(f"SET allowed_paths = {texts(files)}")
    shut(con)
    return con


def open_engine() -> duckdb.DuckDBPyConnection:
    """An empty engine in memory that reaches whatever this process does."""
    con = duckdb.connect(":memory:")
    # What does not fit into memory goes there; made when needed, removed at the end. Left to itself
    # the engine takes the working directory, where two processes get each other's files.
    spill = Path(tempfile.gettempdir()) / f"narrows-{uuid4().hex}"
    _SPILLS.append(spill)
    con.execute(f"SET temp_directory = {text(str(spill))}")
    con.execute("SET TimeZone = 'UTC'")
    con.execute("SET enable_progress_bar = true")
    con.execute("SET enable_progress_bar_print = false")
    return con


def has_spilled() -> bool:
    """Whether an engine of this process wrote what did not fit, and has to tidy up at its end."""
    return any(each.exists() for each in _SPILLS)


_SPILLS: list[Path] = []
"""Where the engines of this process write what does not fit into memory."""


def shut(con: duckdb.DuckDBPyConnection) -> None:
    """From now on only what was allowed before is reached."""
    con.execute("SET enable_external_access = false")


def lock(con: duckdb.DuckDBPyConnection) -> None:
    """No setting of the connection can be changed any more."""
    con.execute("SET lock_configuration = true")


@contextmanager
def watched(con: duckdb.DuckDBPyConnection, progress: Progress, *, what: str) -> Iterator[None]:
    """Tell how far the engine is with the statements of the block, a few times a second."""
    ended = Event()

    def tell() -> None:
        while not ended.wait(POLL_SECONDS):
            percent = con.query_progress()
            progress(what, percent / 100 if percent > 0 else None)

    progress(what, None)
    watcher = Thread(target=tell, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()
    progress(what, 1.0)


def has_table(con: duckdb.DuckDBPyConnection, table: str, *, schema: str = "main") -> bool:
    """Whether there is a table or a view."""
    return table in tables(con, schema=schema)


def tables(con: duckdb.DuckDBPyConnection, *, schema: str = "main") -> set[str]:
    """The names of all tables and views: asked at once, for the engine takes as long for one."""
    asked = "SELECT table_name FROM information_schema.tables WHERE table_schema = ?"
    return {name for (name,) in con.execute(asked, [schema]).fetchall()}


def is_word(kind: str) -> bool:
    """Whether a type keeps words as numbers."""
    return kind.startswith("ENUM")


def text(value: str) -> str:
    """A literal of SQL text."""
    return "'" + value.replace("'", "''") + "'"


def texts(values: "Iterator[str] | Sequence[str]") -> str:
    """A literal list of SQL texts."""
    return "[" + ", ".join(text(value) for value in values) + "]"

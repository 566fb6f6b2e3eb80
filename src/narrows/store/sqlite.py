"""SQLite as a store: which version, which durability, and where a transaction begins."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from narrows.domain.errors import NarrowsError
from narrows.store.refusals import unreadable, unwritable

OLDEST = (3, 51, 3)
"""Before it, a reset of the write-ahead log could lose what was committed."""

BUSY_SECONDS = 15

WRITES = "narrows_writes"
"""Execution option of connections whose transactions write."""

PRAGMAS = (
    f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}",
    "PRAGMA journal_mode=WAL",
    # NORMAL loses acknowledged transactions in a power cut.
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
)


def sqlite_engine(file: Path) -> Engine:
    """An engine over a file, which is made if missing: for its owner's eyes only.

    Raises:
        NarrowsError: `sqlite-too-old`, `store-unwritable`, `store-unreadable`.
    """
    import pysqlite3.dbapi2 as driver  # type: ignore[import-untyped]  # noqa: PLC0415

    refuse_old(driver)
    make(file)
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(file)),
        module=driver,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        pool_size=8,
        max_overflow=32,
    )
    event.listen(engine, "connect", _connect)
    event.listen(engine, "begin", _begin)
    return engine


def is_sqlite(connection: Connection) -> bool:
    """Whether it is one of SQLite's."""
    return connection.dialect.name == "sqlite"


@contextmanager
def forgiving(connection: Connection) -> Iterator[None]:
    """Reads also text that is none: SQLite keeps any bytes as text, a server does not.

    Such bytes come as halves of pairs, which no text that was kept has.
    """
    driver = connection.connection.driver_connection if is_sqlite(connection) else None
    if driver is not None:
        driver.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        if driver is not None:
            driver.text_factory = str


def refuse_old(driver: ModuleType) -> None:
    """Refuse a SQLite that could lose what it acknowledged.

    Raises:
        NarrowsError: `sqlite-too-old`.
    """
    if driver.sqlite_version_info < OLDEST:
        raise NarrowsError(
            "sqlite-too-old",
            f"SQLite {driver.sqlite_version} can lose what was saved; install one from "
            f"{'.'.join(map(str, OLDEST))} on: `pip install --upgrade pysqlite3`.",
        )


def make(file: Path) -> None:
    """Make a missing file, durably, with the folders above it.

    Raises:
        NarrowsError: `store-unwritable`, `store-unreadable`.
    """
    if file.is_dir():
        raise unreadable(str(file), "it is a folder")
    if file.exists():
        return
    try:
        missing = [folder for folder in file.absolute().parents if not folder.exists()]
        file.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(file, os.O_CREAT | os.O_WRONLY, 0o600))
        # A new name is only durable once the folder that holds it is.
        for folder in {file.absolute().parent, *(each.parent for each in missing)}:
            _sync(folder)
    except OSError as error:
        raise unwritable(str(file), error.strerror or "") from error


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _connect(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # The driver begins transactions before some statements and not before others; we say when.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes then would find its snapshot outdated halfway.
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

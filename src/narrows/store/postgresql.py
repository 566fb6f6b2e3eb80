"""PostgreSQL as a store: the same promises on a server."""

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import ArgumentError

from narrows.domain.errors import NarrowsError
from narrows.store.sqlite import BUSY_SECONDS, WRITES

_WRITER = 0x6E6172726F7773
"""The advisory lock of the one writer: «narrows»."""

CONNECTIONS = 20
"""Kept open; as many more in a rush, each made for one transaction, which takes the longest."""


def postgresql_engine(url: URL) -> Engine:
    """An engine over a server.

    Raises:
        NarrowsError: `store-driver-missing`, `store-address-unknown`.
    """
    try:
        engine = create_engine(
            url.set(drivername="postgresql+psycopg"),
            pool_pre_ping=True,
            pool_size=CONNECTIONS,
            max_overflow=CONNECTIONS,
        )
    except ImportError as missing:
        raise NarrowsError(
            "store-driver-missing",
            "The driver for PostgreSQL is not installed; run `pip install 'narrows[postgres]'`.",
        ) from missing
    except ArgumentError as error:
        raise NarrowsError(
            "store-address-unknown", f"The address of the store is not one ({error}); mend it."
        ) from error
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get(WRITES):
        # As `BEGIN IMMEDIATE` does on SQLite: whoever writes sees all that was written before.
        # The timeout first, which the server sets before it asks for the lock.
        connection.exec_driver_sql(
            f"SELECT set_config('lock_timeout', '{BUSY_SECONDS}s', true),"
            f" pg_advisory_xact_lock({_WRITER})"
        )

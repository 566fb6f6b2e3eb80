"""PostgreSQL as a store: the same promises on a server."""

from functools import partial
from time import monotonic
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, InvalidatePoolError
from sqlalchemy.pool import ConnectionPoolEntry

from narrows.domain.errors import NarrowsError
from narrows.store.sqlite import BUSY_SECONDS, WRITES

_WRITER = 0x6E6172726F7773
"""The advisory lock of the one writer: «narrows»."""

CONNECTIONS = 20
"""At most, and kept open. Whoever comes in a rush waits for one: to make one more for a single
transaction takes longer than the transaction."""

FRESH_SECONDS = 1.0
"""A connection that was used so shortly before is not asked whether it stands: in a rush that would
be one question more for each transaction."""

_USED = "used"


def postgresql_engine(url: URL) -> Engine:
    """An engine over a server.

    Raises:
        NarrowsError: `store-driver-missing`, `store-address-unknown`.
    """
    try:
        engine = create_engine(
            url.set(drivername="postgresql+psycopg"),
            pool_size=CONNECTIONS,
            max_overflow=0,
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
    event.listen(engine, "checkin", _put_back)
    event.listen(engine, "checkout", partial(_taken, engine))
    return engine


def _put_back(_connection: DBAPIConnection | None, record: ConnectionPoolEntry) -> None:
    record.info[_USED] = monotonic()


def _taken(engine: Engine, *given: Any) -> None:  # noqa: ANN401 - the pool's own
    """Let a connection that has lain for a while answer before anybody relies on it."""
    connection, record, _ = given
    if monotonic() - record.info.get(_USED, monotonic()) < FRESH_SECONDS:
        return
    try:
        engine.dialect.do_ping(connection)
    except engine.dialect.loaded_dbapi.Error as error:
        raise InvalidatePoolError from error


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get(WRITES):
        # As `BEGIN IMMEDIATE` does on SQLite: whoever writes sees all that was written before.
        # The timeout first, which the server sets before it asks for the lock.
        connection.exec_driver_sql(
            f"SELECT set_config('lock_timeout', '{BUSY_SECONDS}s', true),"
            f" pg_advisory_xact_lock({_WRITER})"
        )

"""Somebody with all rights, who goes behind the store's back."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from narrows.store.database import connect
from tests.store.conftest import AS_REPLICA


@contextmanager
def forging(address: str) -> Iterator[Connection]:
    """A transaction of somebody with all rights, that is rolled back."""
    database = connect(address)
    is_server = "postgresql" in address
    with database._writes.connect() as connection, connection.begin() as transaction:
        if is_server:
            connection.exec_driver_sql(AS_REPLICA)
        else:
            found = connection.exec_driver_sql(
                "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            )
            for (name,) in found.all():
                connection.exec_driver_sql(f"DROP TRIGGER {name}")
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        yield connection
        transaction.rollback()
    database.close()

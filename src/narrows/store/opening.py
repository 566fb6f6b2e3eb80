"""Opening a store: made if missing, upgraded if old, refused if it cannot be trusted."""

from contextlib import ExitStack

from narrows.domain.gate import Gate
from narrows.domain.repository import Principal
from narrows.store.database import Database, connect
from narrows.store.gate import StoredGate
from narrows.store.schema import bring_up_to_date


class Store:
    """An opened store. May be used from many threads; each verb takes a connection of its own.

    Args:
        database: With its schema up to date.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def repository(self, principal: Principal) -> Gate:
        """The one road to what the principal's organisation decided."""
        return StoredGate(self._database, principal)

    def close(self) -> None:
        """Let go of it."""
        self._database.close()


def open_store(url: str) -> Store:
    """Open a store.

    Args:
        url: `sqlite:///FILE`, the path of a SQLite file, or `postgresql://USER@HOST/DATABASE`.

    Raises:
        NarrowsError: `store-address-unknown`, `store-driver-missing`, `store-unreachable`,
            `sqlite-too-old`, `store-unreadable`, `store-unwritable`, `store-newer`, `store-busy`.
    """
    database = connect(url)
    with ExitStack() as undo:
        undo.callback(database.close)
        bring_up_to_date(database)
        undo.pop_all()
    return Store(database)

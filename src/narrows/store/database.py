"""A database with its two kinds of transaction: one that reads, one that writes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from weakref import finalize

from sqlalchemy import Connection, Engine, exc, make_url

from narrows.domain.errors import NarrowsError
from narrows.store.postgresql import postgresql_engine
from narrows.store.refusals import busy, refusal_of
from narrows.store.sqlite import WRITES, sqlite_engine

MEMORY = ":memory:"

_ONE_MOMENT = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
"""How PostgreSQL lets a transaction of many queries see one moment; SQLite always does."""


_ALONE = {"isolation_level": "AUTOCOMMIT"}


class Database:
    """SQLite or PostgreSQL, opened.

    Args:
        engine: What connects.
        place: The store as people know it, without a password.
    """

    def __init__(self, engine: Engine, place: str) -> None:
        self.place = place
        self._engine = engine
        # Commands end without closing; then too SQLite folds its log into the one file.
        self._close = finalize(self, engine.dispose)
        is_sqlite = engine.dialect.name == "sqlite"
        self._reads = engine if is_sqlite else engine.execution_options(**_ONE_MOMENT)
        # A server is told less where no transaction has to begin and to end.
        self._glances = engine if is_sqlite else engine.execution_options(**_ALONE)
        self._writes = engine.execution_options(**{WRITES: True})
        # SQLite's writers poll, and the unlucky one starves; PostgreSQL's would each wait with a
        # connection that readers need. So within a process they queue.
        self._queue = Lock()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one moment.

        Raises:
            NarrowsError: `store-unreadable`, `store-unreachable`, `store-busy`.
        """
        with self._refusing(), self._reads.begin() as connection:
            yield connection

    @contextmanager
    def glancing(self) -> Iterator[Connection]:
        """For one statement that reads, which sees one moment by itself.

        Raises:
            NarrowsError: As of `reading`.
        """
        with self._refusing(), self._glances.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is alone in writing; durable once this returns.

        Raises:
            NarrowsError: `store-unwritable`, `store-unreadable`, `store-unreachable`,
                `store-busy`, `text-unkeepable`.
        """
        with self._queue, self._refusing(), self._writes.begin() as connection:
            yield connection

    def close(self) -> None:
        """Let go of every connection."""
        self._close()

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        try:
            yield
        except exc.TimeoutError as error:
            # All connections were in use, for all the time that one waits for one.
            raise busy(self.place, "") from error
        except exc.StatementError as error:
            if refusal := refusal_of(error, self.place):
                raise refusal from error
            raise


def connect(address: str) -> Database:
    """The database at an address: a URL, or the path of a SQLite file.

    Raises:
        NarrowsError: `store-address-unknown`, and what the engines refuse.
    """
    if "://" not in address and address != MEMORY:
        return Database(sqlite_engine(Path(address)), address)
    try:
        url = make_url(address)
    except exc.ArgumentError as error:
        raise _unknown("it cannot be read as a URL") from error
    place = url.render_as_string()
    kind = url.get_backend_name()
    if kind in ("postgresql", "postgres"):
        return Database(postgresql_engine(url), place)
    if kind != "sqlite":
        raise _unknown(f"{kind} is no database that it can live in")
    if not url.database or url.database == MEMORY or url.query:
        raise _unknown("a store in memory, or with options, would not last")
    return Database(sqlite_engine(Path(url.database)), url.database)


def _unknown(why: str) -> NarrowsError:
    return NarrowsError(
        "store-address-unknown",
        f"The address of the store is not one ({why}); say `sqlite:///FILE`, the path of a file, "
        "or `postgresql://USER@HOST/DATABASE`.",
    )

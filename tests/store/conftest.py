"""The same suite on SQLite and on PostgreSQL: a store is made once of each, then copied."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import psycopg
import pysqlite3  # type: ignore[import-untyped]
import pytest

from narrows.domain.repository import LOCAL_OWNER, Repository
from narrows.store import Store, open_store
from narrows.store.database import connect
from narrows.store.tables import metadata
from tests.postgres import postgres_server, postgres_url
from tests.store.insurer import INSURER, NOON

GOLDEN = Path(__file__).with_name("golden")
KINDS = ("sqlite", "postgresql")
AS_REPLICA = "SET LOCAL session_replication_role = replica"
"""No trigger fires on PostgreSQL then."""

Open = Callable[[str], Store]


class Addresses:
    """Addresses of new stores: a file that is a copy, or the one database, emptied."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count()
        self._stack = ExitStack()
        self._server: Path | None = None
        self._file = folder / "template.db"
        open_store(str(self._file)).close()

    def of(self, kind: str) -> str:
        return self.sqlite() if kind == "sqlite" else self.postgresql()

    def sqlite(self) -> str:
        path = self._folder / f"store-{next(self._numbers)}.db"
        shutil.copy(self._file, path)
        return str(path)

    def postgresql(self) -> str:
        """The same database each time, without rows."""
        address = postgres_url(self.server(), "postgres")
        run(address, AS_REPLICA, *(f"DELETE FROM {name}" for name in metadata.tables))
        return address

    def empty_postgresql(self, name: str, *, n_databases: int = 1) -> str:
        """New databases without tables; `{nth}` in the name is the number of each."""
        for nth in range(n_databases):
            sql = f"CREATE DATABASE {name.replace('{nth}', str(nth))}"
            run_alone(postgres_url(self.server(), "postgres"), sql)
        return postgres_url(self.server(), name)

    def server(self) -> Path:
        if self._server is None:
            self._server = self._stack.enter_context(postgres_server())
            open_store(postgres_url(self._server, "postgres")).close()
        return self._server

    def close(self) -> None:
        self._stack.close()


@pytest.fixture(scope="session")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Addresses]:
    found = Addresses(tmp_path_factory.mktemp("stores"))
    try:
        yield found
    finally:
        found.close()


@pytest.fixture(params=KINDS)
def address(request: pytest.FixtureRequest, addresses: Addresses) -> str:
    """The address of an empty store, on each kind of database."""
    return addresses.of(request.param)


@pytest.fixture
def opened() -> Iterator[Open]:
    """Opens stores, and closes them after the test."""
    with ExitStack() as stack:

        def opening(address: str) -> Store:
            store = open_store(address)
            stack.callback(store.close)
            return store

        yield opening


@pytest.fixture
def repository(address: str, opened: Open) -> Repository:
    return opened(address).repository(LOCAL_OWNER)


def golden(file: Path, revision: str) -> str:
    """A store as the version of a schema left it."""
    connection = pysqlite3.connect(file)
    connection.executescript((GOLDEN / f"{revision}.sql").read_text("utf-8"))
    connection.close()
    return str(file)


def insured(address: str) -> str:
    """The same store, with the insurer's plan in it."""
    store = open_store(address)
    store.repository(LOCAL_OWNER).replace_plan(INSURER, revision=None, at=NOON)
    store.close()
    return address


def run(address: str, *statements: str) -> list[tuple[object, ...]]:
    """Run statements behind the store's back, in one transaction; what the last one found."""
    rows: list[tuple[object, ...]] = []
    database = connect(address)
    try:
        with database.writing() as connection:
            for sql in statements:
                found = connection.exec_driver_sql(sql)
                rows = [tuple(row) for row in found] if found.returns_rows else []
    finally:
        database.close()
    return rows


def run_alone(address: str, sql: str) -> None:
    """Run what PostgreSQL does outside of transactions only."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(sql.encode())

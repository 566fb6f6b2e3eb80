"""Whatever somebody makes a column hold, a verification ends in the place and in no traceback."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Column, Connection, Date, Table, insert, select

from narrows.domain.audit import Fault, Verification
from narrows.store.column_types import UTCDateTime, Words
from narrows.store.ledger_tables import check_in, ledger
from narrows.store.scoped import Scoped
from narrows.store.tables import ORGANISATION_COLUMN, metadata
from narrows.store.verifying import verify
from tests.store.conftest import Addresses
from tests.store.filled import fill
from tests.store.forging import forging
from tests.store.insurer import NOON

NO_TEXT, GARBAGE, BEYOND = "CAST(x'c3287a' AS TEXT)", "x'00ff'", "'infinity'"
"""Bytes that are no text, bytes where there are words or numbers, a day that Python has not."""


def spoilt_columns(*, is_server: bool) -> Iterator[tuple[Table, Column[object], str]]:
    """Each column, with what it cannot hold and its database keeps all the same."""
    for table in (each for each in metadata.sorted_tables if ORGANISATION_COLUMN in each.c):
        for n, column in enumerate(each for each in table.columns if each.name != "organisation"):
            if is_server:
                if isinstance(column.type, UTCDateTime | Date):
                    yield table, column, BEYOND
            elif isinstance(column.type, Words):
                yield table, column, (GARBAGE, NO_TEXT)[n % 2]
            else:
                yield table, column, ("'2026-13-45 garbage'", GARBAGE)[n % 2]


def with_a_row(connection: Connection, table: Table) -> None:
    """Tables that nothing of the insurer stands in get a row."""
    if connection.execute(select(table).limit(1)).first() is None:
        values = {
            each.name: NOON if isinstance(each.type, UTCDateTime) else 1
            for each in table.columns
            if not isinstance(each.type, Words)
        }
        texts = {each.name: "x" for each in table.columns if isinstance(each.type, Words)}
        connection.execute(insert(table).values(values | texts))


def spoilt(connection: Connection, table: Table, column: Column[object], sql: str) -> Verification:
    """What is found where one row holds it."""
    first = "ctid" if connection.dialect.name == "postgresql" else "rowid"
    where = f"{first} = (SELECT min({first}) FROM {table.name})"
    connection.exec_driver_sql(f'UPDATE {table.name} SET "{column.name}" = {sql} WHERE {where}')
    return verify(Scoped(connection, 1))


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_each_column_of_each_table_can_be_spoilt_and_is_named(
    addresses: Addresses, kind: str
) -> None:
    n_found, missed = 0, []
    with forging(fill(addresses.of(kind))) as connection:
        for table, column, sql in spoilt_columns(is_server=kind == "postgresql"):
            with connection.begin_nested() as one:
                with_a_row(connection, table)
                found = spoilt(connection, table, column, sql)
                one.rollback()
            is_named = found.broken_at is not None or any(each.what for each in found.mismatches)
            missed += [] if is_named else [f"{table.name}.{column.name} = {sql}"]
            n_found += is_named
    assert not missed
    assert n_found >= {"sqlite": 200, "postgresql": 20}[kind]


def test_what_no_entry_speaks_of_is_named_by_its_table(addresses: Addresses) -> None:
    with forging(fill(addresses.sqlite())) as connection:
        found = spoilt(connection, ledger, ledger.c.revision, GARBAGE)
    assert [(each.what, each.fault) for each in found.mismatches] == [("ledger", Fault.UNREADABLE)]


def test_what_is_as_it_was_is_not_named_with_it(addresses: Addresses) -> None:
    """One value of one row: the days beside it in the same table are read as ever."""
    with forging(fill(addresses.sqlite())) as connection:
        assert verify(Scoped(connection, 1)).is_whole
        (found,) = spoilt(connection, check_in, check_in.c.at, GARBAGE).mismatches
    assert (found.what, found.key, found.fault) == ("check-in", "loved/1", Fault.CHANGED)

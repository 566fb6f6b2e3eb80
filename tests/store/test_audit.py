"""The trail is chained, and what is only ever added cannot be changed, not even by us."""

import pytest
from sqlalchemy.exc import DBAPIError

from narrows.store import gate_tables, ledger_tables
from narrows.store.scoped import Scoped
from narrows.store.tables import metadata
from narrows.store.verifying import verify
from tests.store.conftest import AS_REPLICA, run
from tests.store.filled import fill, verified
from tests.store.forging import forging


@pytest.fixture
def filled(address: str) -> str:
    return fill(address)


def forge(address: str, sql: str) -> None:
    """Change what is only ever added, as somebody with all rights could."""
    if "postgresql" in address:
        run(address, AS_REPLICA, sql)
    else:
        triggers = run(address, "SELECT name FROM sqlite_master WHERE type = 'trigger'")
        run(address, *(f"DROP TRIGGER {name}" for (name,) in triggers), sql)


def test_entries_are_numbered_in_order_and_whole(filled: str) -> None:
    found = verified(filled)
    assert found.is_whole
    rows = run(filled, "SELECT number, hash FROM audit ORDER BY number")
    assert [row[0] for row in rows] == list(range(1, len(rows) + 1))
    assert len({row[1] for row in rows}) == len(rows) > 15
    assert (found.n_entries, found.newest_hash) == rows[-1]
    assert run(filled, "SELECT audit_number, audit_hash FROM ledger") == [rows[-1]]


FORGERIES = [
    ("UPDATE audit SET \"by\" = 'nobody' WHERE number = 3", 3),
    ("UPDATE audit_value SET after = 'x' WHERE number = 2 AND position = 0", 2),
    ("UPDATE audit_value SET before = 'x' WHERE number = 2 AND position = 0", 2),
    ("DELETE FROM audit_value WHERE number = 2 AND position = 0", 2),
    ("UPDATE audit SET at = '2020-01-01 00:00:00.000000' WHERE number = 4", 4),
]


@pytest.mark.parametrize(("sql", "number"), FORGERIES)
def test_an_entry_that_was_changed_is_found(filled: str, sql: str, number: int) -> None:
    forge(filled, sql)
    assert verified(filled).broken_at == number


UNREADABLES = {
    "sqlite": [
        "UPDATE audit SET at = 'garbage' WHERE number = 6",
        "UPDATE audit SET at = 7.5 WHERE number = 6",
        "UPDATE audit SET number = 'garbage' WHERE number = 6",
        "UPDATE audit SET \"by\" = x'ff' WHERE number = 6",
        "UPDATE audit SET what = CAST(x'ff' AS TEXT) WHERE number = 6",
        "UPDATE audit SET hash = x'ff' WHERE number = 6",
        "UPDATE audit_value SET after = x'ff' WHERE number = 6",
        "UPDATE audit_value SET after = CAST(x'ff' AS TEXT) WHERE number = 6",
    ],
    "postgresql": [
        "UPDATE audit SET at = 'infinity' WHERE number = 6",
        "UPDATE audit SET at = '20000-01-01' WHERE number = 6",
    ],
}


def test_an_entry_that_was_made_unreadable_is_named(filled: str) -> None:
    kind = "postgresql" if "postgresql" in filled else "sqlite"
    for sql in UNREADABLES[kind]:
        with forging(filled) as connection:
            connection.exec_driver_sql(sql)
            found = verify(Scoped(connection, 1))
        assert (found.broken_at, found.is_whole) == (6, False), sql


def test_an_entry_that_was_changed_before_an_unreadable_one_is_named_first(filled: str) -> None:
    garbage = "infinity" if "postgresql" in filled else "garbage"
    forge(filled, f"UPDATE audit SET at = '{garbage}' WHERE number = 6")
    forge(filled, "UPDATE audit SET \"by\" = 'nobody' WHERE number = 3")
    assert verified(filled).broken_at == 3


def test_an_entry_that_was_taken_out_is_found(filled: str) -> None:
    for table in ("audit_value", "audit"):
        forge(filled, f"DELETE FROM {table} WHERE number = 5")
    assert verified(filled).broken_at == 5


def test_a_trail_whose_end_was_cut_off_is_found(filled: str) -> None:
    last = run(filled, "SELECT max(number) FROM audit")[0][0]
    for table in ("audit_value", "audit"):
        forge(filled, f"DELETE FROM {table} WHERE number = {last}")
    assert verified(filled).broken_at == last


def test_the_database_refuses_to_change_what_is_only_added(filled: str) -> None:
    n_refused = 0
    for table in (each.name for each in ledger_tables.APPEND_ONLY):
        before = run(filled, f"SELECT * FROM {table}")
        assert before
        for sql in (f"UPDATE {table} SET organisation = 2", f"DELETE FROM {table}"):
            with pytest.raises(DBAPIError, match=f"{table} is only ever added to"):
                run(filled, sql)
            n_refused += 1
        assert run(filled, f"SELECT * FROM {table}") == before
    assert n_refused == 2 * len(ledger_tables.APPEND_ONLY) >= 18


def test_every_table_that_is_no_plan_and_no_ledger_is_only_added_to() -> None:
    added = {table.name for table in ledger_tables.APPEND_ONLY + gate_tables.ONLY_ADDED}
    versioned = {name for name, table in metadata.tables.items() if "version" in table.columns}
    parts = {name for name, table in metadata.tables.items() if "position" in table.columns}
    # What is told of a secret is told as of a token; syncs are no decisions.
    others = {"ledger", "token", "secret", "job", "sync_run", "hook_delivery"}
    assert set(metadata.tables) == added | versioned | parts | others
    assert not added & versioned

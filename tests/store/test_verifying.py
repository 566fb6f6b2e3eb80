"""What stands in the store is what its trail says: whoever changes a row behind it is found."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Boolean, Column, Connection, Date, Double, Integer, Table, select, update

from narrows.domain.audit import Fault, Mismatch
from narrows.domain.repository import LOCAL_OWNER
from narrows.store import ledger_tables as tables
from narrows.store import open_store
from narrows.store.column_types import UTCDateTime
from narrows.store.gate_tables import pushed_change, token
from narrows.store.kinds import KEY_RESULT, KINDS, MUTE, OBJECTIVE, SEVERITY
from narrows.store.scoped import Scoped
from narrows.store.sealed import SEALED
from narrows.store.things import Kind
from narrows.store.verifying import verify
from tests.store.conftest import KINDS as DATABASES
from tests.store.conftest import Addresses
from tests.store.filled import fill, verified
from tests.store.forging import forging
from tests.store.insurer import INSURER, NOON

UNTOLD = {"organisation", "rank", "version", "position", "nth"}
"""Columns that the trail does not tell: whose it is, and places among others."""
UNTOLD_OBSERVATION = """
INSERT INTO observation (organisation, metric, at, number, value, recorded_at)
SELECT organisation, 'cost', at, number, value, recorded_at FROM observation"""
SHORTER_LEDGER = """
UPDATE ledger SET audit_number = (SELECT max(number) FROM audit),
audit_hash = (SELECT hash FROM audit ORDER BY number DESC LIMIT 1)"""
STANDING = [token, *(table for kind in KINDS for table in (kind.table, *kind.parts.values()))]
TRAIL = [tables.audit, tables.audit_value]


@pytest.fixture(scope="module", params=DATABASES)
def filled(request: pytest.FixtureRequest, addresses: Addresses) -> str:
    """Filled once, for what is forged in it is taken back."""
    is_file = request.param == "sqlite"
    return fill(addresses.sqlite() if is_file else addresses.empty_postgresql("filled"))


@pytest.fixture
def own(address: str) -> str:
    """One that may be written to."""
    return fill(address)


def forged(column: Column[object], old: object) -> object:
    """Another value of a column."""
    if isinstance(column.type, Boolean):
        return not old
    others: dict[type, object] = {
        Integer: 77, Double: 77.5, Date: date(2020, 1, 6), UTCDateTime: datetime(2020, 1, 6, tzinfo=UTC),
    }  # fmt: skip
    return others.get(type(column.type), "forged")


def forge(connection: Connection, table: Table, column: Column[object]) -> bool:
    """Change a column of the table's first row; whether there is one."""
    row = connection.execute(select(table).order_by(*table.primary_key)).mappings().first()
    if row is None:
        return False
    key = [each == row[each.name] for each in table.primary_key]
    value = forged(column, row[column.name])
    connection.execute(update(table).where(*key).values({column.name: value}))
    return True


@pytest.mark.parametrize("group", ["standing", "sealed", "trail"])
def test_a_changed_value_is_found_wherever_it_is(filled: str, group: str) -> None:
    of = {"standing": STANDING, "sealed": list(SEALED), "trail": TRAIL}[group]
    n_found, missed = 0, []
    with forging(filled) as connection:
        for table in of:
            for column in (each for each in table.columns if each.name not in UNTOLD):
                with connection.begin_nested() as one:
                    if forge(connection, table, column):
                        is_whole = verify(Scoped(connection, 1)).is_whole
                        missed += [f"{table.name}.{column.name}"] if is_whole else []
                        n_found += not is_whole
                    one.rollback()
    assert not missed
    assert n_found >= {"standing": 60, "sealed": 40, "trail": 10}[group]


def test_removed_rows_are_found_wherever_they_are(filled: str) -> None:
    n_found, missed = 0, []
    with forging(filled) as connection:
        for table in (*SEALED, *STANDING, *TRAIL):
            with connection.begin_nested() as one:
                if connection.execute(table.delete()).rowcount:
                    is_whole = verify(Scoped(connection, 1)).is_whole
                    missed += [table.name] if is_whole else []
                    n_found += not is_whole
                one.rollback()
    assert not missed
    assert n_found >= 20


def test_nothing_that_is_only_added_goes_unsealed() -> None:
    assert {*tables.APPEND_ONLY, pushed_change} == {*SEALED, *TRAIL}


def test_what_is_wrong_is_named(filled: str) -> None:
    with forging(filled) as connection:
        for sql in (
            "UPDATE key_result SET target = 99 WHERE id = 'nps'",
            "DELETE FROM saying_detail",
            "DELETE FROM saying",
            "UPDATE check_in SET learned = 'Nothing.'",
            UNTOLD_OBSERVATION,
        ):
            connection.exec_driver_sql(sql)
        found = verify(Scoped(connection, 1))
    assert found.broken_at is None
    assert found.mismatches == (
        Mismatch("check-in", "loved/1", Fault.CHANGED),
        Mismatch("observations", "cost", Fault.UNTOLD),
        Mismatch("saying", "1", Fault.GONE),
        Mismatch("key result", "loved/nps", Fault.CHANGED),
    )


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_forged_place_is_found(filled: str, kind: Kind) -> None:
    """Doubled, after a gap, or before the first; `rank` alone, so no value of the trail tells."""
    n_forged = 0
    with forging(filled) as connection:
        assert verify(Scoped(connection, 1)).is_whole
        for forged_rank in ("rank + 100", "rank + 1", "1 - rank", "-1 - rank"):
            with connection.begin_nested() as one:
                sql = f"UPDATE {kind.table.name} SET rank = {forged_rank} WHERE rank = 0"
                n_forged += connection.exec_driver_sql(sql).rowcount
                found = verify(Scoped(connection, 1)).mismatches
                one.rollback()
            assert {(each.what, each.fault) for each in found} <= {(kind.name, Fault.MOVED)}
            assert found or not n_forged
    assert n_forged or kind in (MUTE, SEVERITY)


@pytest.mark.parametrize(
    ("kind", "where", "moved"),
    [
        (OBJECTIVE, "", {"loved", "widely-used"}),
        (KEY_RESULT, "AND objective = 'loved'", {"loved/nps", "loved/wait"}),
    ],
    ids=["objective", "key result"],
)
def test_two_that_changed_places_are_found(
    filled: str, kind: Kind, where: str, moved: set[str]
) -> None:
    with forging(filled) as connection:
        sql = f"UPDATE {kind.table.name} SET rank = 1 - rank WHERE rank < 2 {where}"
        assert connection.exec_driver_sql(sql).rowcount == 2
        found = verify(Scoped(connection, 1)).mismatches
    assert {(each.what, each.key) for each in found} == {(kind.name, key) for key in moved}
    assert {each.fault for each in found} == {Fault.MOVED}


def test_only_another_order_is_told(own: str) -> None:
    """What is only changed leaves the order; what is turned round is told as it is from then on."""
    store = open_store(own)
    repository = store.repository(LOCAL_OWNER)

    def orders() -> list[dict[str, str | None]]:
        return [dict(each.after) for each in repository.audit() if each.what == "order"]

    (first,) = orders()
    assert first["objective"] == "\n".join(each.id for each in INSURER.objectives)
    turned = replace(INSURER, objectives=INSURER.objectives[::-1])
    repository.replace_plan(turned, revision=2, at=NOON)
    assert orders()[1:] == [{"objective": "\n".join(each.id for each in turned.objectives)}]
    assert repository.verify().is_whole
    store.close()


def test_what_is_not_in_its_place_is_named(filled: str) -> None:
    with forging(filled) as connection:
        connection.exec_driver_sql("UPDATE key_result SET rank = rank + 100 WHERE id = 'nps'")
        found = verify(Scoped(connection, 1))
    assert Mismatch("key result", "loved/nps", Fault.MOVED) in found.mismatches


def test_a_trail_that_was_cut_off_with_its_end_leaves_what_it_spoke_of(filled: str) -> None:
    """The last entry and the ledger forged alike: the row that it spoke of is there still."""
    kept = verified(filled).newest_hash
    with forging(filled) as connection:
        for sql in (
            "DELETE FROM audit_value WHERE number = (SELECT max(number) FROM audit)",
            "DELETE FROM audit WHERE number = (SELECT max(number) FROM audit)",
            SHORTER_LEDGER,
        ):
            connection.exec_driver_sql(sql)
        found = verify(Scoped(connection, 1))
        assert found.mismatches == (Mismatch("saying", "1", Fault.UNTOLD),)
        # With the row gone as well nobody could tell, but for a hash that was kept elsewhere.
        connection.exec_driver_sql("DELETE FROM saying_detail")
        connection.exec_driver_sql("DELETE FROM saying")
        assert verify(Scoped(connection, 1)).is_whole
        assert verify(Scoped(connection, 1), known_hash=kept).is_known is False


def test_a_hash_that_was_kept_is_known_for_good(own: str) -> None:
    kept = verified(own).newest_hash
    store = open_store(own)
    repository = store.repository(LOCAL_OWNER)
    repository.replace_plan(INSURER, revision=2, at=NOON)
    later = repository.verify(known_hash=kept)
    store.close()
    assert later.newest_hash != kept
    assert later.is_known
    assert later.is_whole
    assert not verified(own, known_hash="0" * 64).is_whole

"""Killed at any statement, a schema and a plan are the old or the new.

Whoever is killed while writing: `tests/faults`.
"""

import shutil
from pathlib import Path

from narrows.domain.repository import LOCAL_OWNER, Principal
from narrows.store import open_store
from narrows.store.database import connect
from narrows.store.migrations import REVISIONS
from narrows.store.repository import StoredRepository
from narrows.store.tables import metadata
from tests.store.conftest import Addresses, golden, insured, run
from tests.store.deaths import deaths
from tests.store.insurer import INSURER, with_teams

ALL = {*metadata.tables, "alembic_version"}


def tables_of(address: str) -> set[object]:
    kind = "pg_tables WHERE schemaname = 'public'" if "postgresql" in address else "sqlite_master"
    name = "tablename" if "postgresql" in address else "tbl_name"
    return {row[0] for row in run(address, f"SELECT DISTINCT {name} FROM {kind}")}


def test_an_upgrade_killed_at_any_statement_leaves_the_old_schema_or_the_new(
    tmp_path: Path,
) -> None:
    told = deaths("opening", str(tmp_path / "{nth}.db"), 14)
    found = []
    for nth, said in enumerate(told, start=1):
        address = str(tmp_path / f"{nth}.db")
        found.append(tables_of(address))
        assert found[-1] in (set(), ALL)
        assert not said, "it was killed before it was open"
        store = open_store(address)
        assert store.repository(LOCAL_OWNER).plan() is None
        store.close()
        assert tables_of(address) == ALL
    assert len(found) == 14


def test_an_upgrade_of_a_filled_store_killed_at_any_statement_loses_nothing(
    tmp_path: Path,
) -> None:
    for nth in range(7):
        golden(tmp_path / f"{nth}.db", REVISIONS[0])
    before = tables_of(str(tmp_path / "1.db"))
    assert before < ALL
    assert len(deaths("opening", str(tmp_path / "{nth}.db"), 6)) == 6
    found = []
    for nth in range(7):
        address = str(tmp_path / f"{nth}.db")
        ((revision,),) = run(address, "SELECT version_num FROM alembic_version")
        found.append((revision, tables_of(address)))
        store = open_store(address)
        stored = store.repository(LOCAL_OWNER).plan()
        assert stored is not None
        assert stored.plan == INSURER
        store.close()
    old, new = (REVISIONS[0], before), (REVISIONS[-1], ALL)
    assert found[0] == new, "undisturbed it was upgraded"
    assert all(each in (old, new) for each in found)
    assert old in found


def test_the_drivers_own_transactions_would_leave_half_a_schema(
    tmp_path: Path,
) -> None:
    """The negative control: without our BEGIN each CREATE TABLE stands by itself."""
    database = connect(str(tmp_path / "half.db"))
    try:
        raw = database._engine.raw_connection()
        raw.isolation_level = ""  # type: ignore[attr-defined]
        cursor = raw.cursor()
        cursor.execute("CREATE TABLE first (id INTEGER)")
        cursor.execute("CREATE TABLE second (id INTEGER)")
        raw.rollback()
        raw.close()
    finally:
        database.close()
    assert tables_of(str(tmp_path / "half.db")) == {"first", "second"}


def test_an_upgrade_of_postgresql_killed_at_any_statement_leaves_the_old_schema(
    addresses: Addresses,
) -> None:
    address = addresses.empty_postgresql("killed_{nth}", n_databases=4)
    assert deaths("opening", address, 3) == [[], [], []]
    for nth in (1, 2, 3):
        assert tables_of(address.replace("{nth}", str(nth))) in (set(), ALL)
    open_store(address.replace("{nth}", "1")).close()
    assert tables_of(address.replace("{nth}", "1")) == ALL


def test_a_killed_apply_leaves_the_old_plan_or_the_new(
    tmp_path: Path, addresses: Addresses
) -> None:
    start = insured(addresses.sqlite())
    for nth in range(9):
        shutil.copy(start, tmp_path / f"{nth}.db")
    assert len(deaths("applying", str(tmp_path / "{nth}.db"), 8)) == 8
    plans = []
    for nth in range(9):
        database = connect(str(tmp_path / f"{nth}.db"))
        repository = StoredRepository(database, Principal("after"))
        stored = repository.plan()
        assert stored is not None
        plans.append((stored.revision, stored.plan))
        assert repository.verify().is_whole
        database.close()
    old, new = (1, INSURER), (2, with_teams("new", "ones"))
    assert plans[0] == new, "undisturbed it was applied"
    assert all(plan in (old, new) for plan in plans)
    assert old in plans

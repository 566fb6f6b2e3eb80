"""A store is made for its owner's eyes only, durable, and refused in one line where it is none."""

import resource
import stat
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pysqlite3  # type: ignore[import-untyped]
import pytest
from sqlalchemy import create_engine

from narrows.domain.errors import NarrowsError
from narrows.domain.repository import LOCAL_OWNER
from narrows.store import open_store
from narrows.store.database import Database, connect
from narrows.store.repository import StoredRepository
from narrows.store.sqlite import OLDEST, WRITES, refuse_old
from tests.house import ROOT
from tests.store.conftest import KINDS, Addresses, Open, insured, run
from tests.store.insurer import INSURER, NOON, with_teams


def refused(address: str) -> NarrowsError:
    with pytest.raises(NarrowsError) as refusal:
        open_store(address)
    assert "\n" not in refusal.value.message
    return refusal.value


def test_a_missing_file_is_made_with_its_folders_for_its_owner_only(
    tmp_path: Path, opened: Open
) -> None:
    file = tmp_path / "deep" / "er" / "store.db"
    opened(str(file)).repository(LOCAL_OWNER).replace_plan(INSURER, revision=None, at=NOON)
    for name in ("store.db", "store.db-wal", "store.db-shm"):
        assert stat.S_IMODE((file.parent / name).stat().st_mode) == 0o600


def test_a_url_and_a_path_name_the_same_store(tmp_path: Path, opened: Open) -> None:
    file = tmp_path / "store.db"
    opened(f"sqlite:///{file}").repository(LOCAL_OWNER).replace_plan(
        INSURER, revision=None, at=NOON
    )
    assert opened(str(file)).repository(LOCAL_OWNER).plan()


def test_every_connection_is_durable_and_holds_links(tmp_path: Path) -> None:
    database = connect(str(tmp_path / "store.db"))
    found = {}
    with database.reading() as connection:
        for pragma in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout"):
            found[pragma] = connection.exec_driver_sql(f"PRAGMA {pragma}").scalar()
    database.close()
    assert found == {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 15_000,
    }  # fmt: skip


def test_who_writes_is_alone_from_the_start_and_readers_go_on(tmp_path: Path) -> None:
    address = str(tmp_path / "store.db")
    open_store(address).close()
    database = connect(address)
    other = pysqlite3.connect(address, timeout=0, isolation_level=None)
    with database.writing():
        with pytest.raises(pysqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        with database.reading() as reading:
            assert reading.exec_driver_sql("SELECT count(*) FROM ledger").scalar() == 0
    with database.reading():
        other.execute("BEGIN IMMEDIATE")
    other.close()
    database.close()


def test_a_reader_sees_one_moment(address: str, opened: Open) -> None:
    repository = opened(address).repository(LOCAL_OWNER)
    repository.replace_plan(INSURER, revision=None, at=NOON)
    database = connect(address)
    with database.reading() as connection:
        before = connection.exec_driver_sql("SELECT revision FROM ledger").scalar()
        repository.replace_plan(with_teams("new"), revision=1, at=NOON)
        assert connection.exec_driver_sql("SELECT revision FROM ledger").scalar() == before == 1
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT revision FROM ledger").scalar() == 2
    database.close()


def test_a_sqlite_that_could_lose_what_was_saved_is_refused() -> None:
    driver = ModuleType("driver")
    driver.sqlite_version, driver.sqlite_version_info = "3.51.2", (3, 51, 2)  # type: ignore[attr-defined]
    with pytest.raises(NarrowsError) as refusal:
        refuse_old(driver)
    assert refusal.value.slug == "sqlite-too-old"
    driver.sqlite_version_info = OLDEST  # type: ignore[attr-defined]
    refuse_old(driver)
    assert pysqlite3.sqlite_version_info >= OLDEST


def test_the_sqlite_that_is_used_is_the_one_that_is_brought(tmp_path: Path) -> None:
    database = connect(str(tmp_path / "store.db"))
    with database.reading() as connection:
        version = connection.exec_driver_sql("SELECT sqlite_version()").scalar()
    database.close()
    assert version == pysqlite3.sqlite_version


@pytest.mark.parametrize(
    "content", [b"organisation: {}\n" * 300, b"SQLite format 3\0" + b"\1" * 5000, b"short"]
)
def test_a_file_that_is_no_store_is_refused_and_left_as_it_is(
    tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "store.db"
    file.write_bytes(content)
    assert refused(str(file)).slug == "store-unreadable"
    assert file.read_bytes() == content


def test_a_database_of_something_else_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "store.db"
    other = pysqlite3.connect(file)
    other.execute("CREATE TABLE tickets (id INTEGER)")
    other.close()
    assert refused(str(file)).slug == "store-unreadable"
    assert run(str(file), "SELECT name FROM sqlite_master") == [("tickets",)]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refused(str(tmp_path)).slug == "store-unreadable"


def test_where_no_file_can_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert refused(str(tmp_path / "file" / "store.db")).slug == "store-unwritable"


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_of_a_newer_version_is_refused_and_left_as_it_is(
    addresses: Addresses, kind: str
) -> None:
    address = insured(addresses.of(kind))
    ours = run(address, "SELECT version_num FROM alembic_version")[0][0]
    run(address, "UPDATE alembic_version SET version_num = '9999'")
    try:
        assert refused(address).slug == "store-newer"
        assert run(address, "SELECT version_num FROM alembic_version") == [("9999",)]
    finally:
        run(address, f"UPDATE alembic_version SET version_num = '{ours}'")
    store = open_store(address)
    assert store.repository(LOCAL_OWNER).plan()
    store.close()


def test_a_full_disk_refuses_keeps_reading_and_resumes(tmp_path: Path) -> None:
    """The operating system refuses to let files grow, as a full disk does."""
    address = insured(str(tmp_path / "store.db"))
    database = connect(address)
    repository = StoredRepository(database, LOCAL_OWNER)
    assert repository.plan()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, hard))
    try:
        with pytest.raises(NarrowsError) as refusal:
            repository.replace_plan(with_teams("new"), revision=1, at=NOON)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert refusal.value.slug == "store-unwritable"
    stored = repository.plan()
    assert stored is not None
    assert (stored.plan, stored.revision) == (INSURER, 1)
    assert repository.replace_plan(with_teams("new"), revision=1, at=NOON) == 2
    assert repository.verify().is_whole
    database.close()


def test_who_is_kept_waiting_too_long_is_told(tmp_path: Path) -> None:
    address = insured(str(tmp_path / "store.db"))
    database = connect(address)
    other = pysqlite3.connect(address, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with database._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=1")
    with pytest.raises(NarrowsError) as refusal, database.writing():
        pass
    other.close()
    database.close()
    assert refusal.value.slug == "store-busy"


@pytest.mark.parametrize(
    "address",
    [
        "mysql://ada@localhost/x", "sqlite://", "sqlite:///:memory:", ":memory:", "http://x/y",
        "sqlite:///x.db?mode=memory", "://", "oracle://x",
    ],
)  # fmt: skip
def test_an_address_that_is_none_is_refused(address: str) -> None:
    assert refused(address).slug == "store-address-unknown"


def test_a_server_that_does_not_answer_is_refused_without_its_password(tmp_path: Path) -> None:
    refusal = refused(f"postgresql://ada:opensesame@/narrows?host={tmp_path}")
    assert refusal.slug == "store-unreachable"
    assert "opensesame" not in refusal.message


def test_a_database_that_does_not_exist_is_refused(addresses: Addresses) -> None:
    address = addresses.postgresql().replace("/postgres?", "/nowhere?")
    assert refused(address).slug == "store-unreachable"


def test_a_missing_driver_is_refused_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    refusal = refused("postgresql://ada@localhost/narrows")
    assert refusal.slug == "store-driver-missing"
    assert "pip install 'narrows[postgres]'" in refusal.message


def test_many_processes_may_make_the_same_store_at_once(tmp_path: Path) -> None:
    code = f"from narrows.store import open_store; open_store({str(tmp_path / 'store.db')!r})"
    started = [
        subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE) for _ in range(4)
    ]
    said = [process.communicate()[1] for process in started]
    assert said == [b""] * 4
    assert [process.returncode for process in started] == [0] * 4


def test_opening_again_does_not_load_alembic(tmp_path: Path) -> None:
    """The insurer's home opens with every command; a fresh process shows what that takes."""
    address = insured(str(tmp_path / "store.db"))
    code = (
        "import sys; from narrows.store import open_store; "
        f"open_store({address!r}); print('alembic' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"


def test_a_closed_store_leaves_no_log_behind(tmp_path: Path) -> None:
    insured(str(tmp_path / "store.db"))
    assert [each.name for each in tmp_path.iterdir()] == ["store.db"]


def test_a_command_that_ends_without_closing_leaves_no_log_behind(tmp_path: Path) -> None:
    address = insured(str(tmp_path / "store.db"))
    code = (
        "from narrows.store import open_store; from narrows.domain.repository import LOCAL_OWNER; "
        "from tests.store.insurer import NOON, with_teams; "
        f"repository = open_store({address!r}).repository(LOCAL_OWNER); "
        "repository.replace_plan(with_teams('new'), revision=1, at=NOON)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
    assert [each.name for each in tmp_path.iterdir()] == ["store.db"]


def test_a_writing_engine_is_told_by_its_option(tmp_path: Path) -> None:
    """The negative control of `BEGIN IMMEDIATE`: without the option others may write."""
    address = str(tmp_path / "store.db")
    open_store(address).close()
    database: Database = connect(address)
    assert database._writes.get_execution_options()[WRITES]
    database._writes = database._engine.execution_options()
    other = pysqlite3.connect(address, timeout=0, isolation_level=None)
    with database.writing():
        other.execute("BEGIN IMMEDIATE")
    other.close()
    database.close()


def test_who_waits_too_long_for_a_connection_is_told_that_it_is_busy(tmp_path: Path) -> None:
    engine = create_engine(
        f"sqlite:///{tmp_path / 'a.db'}", pool_size=1, max_overflow=0, pool_timeout=0.01
    )
    database = Database(engine, "the store")
    with database.reading(), pytest.raises(NarrowsError) as refusal, database.glancing():
        pass
    assert refusal.value.slug == "store-busy"
    database.close()

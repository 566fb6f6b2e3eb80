from pathlib import Path

import duckdb
import pytest

from narrows.warehouse import connection
from narrows.warehouse.connection import (
    connect,
    has_spilled,
    lock,
    open_engine,
    shut,
    text,
    watched,
)

LARGE = "CREATE TABLE large AS SELECT i, hash(i) AS h, i % 1000 AS k FROM range(2000000) AS r(i)"
ORDERED = "SELECT sum(b) FROM (SELECT lag(i) OVER (PARTITION BY k ORDER BY h) AS b FROM large)"


def test_a_connection_reaches_what_it_was_given_and_nothing_else(tmp_path: Path) -> None:
    given, other = tmp_path / "it's given.csv", tmp_path / "other.csv"
    for each in (given, other):
        each.write_text("a\n1\n")
    con = connect(files=[str(given)])
    assert con.execute(f"FROM read_csv({text(str(given))})").fetchall() == [(1,)]
    with pytest.raises(duckdb.PermissionException):
        con.execute(f"FROM read_csv({text(str(other))})")
    with pytest.raises(duckdb.PermissionException):
        con.execute(f"COPY (SELECT 1) TO {text(str(tmp_path / 'out.csv'))}")
    with pytest.raises(duckdb.Error):
        con.execute("SET enable_external_access = true")


def test_an_open_engine_reaches_files_until_it_is_shut(tmp_path: Path) -> None:
    """The control: the door is what keeps the other connections out."""
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n")
    con = open_engine()
    assert con.execute(f"FROM read_csv({text(str(secret))})").fetchall() == [(1,)]
    shut(con)
    with pytest.raises(duckdb.PermissionException):
        con.execute(f"FROM read_csv({text(str(secret))})")


def test_a_locked_connection_keeps_its_settings() -> None:
    con = connect()
    lock(con)
    with pytest.raises(duckdb.InvalidInputException):
        con.execute("SET threads = 1")


def test_what_does_not_fit_into_memory_goes_to_a_place_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    con = connect()
    con.execute("SET memory_limit = '40MB'")
    con.execute("SET threads = 1")
    con.execute(LARGE)
    row = con.execute("SELECT current_setting('temp_directory')").fetchone()
    spill = Path(row[0] if row else "")
    assert list(spill.iterdir()), "the control: something was spilt"
    assert has_spilled()
    assert con.execute(ORDERED).fetchone() is not None
    assert list(tmp_path.iterdir()) == []
    con.close()
    assert not spill.exists()
    assert not has_spilled()


def test_a_long_statement_is_told_of_while_it_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "POLL_SECONDS", 0.005)
    told: list[tuple[str, float | None]] = []
    con = open_engine()
    with watched(con, lambda what, done: told.append((what, done)), what="ordering"):
        con.execute("SET threads = 1")
        con.execute(LARGE)
        con.execute(ORDERED)
    assert [told[0], told[-1]] == [("ordering", None), ("ordering", 1.0)]
    assert len(told) > 2

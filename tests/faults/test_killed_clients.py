"""Eight clients write at once and are killed: nothing that was answered is lost or there twice.

They check in, comment, change a bet on top of each other's words, observe, change the plan, and
decide (two sayings and a change of the plan together); what was not answered is sent again.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

from tests.faults.killing import N_CLIENTS
from tests.faults.writes import WRITES
from tests.postgres import postgres_server, postgres_url

N_KILLS = 20
N_SERVER_KILLS = 6
"""Of them, on PostgreSQL."""
N_KILLS_SOAK = 100
PROGRAM = Path(__file__).with_name("killing.py")
NUMBERS = count()
HASTY = (
    "ALTER SYSTEM SET synchronous_commit = off",
    "ALTER SYSTEM SET wal_writer_delay = '10s'",
    "SELECT pg_reload_conf()",
)
"""PostgreSQL answers before a commit is durable."""


def killed(address: str, n_kills: int, victim: str) -> "subprocess.CompletedProcess[str]":
    """Let clients write, and be killed."""
    return subprocess.run(
        [sys.executable, str(PROGRAM), address, str(n_kills), victim],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(PROGRAM.parents[2])},
    )


def assert_nothing_is_lost(address: str, n_kills: int, victim: str) -> None:
    """Each kill fell among eight writing clients, and the store was held against them after it."""
    ran = killed(address, n_kills, victim)
    assert ran.returncode == 0, ran.stderr
    *kills, end = [line.split() for line in ran.stdout.splitlines()]
    assert [each[0] for each in kills] == ["kill"] * n_kills
    for _, n_saved, n_under_way, _ in kills:
        assert int(n_saved) >= 1
        # Some of the eight are between two writes; half of them are a crowd still.
        assert int(n_under_way) >= N_CLIENTS // 2, "hardly anybody was writing"
    saved = {kind: int(n_writes) for kind, n_writes in (each.split(":") for each in end[1:])}
    assert set(saved) == set(WRITES)
    assert min(saved.values()) >= n_kills, "each kind was written"


@pytest.fixture(scope="module")
def server() -> Iterator[Path]:
    with postgres_server() as folder:
        yield folder


def database(server: Path) -> str:
    """The address of a new database."""
    name = f"killed_{next(NUMBERS)}"
    with psycopg.connect(postgres_url(server, "postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return postgres_url(server, name)


def test_on_sqlite_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    assert_nothing_is_lost(str(tmp_path / "store.db"), N_KILLS, "clients")


def test_on_postgresql_nothing_is_lost_or_doubled_when_clients_die(server: Path) -> None:
    assert_nothing_is_lost(database(server), N_KILLS - N_SERVER_KILLS, "clients")


def test_on_postgresql_nothing_is_lost_or_doubled_when_the_server_dies(server: Path) -> None:
    assert_nothing_is_lost(database(server), N_SERVER_KILLS, "server")


@pytest.mark.soak
def test_on_sqlite_a_hundred_times(tmp_path: Path) -> None:
    assert_nothing_is_lost(str(tmp_path / "store.db"), N_KILLS_SOAK, "clients")


@pytest.mark.soak
@pytest.mark.parametrize("victim", ["clients", "server"])
def test_on_postgresql_a_hundred_times(server: Path, victim: str) -> None:
    assert_nothing_is_lost(database(server), N_KILLS_SOAK, victim)


def test_what_is_said_to_be_saved_before_it_is_would_be_lost(tmp_path: Path) -> None:
    """The control of SQLite."""
    ran = killed(str(tmp_path / "store.db"), 1, "early")
    assert ran.returncode == 1
    assert "AssertionError: lost: [" in ran.stderr


def test_a_server_that_answers_before_it_is_durable_loses_what_it_answered() -> None:
    """The control of PostgreSQL."""
    with postgres_server() as hasty:
        with psycopg.connect(postgres_url(hasty, "postgres"), autocommit=True) as connection:
            for each in HASTY:
                connection.execute(each.encode())
        ran = killed(database(hasty), 3, "server")
    assert ran.returncode == 1
    assert "AssertionError: lost: [" in ran.stderr

"""What was answered «saved» survives a power cut; with less syncing it would not.

SQLAlchemy cannot be told to use another SQLite than its driver's, so the statements of real
check-ins are taken down as they are run, and run again on a disk whose power is cut.
"""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from random import Random

import apsw
import pytest
from sqlalchemy import Engine, event

from narrows.store import sqlite
from tests.faults.check_ins import check_in, opened
from tests.faults.power_cut import Disk

N_CUTS = 60
N_TRANSACTIONS = 6

Statement = tuple[str, tuple[object, ...]]


@dataclass(frozen=True)
class Recorded:
    """A store, and the transactions that were run on it next."""

    store: Path
    transactions: list[list[Statement]]


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    folder = tmp_path_factory.mktemp("recorded")
    store, before = folder / "store.db", folder / "before.db"
    repository = opened(store)
    repository.check_in(check_in(1), request_key="request-1")
    with apsw.Connection(str(store)) as checkpointed:
        checkpointed.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copyfile(store, before)
    statements: list[Statement] = []

    def take_down(*told: object) -> None:
        _, _, sql, parameters, _, is_many = told
        assert isinstance(sql, str)
        rows = parameters if is_many else [parameters]
        assert isinstance(rows, list)
        statements.extend((sql, tuple(row)) for row in rows)

    event.listen(Engine, "before_cursor_execute", take_down)
    try:
        for number in range(2, 2 + N_TRANSACTIONS):
            repository.check_in(check_in(number), request_key=f"request-{number}")
    finally:
        event.remove(Engine, "before_cursor_execute", take_down)
    return Recorded(before, transactions_of(statements))


def transactions_of(statements: list[Statement]) -> list[list[Statement]]:
    """The statements of each transaction, without its begin and end."""
    found: list[list[Statement]] = []
    for sql, parameters in statements:
        if sql.startswith("BEGIN"):
            assert sql == "BEGIN IMMEDIATE"
            found.append([])
        else:
            found[-1].append((sql, parameters))
    assert len(found) == N_TRANSACTIONS
    assert all(any(sql.startswith("INSERT INTO check_in ") for sql, _ in each) for each in found)
    return found


def saved_before_cut(
    recorded: Recorded, folder: Path, *, pragmas: tuple[str, ...], seed: int
) -> tuple[int, Path]:
    """Run transactions until the power is cut somewhere: how many were saved, what is left."""
    rng = Random(seed)
    live, left = folder / "live", folder / "left"
    live.mkdir()
    left.mkdir()
    shutil.copyfile(recorded.store, live / "store.db")
    disk = Disk(f"disk-{seed}-{len(pragmas)}-{id(recorded)}")
    connection = apsw.Connection(str(live / "store.db"), vfs=disk.name)
    for pragma in pragmas:
        connection.execute(pragma)
    n_saved, n_before = 0, rng.randint(1, N_TRANSACTIONS - 1)
    for transaction in recorded.transactions[: n_before + 1]:
        connection.execute("BEGIN IMMEDIATE")
        is_last = n_saved == n_before
        until = rng.randint(0, len(transaction)) if is_last else len(transaction)
        for sql, parameters in transaction[:until]:
            connection.execute(sql, parameters)
        if is_last:
            break
        connection.execute("COMMIT")
        n_saved += 1
    disk.cut(left, seed=seed)
    connection.close()
    return n_saved, left / "store.db"


def n_lost(recorded: Recorded, folder: Path, *, pragmas: tuple[str, ...]) -> tuple[int, int]:
    """In how many cuts something saved was lost, and how many cuts there were."""
    lost = 0
    for seed in range(N_CUTS):
        own = folder / str(seed)
        own.mkdir()
        n_saved, left = saved_before_cut(recorded, own, pragmas=pragmas, seed=seed)
        kept = opened(left).check_ins()
        # Whatever is there is whole.
        with apsw.Connection(str(left)) as checked:
            assert checked.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert list(kept) == [check_in(number) for number in range(1, len(kept) + 1)]
        lost += len(kept) < 1 + n_saved
        shutil.rmtree(own)
    return lost, N_CUTS


def test_no_cut_takes_back_what_was_saved(recorded: Recorded, tmp_path: Path) -> None:
    assert n_lost(recorded, tmp_path, pragmas=sqlite.PRAGMAS) == (0, 60)


def test_with_less_syncing_cuts_take_back_what_was_saved(
    recorded: Recorded, tmp_path: Path
) -> None:
    normal = tuple(re.sub("=FULL", "=NORMAL", each) for each in sqlite.PRAGMAS)
    assert normal != sqlite.PRAGMAS
    lost, n_cuts = n_lost(recorded, tmp_path, pragmas=normal)
    assert lost > n_cuts / 2

"""What was answered «saved» survives a power cut; with less syncing it would not.

SQLAlchemy cannot be told to use another SQLite than its driver's, so the statements of real writes
(check-ins, comments, changed bets, observations, changes of the plan, decisions) are taken down as
they are run, and run again on a disk whose power is cut: before any of its writes and syncs.
"""

import re
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

import apsw
import pytest
from sqlalchemy import Engine, event

from narrows.domain.repository import LOCAL_OWNER
from narrows.store import open_store, sqlite
from tests.faults.power_cut import Disk, PowerCutError
from tests.faults.writes import WRITES, found, write
from tests.store.insurer import INSURER, NOON

N_CUTS = 60
N_CUTS_SOAK = 300
NAMES = [f"{kind}-{n:07}" for n, kind in enumerate([*WRITES, *WRITES])]
SMALL_LOG = "PRAGMA wal_autocheckpoint=8"
"""The log is folded into the file again and again, and begun anew: in every second case."""

Statement = tuple[str, tuple[object, ...]]
Transaction = list[Statement]


@dataclass(frozen=True)
class Recorded:
    """A store, and the transactions that were run on it next."""

    store: Path
    transactions: list[Transaction]


@dataclass(frozen=True)
class Run:
    """Transactions that were run until the power was cut.

    Attributes:
        n_saved: How many were answered.
        n_asked: How much was asked of the disk.
        left: What is found afterwards.
    """

    n_saved: int
    n_asked: int
    left: Path


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    folder = tmp_path_factory.mktemp("recorded")
    file, before = folder / "store.db", folder / "before.db"
    store = open_store(str(file))
    repository = store.repository(LOCAL_OWNER)
    repository.replace_plan(INSURER, revision=None, at=NOON)
    with apsw.Connection(str(file)) as checkpointed:
        checkpointed.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copyfile(file, before)
    transactions = [taken_down(partial(write, repository, name)) for name in NAMES]
    store.close()
    return Recorded(before, transactions)


def taken_down(work: Callable[[], None]) -> Transaction:
    """The statements of the one transaction of some work that writes."""
    statements: list[Statement] = []

    def take_down(*told: object) -> None:
        _, _, sql, parameters, _, is_many = told
        assert isinstance(sql, str)
        rows = parameters if is_many else [parameters]
        assert isinstance(rows, list)
        statements.extend((sql, tuple(row)) for row in rows)

    event.listen(Engine, "before_cursor_execute", take_down)
    try:
        work()
    finally:
        event.remove(Engine, "before_cursor_execute", take_down)
    assert [sql for sql, _ in statements].count("BEGIN IMMEDIATE") == 1
    return [each for each in statements if not each[0].startswith(("BEGIN", "SELECT"))]


def run(
    recorded: Recorded, folder: Path, *, pragmas: tuple[str, ...], cut_after: int | None, seed: int
) -> Run:
    """Run the transactions, until there is no power for what is asked of the disk."""
    live, left = folder / "live", folder / "left"
    live.mkdir(parents=True)
    left.mkdir()
    shutil.copyfile(recorded.store, live / "store.db")
    disk = Disk(f"disk-{folder}", n_requests=cut_after)
    connection = apsw.Connection(str(live / "store.db"), vfs=disk.name)
    n_saved = 0
    try:
        for pragma in pragmas:
            connection.execute(pragma)
        for transaction in recorded.transactions:
            connection.execute("BEGIN IMMEDIATE")
            for sql, parameters in transaction:
                connection.execute(sql, parameters)
            connection.execute("COMMIT")
            n_saved += 1
    except PowerCutError:
        disk.cut(left, seed=seed)
    n_asked = disk.n_asked
    connection.close()
    return Run(n_saved, n_asked, left / "store.db")


def assert_whole(ran: Run) -> bool:
    """Whatever is there is whole and in order; whether all that was answered is there."""
    store = open_store(str(ran.left))
    repository = store.repository(LOCAL_OWNER)
    there = found(repository)
    assert there == Counter(NAMES[: there.total()])
    assert there.total() <= ran.n_saved + 1, "more than was begun"
    assert repository.verify().is_whole
    store.close()
    with apsw.Connection(str(ran.left)) as checked:
        assert checked.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return there.total() >= ran.n_saved


def n_lost(recorded: Recorded, folder: Path, *, synchronous: str, n_cuts: int) -> tuple[int, int]:
    """In how many cuts something saved was lost, and how many cuts there were."""
    usual = tuple(re.sub("=FULL", f"={synchronous}", each) for each in sqlite.PRAGMAS)
    assert any(each.endswith(f"={synchronous}") for each in usual)
    logs = [usual, (*usual, SMALL_LOG)]
    n_asked = [
        run(recorded, folder / f"whole-{n}", pragmas=pragmas, cut_after=None, seed=0).n_asked
        for n, pragmas in enumerate(logs)
    ]
    wholes: list[bool] = []
    for seed in range(n_cuts):
        cut_after = Random(seed).randrange(n_asked[seed % 2])
        own = folder / str(seed)
        ran = run(recorded, own, pragmas=logs[seed % 2], cut_after=cut_after, seed=seed)
        assert ran.n_asked > cut_after, "the power was not cut"
        wholes.append(assert_whole(ran))
        shutil.rmtree(own)
    return wholes.count(False), len(wholes)


def test_no_cut_takes_back_what_was_saved(recorded: Recorded, tmp_path: Path) -> None:
    assert n_lost(recorded, tmp_path, synchronous="FULL", n_cuts=N_CUTS) == (0, 60)


def test_with_less_syncing_cuts_take_back_what_was_saved(
    recorded: Recorded, tmp_path: Path
) -> None:
    lost, n_cuts = n_lost(recorded, tmp_path, synchronous="NORMAL", n_cuts=N_CUTS)
    assert n_cuts == 60
    assert lost > n_cuts / 2


@pytest.mark.soak
def test_no_cut_of_many_takes_back_what_was_saved(recorded: Recorded, tmp_path: Path) -> None:
    assert n_lost(recorded, tmp_path, synchronous="FULL", n_cuts=N_CUTS_SOAK) == (0, 300)


@pytest.mark.soak
def test_with_less_syncing_many_cuts_take_back_what_was_saved(
    recorded: Recorded, tmp_path: Path
) -> None:
    lost, n_cuts = n_lost(recorded, tmp_path, synchronous="NORMAL", n_cuts=N_CUTS_SOAK)
    assert n_cuts == 300
    assert lost > n_cuts / 2

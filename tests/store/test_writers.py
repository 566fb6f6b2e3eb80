"""Writers interleaved, in threads and in processes: nobody's work is lost or written twice."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from narrows.domain.repository import LOCAL_OWNER
from narrows.store.database import connect
from narrows.store.repository import StoredRepository
from tests.store.conftest import Open, insured
from tests.store.writing import write

SCRIPT = Path(__file__).with_name("writing.py")
TEAMS = {"mobile", "underwriting"}


def assert_nothing_is_lost(address: str, acknowledged: set[str], *, is_whole: bool = True) -> None:
    """Everything acknowledged is there once, in an unbroken order."""
    database = connect(address)
    repository = StoredRepository(database, LOCAL_OWNER)
    check_ins, stored = repository.check_ins("loved"), repository.plan()
    assert stored is not None
    learned = [each.learned for each in check_ins]
    teams = stored.plan.streams[0].teams
    assert [each.number for each in check_ins] == list(range(1, len(check_ins) + 1))
    assert len(set(learned)) == len(learned)
    assert len(set(teams)) == len(teams)
    assert acknowledged <= set(learned)
    assert acknowledged <= set(teams) - TEAMS
    if is_whole:
        assert set(learned) == set(teams) - TEAMS == acknowledged
        assert stored.revision == 1 + len(acknowledged)
    assert repository.broken_link() is None
    database.close()


def test_threads_lose_nothing(address: str, opened: Open) -> None:
    repository = opened(insured(address)).repository(LOCAL_OWNER)
    with ThreadPoolExecutor(5) as pool:
        for done in [pool.submit(write, repository, f"t{n}", 3) for n in range(5)]:
            done.result()
    assert_nothing_is_lost(address, {f"t{n}-{nth}" for n in range(5) for nth in range(3)})


def start(address: str, name: str, times: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, str(SCRIPT), address, name, str(times)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(SCRIPT.parents[2])},
    )


def test_processes_lose_nothing_even_if_one_is_killed(address: str) -> None:
    insured(address)
    steady, killed = start(address, "steady", 6), start(address, "killed", 10_000)
    assert killed.stdout
    said = [killed.stdout.readline().strip() for _ in range(3)]
    killed.send_signal(signal.SIGKILL)
    said += killed.communicate()[0].split()
    acknowledged = set(steady.communicate()[0].split())
    assert steady.returncode == 0
    assert killed.returncode == -signal.SIGKILL
    assert len(acknowledged) == 6
    assert len(said) >= 3
    assert_nothing_is_lost(address, acknowledged | set(said), is_whole=False)

"""A check-in that was answered «saved» survives the kill of whoever saved it, and is there once."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from narrows.domain.repository import StaleError
from tests.faults.check_ins import check_in, opened

N_KILLS = 20
PROGRAM = Path(__file__).with_name("check_ins.py")


def saved_until_killed(store: Path, first: int, *, after: int, delay_ms: float) -> list[int]:
    """Let a process save until it is killed: what it was told is saved.

    Args:
        store: The file.
        first: Number of the first check-in.
        after: So many are waited for.
        delay_ms: Then it lives for so long, and dies in the middle of whatever it does.
    """
    environment = {**os.environ, "PYTHONPATH": str(PROGRAM.parents[2])}
    with subprocess.Popen(
        [sys.executable, str(PROGRAM), str(store), str(first)],
        stdout=subprocess.PIPE, text=True, env=environment,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        told = [int(process.stdout.readline()) for _ in range(after)]
        try:
            process.wait(delay_ms / 1000)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        # What it still told before it died counts, too.
        told += [int(line) for line in process.stdout.read().splitlines()]
    assert process.returncode == -signal.SIGKILL
    return told


def test_nothing_that_was_saved_is_lost_or_doubled(tmp_path: Path) -> None:
    store, rng = tmp_path / "store.db", random.Random(7)
    acknowledged = 0
    for _ in range(N_KILLS):
        told = saved_until_killed(
            store, acknowledged + 1, after=rng.randint(1, 3), delay_ms=rng.uniform(0, 12)
        )
        assert told == list(range(acknowledged + 1, acknowledged + 1 + len(told)))
        acknowledged = told[-1]
        repository = opened(store)
        kept = repository.check_ins()
        # One more may be there: saved, and killed before it could be said.
        assert len(kept) in (acknowledged, acknowledged + 1)
        assert list(kept) == [check_in(number) for number in range(1, len(kept) + 1)]
        # Whoever was not answered sends it again: it is there once.
        again = check_in(acknowledged + 1)
        assert repository.check_in(again, request_key=f"request-{again.number}") == again
        acknowledged += 1
        assert len(repository.check_ins()) == acknowledged
    said = [each for each in opened(store).audit() if each.what == "check-in"]
    assert len(said) == acknowledged >= 2 * N_KILLS


def test_without_the_name_of_its_request_it_would_be_refused_as_the_second(tmp_path: Path) -> None:
    repository = opened(tmp_path / "store.db")
    repository.check_in(check_in(1), request_key="request-1")
    with pytest.raises(StaleError) as stale:
        repository.check_in(check_in(1), request_key="another")
    assert stale.value.latest == check_in(1)

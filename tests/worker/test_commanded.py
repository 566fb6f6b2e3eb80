"""`narrows sync` beside a server: the same lease, waited for, and never for ever."""

import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from subprocess import Popen
from threading import Thread

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.gate import Gate
from narrows.domain.repository import LOCAL_OWNER
from narrows.domain.syncs import DIED, HELD_FOR, Asker, RunEnd
from narrows.services.sources.syncing import SyncedSource
from narrows.worker.commanded import PATIENCE, sync_now
from narrows.worker.holders import is_dead, this_process
from tests.store.conftest import Addresses, Open
from tests.worker.held_time import NOON, HeldTime, until
from tests.worker.test_worker import EVERY, SYNCED, Scheduled

SECOND = timedelta(seconds=1)


@pytest.fixture
def gate(addresses: Addresses, opened: Open) -> Gate:
    return opened(addresses.sqlite()).repository(LOCAL_OWNER)


@pytest.fixture
def time(tmp_path: Path) -> HeldTime:
    return HeldTime(tmp_path / "clock")


def command(gate: Gate, time: HeldTime, told: list[str]) -> Callable[[], SyncedSource]:
    def progress(what: str, fraction: float | None) -> None:
        del fraction
        told.append(what)

    return lambda: sync_now(
        gate,
        "jira",
        work=Scheduled(lambda _source, **_: SYNCED),
        holder="command",
        clock=time.clock,
        progress=progress,
    )


def test_a_free_source_is_synced_at_once(gate: Gate, time: HeldTime) -> None:
    assert command(gate, time, [])().incomplete is None
    assert [(each.asked_by, each.end) for each in gate.runs()] == [
        (Asker.COMMAND, RunEnd(NOON, None, 6, 1))
    ]


def test_the_run_of_a_server_is_waited_for(gate: Gate, time: HeldTime) -> None:
    lease = gate.take(["jira"], EVERY, holder="server", now=time.now, asked_by=Asker.COMMAND)
    assert lease is not None
    told: list[str] = []
    ended: list[SyncedSource] = []
    waiting = Thread(target=lambda: ended.append(command(gate, time, told)()), daemon=True)
    waiting.start()
    until(lambda: bool(told), "it says what it waits for")
    assert "waiting for the sync of jira" in told[0]
    gate.finish(lease, RunEnd(NOON), now=time.now)
    time.move(SECOND)
    waiting.join(60)
    assert [each.incomplete for each in ended] == [None]
    assert [each.number for each in gate.runs()] == [2, 1]


def dead_process() -> str:
    """What a process of this machine was called that has ended."""
    with Popen([sys.executable, "-c", ""]) as ended:
        pass
    return f"{this_process().rpartition(' ')[0]} {ended.pid}"


def test_a_process_of_this_machine_that_died_is_not_waited_for(gate: Gate, time: HeldTime) -> None:
    gate.take(["jira"], EVERY, holder=dead_process(), now=time.now, asked_by=Asker.COMMAND)
    told: list[str] = []
    assert command(gate, time, told)().incomplete is None
    assert told == []
    assert [each.end and each.end.incomplete for each in gate.runs()] == [None, DIED]


def test_who_lives_or_is_elsewhere_is_no_dead_process_of_this_machine() -> None:
    here, _, number = dead_process().rpartition(" ")
    name, boot, numbering = here.split(" ")
    others = [f"{name} another-boot {numbering} {number}", f"{name} {boot} pid:[1] {number}"]
    alive = [
        this_process(),
        *others,
        f"elsewhere {number}",
        "",
        f"{here} one",
        f"{here} {'9' * 40}",
    ]
    assert [each for each in alive if is_dead(each)] == []
    assert is_dead(dead_process())


def test_a_run_that_goes_on_and_on_is_not_waited_for_for_ever(gate: Gate, time: HeldTime) -> None:
    lease = gate.take(["jira"], EVERY, holder="server", now=time.now, asked_by=Asker.COMMAND)
    assert lease is not None
    told: list[str] = []
    refused: list[str] = []
    renewed_at: list[datetime] = []

    def wait() -> None:
        try:
            command(gate, time, told)()
        except NarrowsError as refusal:
            refused.append(refusal.slug)

    waiting = Thread(target=wait, daemon=True)
    waiting.start()
    until(lambda: bool(told), "it waits")
    for _ in range(4):
        # The server lives: it renews before the clock is moved.
        later = time.now() + HELD_FOR - SECOND
        renewed_at.append(later)
        gate.renew(lease, now=lambda: renewed_at[-1])
        time.set(later)
    assert time.now() - NOON > PATIENCE
    waiting.join(60)
    assert refused == ["sync-under-way"]
    assert [each.number for each in gate.runs()] == [1]


def test_a_dead_server_is_taken_over_before_patience_ends(gate: Gate, time: HeldTime) -> None:
    assert PATIENCE > HELD_FOR
    gate.take(["jira"], EVERY, holder="dead", now=time.now, asked_by=Asker.COMMAND)
    time.move(HELD_FOR)
    assert command(gate, time, [])().incomplete is None
    dead = gate.runs()[1].end
    assert dead is not None
    assert "process ended" in str(dead.incomplete)

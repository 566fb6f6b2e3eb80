"""A worker outlives whatever happens to a run, and each run is told of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from threading import Event

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.gate import Gate
from narrows.domain.ports import LoadedSource, Progress
from narrows.domain.repository import LOCAL_OWNER
from narrows.domain.syncs import HELD_FOR, Asker, RunEnd
from narrows.domain.work import Fault
from narrows.services.sources.syncing import SyncedSource
from narrows.worker.clockwork import Clockwork
from narrows.worker.leased import run_leased
from narrows.worker.worker import LOOK_SECONDS, Worker
from tests.store.conftest import Addresses, Open
from tests.worker.held_time import NOON, HeldTime, until

EVERY = {"jira": timedelta(minutes=15)}
FAULT = Fault("jira", "The item «X-1» has no status.", None)
HELD = LoadedSource("jira", 2, 6, 6, (FAULT,), 1, NOON, {}, is_interval=False)
SYNCED = SyncedSource("jira", "UTC", HELD)


@pytest.fixture
def gate(addresses: Addresses, opened: Open) -> Gate:
    return opened(addresses.sqlite()).repository(LOCAL_OWNER)


@pytest.fixture
def time(tmp_path: Path) -> HeldTime:
    return HeldTime(tmp_path / "clock")


@dataclass(frozen=True)
class Scheduled:
    work: Callable[..., SyncedSource]

    def __call__(
        self, source: str, *, progress: Progress, may_keep: Callable[[], None]
    ) -> SyncedSource:
        return self.work(source, progress=progress, may_keep=may_keep)

    def every(self) -> Mapping[str, timedelta | None]:
        return EVERY


def is_renewed(gate: Gate, time: HeldTime, since: datetime) -> bool:
    """Whether a lease is held for longer than before; time goes on while it is asked."""
    # Whoever begins to wait late would wait for ever for a clock that stands.
    time.move(HELD_FOR / 60)
    return held_until(gate) > since


def held_until(gate: Gate) -> datetime:
    return gate.jobs()[0].held_until or NOON


def worker(gate: Gate, time: HeldTime, work: Callable[..., SyncedSource]) -> Worker:
    return Worker(gate, Scheduled(work), holder="here", clock=time.clock)


def test_a_run_is_told_with_what_it_brought(gate: Gate, time: HeldTime) -> None:
    own = worker(gate, time, lambda source, **_: replace(SYNCED, id=source))
    assert own.tick()
    assert not own.tick(), "nothing more is due"
    assert [each.end for each in gate.runs()] == [RunEnd(NOON, None, n_new=6, n_faults=1)]


def test_a_run_that_stays_incomplete_says_why(gate: Gate, time: HeldTime) -> None:
    own = worker(gate, time, lambda _, **__: replace(SYNCED, incomplete="It does not answer."))
    own.tick()
    assert [each.end for each in gate.runs()] == [RunEnd(NOON, "It does not answer.", 0, 1)]


def test_what_breaks_one_run_ends_no_other(
    gate: Gate, time: HeldTime, caplog: pytest.LogCaptureFixture
) -> None:
    def work(_source: str, **_: object) -> SyncedSource:
        if len(gate.runs()) == 1:
            raise ZeroDivisionError
        return SYNCED

    def went_on() -> bool:
        # It may begin to wait only after the clock was moved: then it waits for the next moment.
        time.move(timedelta(seconds=LOOK_SECONDS))
        return len(gate.runs()) > 1 and gate.runs()[-2].end is not None

    own = worker(gate, time, work)
    with own.working(1):
        until(lambda: len(gate.runs()) == 1 and gate.runs()[0].end is not None, "it broke")
        time.move(timedelta(minutes=15))
        until(went_on, "it goes on")
    assert "fault of Narrows" in caplog.text
    *_, second, first = (each.end for each in gate.runs())
    assert second is not None
    assert second.incomplete is None
    assert first is not None
    assert "broke off" in str(first.incomplete)


def test_a_server_that_is_stopped_stops_its_run_which_is_due_at_once(
    gate: Gate, time: HeldTime
) -> None:
    def work(_source: str, *, progress: Progress, **_: object) -> SyncedSource:
        while True:
            try:
                progress("reading", None)
            except NarrowsError as refusal:
                return replace(SYNCED, incomplete=refusal.message)

    own = worker(gate, time, work)
    with own.working(1):
        until(lambda: len(gate.runs()) == 1, "it began")
    (run,) = gate.runs()
    assert run.end is not None
    assert "was stopped" in str(run.end.incomplete)
    assert [(each.due_at, each.holder) for each in gate.jobs()] == [(NOON, None)]


def test_a_slow_tool_is_waited_for_under_the_lease(gate: Gate, time: HeldTime) -> None:
    """The run does nothing but wait, for much longer than a lease holds."""
    gate.schedule(EVERY, now=time.now)
    lease = gate.take(EVERY, EVERY, holder="here", now=time.now, asked_by=Asker.SCHEDULE)
    assert lease is not None

    def work(source: str, *, progress: Progress, may_keep: Callable[[], None]) -> SyncedSource:
        progress("waiting for jira", None)
        for _ in range(18):
            until(partial(is_renewed, gate, time, held_until(gate)), "it is renewed")
        assert time.now() >= NOON + 2 * HELD_FOR
        may_keep()
        assert gate.runs()[0].doing == "waiting for jira"
        return replace(SYNCED, id=source)

    clock = Clockwork(time.now, time.wait)
    synced = run_leased(gate, lease, work=Scheduled(work), clock=clock, stopping=Event())
    assert synced.incomplete is None


def test_who_lost_its_lease_says_so_and_ends_nothing(gate: Gate, time: HeldTime) -> None:
    lease = gate.take(["jira"], EVERY, holder="here", now=time.now, asked_by=Asker.COMMAND)
    assert lease is not None

    def work(source: str, **_: object) -> SyncedSource:
        del source
        later = NOON + HELD_FOR
        gate.take(["jira"], EVERY, holder="there", now=lambda: later, asked_by=Asker.COMMAND)
        return SYNCED

    synced = run_leased(gate, lease, work=Scheduled(work), clock=time.clock, stopping=Event())
    assert "took over" in str(synced.incomplete)
    assert [each.end is None for each in gate.runs()] == [True, False]

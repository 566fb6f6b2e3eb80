"""Jobs, leases and runs: a source is synced by one process at a time, on either database."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.gate import Gate
from narrows.domain.repository import LOCAL_OWNER, Principal
from narrows.domain.syncs import GAP, HELD_FOR, RUNS_KEPT, Asker, Lease, RunEnd
from narrows.store.runs import DELIVERIES_KEPT
from tests.store.conftest import Open, run
from tests.store.insurer import NOON

EVERY = {"jira": timedelta(minutes=15), "log": None}
SECOND = timedelta(seconds=1)


@pytest.fixture
def gate(address: str, opened: Open) -> Gate:
    return opened(address).repository(LOCAL_OWNER)


def standing(now: datetime) -> Callable[[], datetime]:
    """A clock that stands."""
    return lambda: now


def taken(gate: Gate, now: datetime, *, holder: str = "a") -> Lease | None:
    return gate.take(EVERY, EVERY, holder=holder, now=standing(now), asked_by=Asker.SCHEDULE)


def held(gate: Gate, now: datetime, *, holder: str = "a") -> Lease:
    lease = taken(gate, now, holder=holder)
    assert lease is not None
    return lease


def due(gate: Gate) -> dict[str, datetime | None]:
    return {each.source: each.due_at for each in gate.jobs()}


def test_a_new_source_is_due_at_once_and_a_file_only_when_it_is_asked_for(gate: Gate) -> None:
    gate.schedule(EVERY, now=standing(NOON))
    assert due(gate) == {"jira": NOON, "log": None}
    assert held(gate, NOON).source == "jira"
    assert taken(gate, NOON) is None
    asked = gate.take(["log"], EVERY, holder="a", now=standing(NOON), asked_by=Asker.COMMAND)
    assert asked == Lease("log", "a", 1)


def test_of_eight_who_want_a_source_at_once_one_has_it(gate: Gate) -> None:
    gate.schedule(EVERY, now=standing(NOON))
    with ThreadPoolExecutor(8) as people:
        leases = list(people.map(lambda n: taken(gate, NOON, holder=f"p{n}"), range(24)))
    assert len([each for each in leases if each is not None]) == 1


def test_a_run_is_due_again_after_its_interval(gate: Gate) -> None:
    gate.schedule(EVERY, now=standing(NOON))
    lease = held(gate, NOON)
    end = RunEnd(NOON, None, n_new=3, n_faults=1)
    gate.finish(lease, end, now=standing(NOON + 5 * SECOND))
    assert due(gate)["jira"] == NOON + timedelta(minutes=15)
    assert taken(gate, NOON + timedelta(minutes=14)) is None
    assert held(gate, NOON + timedelta(minutes=15)).fence == 2
    latest, first = gate.runs("jira")
    assert (first.asked_by, first.begun_at, first.ended_at) == (
        Asker.SCHEDULE,
        NOON,
        NOON + 5 * SECOND,
    )
    assert first.end == end
    assert (latest.number, latest.end, latest.ended_at) == (2, None, None)


def test_whoever_renews_holds_and_tells_how_far_it_is(gate: Gate) -> None:
    gate.schedule(EVERY, now=standing(NOON))
    lease = held(gate, NOON)
    for nth in range(1, 9):
        at = NOON + nth * HELD_FOR / 3
        gate.renew(lease, now=standing(at), doing="reading jira", ratio=nth / 10)
        assert taken(gate, at + HELD_FOR - SECOND, holder="b") is None
    assert (gate.runs("jira")[0].doing, gate.runs("jira")[0].done_ratio) == ("reading jira", 0.8)


def test_a_dead_holder_is_taken_over_within_a_minute_and_fenced_out(gate: Gate) -> None:
    assert timedelta(seconds=50) > HELD_FOR
    gate.schedule(EVERY, now=standing(NOON))
    dead = held(gate, NOON)
    assert taken(gate, NOON + HELD_FOR - SECOND, holder="b") is None
    alive = held(gate, NOON + HELD_FOR, holder="b")
    assert alive == Lease("jira", "b", 2)
    late_ones: tuple[Callable[[], None], ...] = (
        lambda: gate.renew(dead, now=standing(NOON + HELD_FOR)),
        lambda: gate.refuse_lost(dead),
        lambda: gate.finish(dead, RunEnd(NOON), now=standing(NOON + HELD_FOR)),
    )
    for late in late_ones:
        with pytest.raises(NarrowsError) as refused:
            late()
        assert refused.value.slug == "lease-lost"
    gate.refuse_lost(alive)
    gate.finish(alive, RunEnd(NOON), now=standing(NOON + HELD_FOR))
    ended = gate.runs("jira")[1]
    assert ended.end is not None
    assert ended.end.incomplete is not None
    assert "process ended" in ended.end.incomplete


def test_who_was_late_and_not_taken_over_goes_on(gate: Gate) -> None:
    """A machine that slept: nobody else was there to take its lease."""
    gate.schedule(EVERY, now=standing(NOON))
    lease = held(gate, NOON)
    later = NOON + timedelta(hours=8)
    gate.renew(lease, now=standing(later))
    gate.finish(lease, RunEnd(later), now=standing(later + SECOND))
    assert [each.ended_at for each in gate.runs()] == [later + SECOND]


def test_a_command_waits_for_nothing_but_the_lease(gate: Gate) -> None:
    gate.schedule(EVERY, now=standing(NOON))
    gate.finish(held(gate, NOON), RunEnd(NOON), now=standing(NOON))
    lease = gate.take(
        ["jira"], EVERY, holder="c", now=standing(NOON + SECOND), asked_by=Asker.COMMAND
    )
    assert lease is not None
    assert (
        gate.take(["jira"], EVERY, holder="d", now=standing(NOON), asked_by=Asker.COMMAND) is None
    )
    assert gate.runs("jira")[0].asked_by is Asker.COMMAND


def test_what_is_asked_for_during_a_run_is_done_after_it(gate: Gate) -> None:
    gate.schedule(EVERY, now=standing(NOON))
    lease = held(gate, NOON)
    gate.ask("jira", now=NOON + SECOND)
    gate.finish(lease, RunEnd(NOON), now=standing(NOON + 2 * SECOND))
    assert taken(gate, NOON + 2 * SECOND) is None, "a flood of calls is no flood of runs"
    assert held(gate, NOON + GAP).fence == 2
    assert gate.runs("jira")[0].asked_by is Asker.CALL
    assert due(gate)["jira"] == NOON + GAP + timedelta(minutes=15)


def test_who_is_asked_for_and_has_no_interval_runs_once(gate: Gate) -> None:
    gate.schedule(EVERY, now=standing(NOON))
    assert gate.ask("log", now=NOON).due_at == NOON
    gate.schedule(EVERY, now=standing(NOON))
    later = NOON + timedelta(minutes=1)
    assert {held(gate, later).source, held(gate, later).source} == {"jira", "log"}
    assert due(gate)["log"] is None


def test_a_plan_that_changes_changes_what_is_due(gate: Gate) -> None:
    gate.schedule(EVERY, now=standing(NOON))
    gate.finish(held(gate, NOON), RunEnd(NOON), now=standing(NOON))
    gate.schedule({"jira": timedelta(minutes=5)}, now=standing(NOON))
    assert due(gate) == {"jira": NOON + timedelta(minutes=5)}
    gate.schedule({"jira": None, "new": timedelta(hours=1)}, now=standing(NOON))
    assert due(gate) == {"jira": None, "new": NOON}
    assert [each.source for each in gate.runs()] == ["jira"], "what happened stays"


def test_a_clock_that_was_set_back_stops_nothing(gate: Gate) -> None:
    gate.schedule(EVERY, now=standing(NOON))
    gate.finish(held(gate, NOON), RunEnd(NOON), now=standing(NOON))
    assert held(gate, NOON - timedelta(days=1)).fence == 2


def test_runs_are_kept_to_a_number(gate: Gate) -> None:
    gate.schedule(EVERY, now=standing(NOON))
    gate.finish(held(gate, NOON), RunEnd(NOON), now=standing(NOON))
    gate.schedule(EVERY, now=standing(NOON))
    for nth in range(1, 4):
        at = NOON + nth * timedelta(minutes=15)
        gate.finish(held(gate, at), RunEnd(at), now=standing(at))
    assert [each.number for each in gate.runs("jira")] == [4, 3, 2, 1]


def test_the_oldest_run_falls_out(address: str, opened: Open) -> None:
    gate = opened(address).repository(LOCAL_OWNER)
    gate.schedule(EVERY, now=standing(NOON))
    gate.finish(held(gate, NOON), RunEnd(NOON), now=standing(NOON))
    run(address, f"UPDATE job SET fence = {RUNS_KEPT} WHERE source = 'jira'")
    at = NOON + timedelta(hours=1)
    gate.finish(held(gate, at), RunEnd(at), now=standing(at))
    assert [each.number for each in gate.runs("jira")] == [RUNS_KEPT + 1]


def test_what_a_tool_sends_twice_is_known(address: str, opened: Open) -> None:
    gate = opened(address).repository(LOCAL_OWNER)
    assert gate.deliver("jira", "1", now=NOON)
    assert not gate.deliver("jira", "1", now=NOON + SECOND)
    assert gate.deliver("log", "1", now=NOON)
    run(address, f"UPDATE hook_delivery SET number = {DELIVERIES_KEPT} WHERE source = 'log'")
    run(address, "UPDATE hook_delivery SET number = 1 WHERE source = 'jira'")
    assert gate.deliver("jira", "2", now=NOON)
    assert gate.deliver("jira", "1", now=NOON), "so long ago that it was forgotten"


def test_syncs_are_no_decisions(gate: Gate) -> None:
    gate.schedule(EVERY, now=standing(NOON))
    gate.finish(held(gate, NOON), RunEnd(NOON), now=standing(NOON))
    gate.deliver("jira", "1", now=NOON)
    assert gate.audit() == []
    assert gate.verify().is_whole


def test_one_house_does_not_see_the_syncs_of_another(address: str, opened: Open) -> None:
    store = opened(address)
    ours, theirs = store.repository(LOCAL_OWNER), store.repository(Principal("them", 2))
    theirs.schedule(EVERY, now=standing(NOON))
    lease = held(theirs, NOON)
    assert (ours.jobs(), ours.runs()) == ([], [])
    with pytest.raises(NarrowsError):
        ours.finish(lease, RunEnd(NOON), now=standing(NOON))
    ours.schedule(EVERY, now=standing(NOON))
    assert held(ours, NOON).fence == 1

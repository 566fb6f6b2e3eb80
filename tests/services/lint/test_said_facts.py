"""What rules know of check-ins and answers: of the cycle that runs, and of nothing else.

The insurer's cycle 2026-Q4 begins on 5 October; «love-mobile helps most-innovative» came with the
file, and nobody said anything about it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from narrows.domain.check_in import CheckIn
from narrows.domain.decision import Decision
from narrows.domain.facts import RippleKey
from narrows.domain.repository import LOCAL_OWNER
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.lint.said_facts import begun, check_ins_now, said_in, unanswered
from narrows.services.ripples.answering import accept, decline
from narrows.services.ripples.proposing import propose
from narrows.services.ripples.targets import Proposal
from narrows.services.room import Room
from tests.services.ripples.rooms import fresh, remark, room_in
from tests.web.reviews import NOW

FROM_FILE = RippleKey("love-mobile", "helps", "most-innovative")
NEEDS = RippleKey("love-mobile", "needs", "platform")
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with room_in(tmp_path) as made:
        yield made


def running(room: Room, now: datetime = NOW) -> Mapping[str, datetime]:
    latest = fresh(room)
    return begun(latest.plan, room.repository.sayings(), now=now)


def waits(room: Room, now: datetime = NOW) -> Mapping[RippleKey, datetime]:
    said = said_in(room.repository)
    return unanswered(fresh(room).plan, said, cycles=running(room, now))


def test_a_cycle_begins_in_the_zone_of_the_organisation_and_ends_for_good(room: Room) -> None:
    cycle = room.plan.cycles[-1]
    zoned = replace(
        room.plan, organisation=replace(room.plan.organisation, zone="Pacific/Auckland")
    )
    noon = datetime(cycle.start.year, cycle.start.month, cycle.start.day, 12, tzinfo=UTC)
    assert begun(zoned, (), now=noon)[cycle.id] < begun(room.plan, (), now=noon)[cycle.id]
    assert cycle.id not in running(room, noon - timedelta(days=2))
    assert cycle.id not in running(room, noon + timedelta(weeks=cycle.weeks))
    assert cycle.id in running(room)
    closed = Saying(0, About(Kind.CYCLE, cycle.id), Act.CLOSE, "", NOW, LOCAL_OWNER.name)
    room.repository.decide(Decision((closed,)), request_key="close")
    assert not running(room)
    assert not waits(room)


def test_what_a_file_brought_waits_since_its_cycle_began_and_a_proposal_since_it_was_made(
    room: Room,
) -> None:
    cycle = room.plan.cycles[-1]
    begun_at = running(room)[cycle.id]
    before = replace(said_in(room.repository), written={"love-mobile": begun_at - timedelta(1)})
    assert unanswered(room.plan, before, cycles=running(room)) == {FROM_FILE: begun_at}
    asked = Proposal("love-mobile", "needs", "platform", "a test place")
    propose(replace(room, now=LATER), asked, remark=remark("can you?"))
    assert waits(room)[NEEDS] == LATER


def test_what_a_file_brought_into_a_cycle_that_runs_waits_since_then(room: Room) -> None:
    assert running(room)[room.plan.cycles[-1].id] < NOW
    assert waits(room) == {FROM_FILE: NOW}


def test_an_objective_is_written_when_it_comes_into_its_cycle_whatever_is_changed_of_it(
    room: Room,
) -> None:
    def change(now: datetime, **what: str) -> Mapping[str, datetime]:
        latest = fresh(room)
        objectives = [
            replace(each, **what) if each.id == "faster-quotes" else each  # type: ignore[arg-type]
            for each in latest.plan.objectives
        ]
        plan = replace(latest.plan, objectives=tuple(objectives))
        room.repository.replace_plan(plan, revision=latest.stored.revision, at=now)
        return said_in(room.repository).written

    assert change(LATER, text="A quote within the day")["faster-quotes"] == NOW
    moved = change(LATER + timedelta(hours=1), cycle=room.plan.cycles[-1].id)
    assert moved["faster-quotes"] == LATER + timedelta(hours=1)
    assert moved["love-mobile"] == NOW


def test_what_was_answered_waits_no_more_whatever_the_answer(room: Room) -> None:
    propose(room, Proposal("love-mobile", "needs", "platform", "x"), remark=remark("can you?"))
    accept(fresh(room), "/".join(NEEDS), remark=remark("yes", key="b"))
    assert list(waits(room)) == [FROM_FILE]
    decline(fresh(room), "/".join(FROM_FILE), remark=remark("show us", key="c"))
    assert not waits(room)


def test_check_ins_are_of_cycles_that_run_by_number(room: Room) -> None:
    told = [CheckIn("love-mobile", n, NOW, "a") for n in (2, 1)] + [CheckIn("gone", 1, NOW, "a")]
    found = check_ins_now(room.plan, told, cycles=running(room))
    assert [each.number for each in found["love-mobile"]] == [1, 2]
    now = room.plan.of_cycle(room.plan.cycles[-1].id)
    assert set(found) == {each.id for each in now.objectives}
    assert found["most-innovative"] == []
    assert not check_ins_now(room.plan, told, cycles=())

"""A reset that was called off leaves the plan as it was; no cycle is reset twice, or over another."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from narrows.domain.okr import Cycle, Objective
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.cycles.states import is_over
from narrows.services.reset.beginning import Beginning
from narrows.services.reset.resetting import Addition, Carry, Drop, ResetSteps
from narrows.services.reset.standing import Fate
from narrows.services.reset.states import reset_begun
from narrows.services.room import Room
from narrows.services.stories.telling import Origin, tell
from narrows.services.stories.told import StoryState, stories
from tests.services.reset.test_resetting import (
    ANSWERS,
    BEGIN,
    PLAN,
    fates,
    of_winter,
    refusal,
    steps,
)
from tests.services.rooms import again, changed, remark, room_with

CALL_OFF = ResetSteps(is_called_off=True)
WINTER = Cycle("winter", date(2027, 1, 4))


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with room_with(PLAN, tmp_path) as made:
        yield made


def publish(room: Room, cycle: str, act: Act = Act.PUBLISH) -> Room:
    told = Saying(0, About(Kind.CYCLE, cycle), act, "", room.now, "somebody")
    room.repository.say(told, seen=None, request_key=cycle + act)
    return again(room)


def test_what_a_reset_put_into_the_plan_leaves_it(room: Room) -> None:
    told = tell(room, Origin("love"), remark=remark("Ask callers", key="s"))
    number = str(told.number)
    new = Addition(Objective("talk", "?", "claims", "One talk"), "A report")
    decided = replace(
        BEGIN,
        carries=(Carry("love", "Half way"), Carry("love/sit", "It works"), Carry(number, "Yes")),
        drops=(Drop("fair", "It is"),),
        additions=(new,),
    )
    off = steps(steps(room, decided), CALL_OFF, "c")
    assert (off.plan.cycles, off.plan.objectives) == (PLAN.cycles, PLAN.objectives)
    assert off.plan.organisation.adoption != PLAN.organisation.adoption, "answers stay"
    sayings = off.repository.sayings()
    assert reset_begun(off.plan, sayings) is None
    (story,) = stories(off.plan, sayings)
    assert (story.cycle, story.objective, story.state) == ("autumn", "love", StoryState.OPEN)
    anew = steps(off, BEGIN, "d")
    assert set(fates(anew)) == {"love", "love/sit", "love/late", number, "fair"}
    assert set(fates(anew).values()) == {Fate.PENDING}, "what was decided is asked anew"
    assert refusal(steps(anew, CALL_OFF, "e"), CALL_OFF) == "reset-not-begun"


def test_a_cycle_that_stood_before_stays_with_what_others_wrote(room: Room) -> None:
    stood = changed(room, replace(PLAN, cycles=(*PLAN.cycles, WINTER)))
    off = steps(steps(stood, BEGIN), CALL_OFF, "c")
    assert off.plan.cycle("winter") == WINTER


def test_what_somebody_wrote_into_the_new_cycle_stays(room: Room) -> None:
    begun = steps(room, replace(BEGIN, carries=(Carry("love", "Half way"),)))
    own = Objective("own", "winter", "claims", "Ours")
    written = changed(begun, replace(begun.plan, objectives=(*begun.plan.objectives, own)))
    assert of_winter(steps(written, CALL_OFF, "c")) == ["own"]


def test_calling_off_is_no_streams_and_ends_with_publication(room: Room) -> None:
    begun = steps(room, BEGIN)
    assert refusal(begun, CALL_OFF, "claims") == "strategy-not-yours"
    assert refusal(publish(begun, "winter"), CALL_OFF) == "reset-over"


def test_a_cycle_is_reset_once(room: Room) -> None:
    published = publish(steps(room, BEGIN), "winter")
    later = Beginning("spring", ANSWERS, start=date(2027, 4, 5), after="autumn")
    assert refusal(published, ResetSteps(later)) == "reset-over"
    closing = publish(published, "winter", Act.BEGIN_CLOSING)
    assert steps(closing, ResetSteps(replace(later, after="winter")), "c").plan.cycle("spring")


def test_a_new_cycle_stands_over_no_weeks_of_another(room: Room) -> None:
    long = Cycle("long", date(2027, 1, 18))
    there = changed(room, replace(PLAN, cycles=(*PLAN.cycles, long)))
    assert refusal(there, ResetSteps(Beginning("winter", ANSWERS, after="autumn"))) == (
        "cycle-overlaps"
    )
    short = Beginning("winter", ANSWERS, weeks=2, after="autumn")
    assert steps(there, ResetSteps(short)).plan.cycle("winter") == Cycle("winter", WINTER.start, 2)


def test_a_cycle_is_not_over_for_a_reset_that_was_called_off(room: Room) -> None:
    off = steps(steps(room, BEGIN), CALL_OFF, "c")
    by_hand = changed(off, replace(off.plan, cycles=(*off.plan.cycles, WINTER)))
    assert not is_over("autumn", publish(by_hand, "winter").repository.sayings())

"""What was decided in a reset is decided in its words; other words are refused or heard."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from narrows.domain.okr import Cycle, Objective
from narrows.services.reset.beginning import Beginning
from narrows.services.reset.resetting import Addition, Carry, Drop, ResetSteps
from narrows.services.room import Room
from tests.services.reset.test_resetting import ANSWERS, BEGIN, PLAN, refusal, steps, under_way
from tests.services.rooms import room_with

TALK = Objective("talk", "?", "claims", "One talk")
ALL = replace(
    BEGIN,
    carries=(Carry("love", "Half way", "loved"),),
    drops=(Drop("fair", "It is"),),
    additions=(Addition(TALK, "A report"),),
)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with room_with(PLAN, tmp_path) as made:
        yield steps(made, ALL)


@pytest.mark.parametrize(
    "taken",
    [
        ResetSteps(carries=(Carry("love", "For another reason"),)),
        ResetSteps(carries=(Carry("love", "Half way", "other"),)),
        ResetSteps(additions=(Addition(replace(TALK, text="Two talks"), "A report"),)),
        ResetSteps(additions=(Addition(TALK, "A meeting"),)),
        ResetSteps(Beginning("winter", replace(ANSWERS, problem="Another"))),
        ResetSteps(Beginning("winter", ANSWERS, weeks=12)),
        ResetSteps(Beginning("winter", ANSWERS, start=date(2027, 1, 11))),
    ],
)
def test_other_words_are_refused(room: Room, taken: ResetSteps) -> None:
    assert refusal(room, taken) == "reset-decided"


def test_the_same_again_stands(room: Room) -> None:
    assert steps(room, ALL, "c").repository.sayings() == room.repository.sayings()
    days = Beginning("winter", ANSWERS, start=under_way(room).into.start, weeks=13)
    assert steps(room, ResetSteps(days), "e").stored == room.stored
    quiet = ResetSteps(drops=(Drop("fair"),))
    assert steps(room, quiet, "d").stored == room.stored


def test_another_reason_to_let_go_is_heard(room: Room) -> None:
    later = steps(room, ResetSteps(drops=(Drop("fair", "Nobody asks"),)), "c")
    standing = under_way(later).standing("fair")
    assert standing is not None
    assert standing.saying is not None
    assert standing.saying.words == "Nobody asks"


def test_a_cycle_that_is_in_the_plan_keeps_its_days(tmp_path: Path) -> None:
    winter = Cycle("winter", date(2027, 1, 4))
    with room_with(replace(PLAN, cycles=(*PLAN.cycles, winter)), tmp_path) as room:
        other = ResetSteps(Beginning("winter", ANSWERS, weeks=6))
        assert refusal(room, other) == "reset-decided"
        assert steps(room, ResetSteps(Beginning("winter", ANSWERS))).plan.cycle("winter") == winter

"""Two people reset at once, each on what they read: what stands and what the plan has agree."""

import random
from pathlib import Path

from narrows.domain.errors import NarrowsError
from narrows.domain.plan import Plan
from narrows.domain.sayings import Kind
from narrows.services.reset.resetting import Carry, Drop, ResetSteps, take
from narrows.services.reset.standing import Fate
from narrows.services.reset.states import reset_under_way
from narrows.services.room import Room
from tests.services.reset.test_resetting import BEGIN, PLAN
from tests.services.rooms import again, remark, room_with

ROUNDS = 60
ITEMS = ("love", "love/sit", "love/late", "fair")
EXPECTED = {"reset-decided", "plan-stale", "reset-objective-first", "id-twice"}
"""`id-twice` where an old plan is read beside new sayings: it still has what was let go."""


def in_plan(plan: Plan) -> set[str]:
    """What the new cycle holds, by the names that a reset gives."""
    own = [each for each in plan.objectives if each.cycle == "winter"]
    return {each.id for each in own} | {f"{o.id}/{each.id}" for o in own for each in o.initiatives}


def standing(room: Room) -> set[str | None]:
    """What was carried and not let go again, as sayings have it."""
    reset = reset_under_way(room.plan, room.repository.sayings())
    return {
        each.becomes
        for each in reset.standings
        if each.fate is Fate.CARRIED and each.item.about.kind is not Kind.STORY
    }


def test_of_two_who_reset_at_once_nobody_is_lost(tmp_path: Path) -> None:
    dice = random.Random(7)
    refused: list[str] = []
    with room_with(PLAN, tmp_path) as first:
        take(first, BEGIN, remark=remark())
        rooms = [again(first), again(first)]
        for n in range(ROUNDS):
            who, item = dice.randrange(2), dice.choice(ITEMS)
            step = (
                ResetSteps(carries=(Carry(item, f"Because of {n}"),))
                if dice.random() < 0.6
                else ResetSteps(drops=(Drop(item),))
            )
            try:
                take(rooms[who], step, remark=remark(key=f"k{n}"))
            except NarrowsError as refusal:
                refused.append(refusal.slug)
                rooms[who] = again(first)
            now = again(first)
            assert in_plan(now.plan) == standing(now), f"after round {n}"
            if dice.random() < 0.5:
                rooms[who] = now
    assert set(refused) <= EXPECTED
    assert "plan-stale" in refused, "the two never met"

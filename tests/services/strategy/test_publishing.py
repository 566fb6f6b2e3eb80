"""The strategy is a draft until leaders publish it, and again whenever it says something else."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.organisation import Strategy, Waypoint
from narrows.domain.sayings import Act
from narrows.services.room import Room
from narrows.services.strategy.publishing import publish
from narrows.services.strategy.states import (
    THE_STRATEGY,
    StrategyState,
    fingerprint,
    said_since,
    silent_streams,
    state_of,
)
from narrows.services.talk.conversing import comment
from tests.services.rooms import changed, remark, room_with
from tests.web.plans import INSURER

CALM = Strategy("Nobody calls twice", ("In the Union",), (Waypoint("calm", "Calls halve"),))
PLAN = replace(INSURER, strategy=CALM, objectives=())


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with room_with(PLAN, tmp_path) as made:
        yield made


def test_a_strategy_is_published_once_and_for_the_organisation(room: Room) -> None:
    assert state_of(room.plan, []) is StrategyState.DRAFT
    saved = publish(room, remark=remark("All have spoken"))
    assert (saved.act, saved.behalf, saved.words) == (
        Act.PUBLISH,
        "organisation",
        "All have spoken",
    )
    assert publish(room, remark=remark(key="b")) == saved
    with pytest.raises(NarrowsError) as refused:
        publish(room, remark=remark("Some have spoken", key="c"))
    assert refused.value.slug == "said-otherwise"
    assert state_of(room.plan, room.repository.sayings()) is StrategyState.PUBLISHED


@pytest.mark.parametrize(
    "other",
    [
        replace(CALM, vision="Nobody calls"),
        replace(CALM, constraints=()),
        replace(CALM, waypoints=(Waypoint("calm", "Calls fall"),)),
    ],
)
def test_a_change_makes_it_a_draft_again(room: Room, other: Strategy) -> None:
    publish(room, remark=remark())
    later = changed(room, replace(PLAN, strategy=other))
    assert state_of(later.plan, room.repository.sayings()) is StrategyState.DRAFT
    again = publish(later, remark=remark(key="b"))
    assert again.number == 2
    assert state_of(later.plan, room.repository.sayings()) is StrategyState.PUBLISHED
    assert fingerprint(other) != fingerprint(CALM)


def test_a_change_of_something_else_leaves_it_published(room: Room) -> None:
    publish(room, remark=remark())
    later = changed(room, replace(PLAN, streams=PLAN.streams[:1]))
    assert state_of(later.plan, room.repository.sayings()) is StrategyState.PUBLISHED


def test_what_was_said_after_it_was_read_is_read_first(room: Room) -> None:
    comment(room, THE_STRATEGY, remark=remark("Which customers?", "policy", "b"))
    with pytest.raises(NarrowsError) as refused:
        publish(room, remark=remark(), seen=0)
    assert refused.value.slug == "saying-stale"
    assert publish(room, remark=remark(), seen=1).number == 2


def test_a_strategy_that_changed_meanwhile_is_not_published_unread(room: Room) -> None:
    changed(room, replace(PLAN, strategy=replace(CALM, vision="Nobody calls")))
    with pytest.raises(NarrowsError) as refused:
        publish(room, remark=remark())
    assert refused.value.slug == "plan-stale"
    assert not room.repository.sayings()


def test_streams_speak_about_it_and_do_not_publish_it(room: Room) -> None:
    with pytest.raises(NarrowsError) as refused:
        publish(room, remark=remark(behalf="policy"))
    assert refused.value.slug == "strategy-not-yours"
    first, *others = [each.id for each in PLAN.streams]
    said = comment(room, THE_STRATEGY, remark=remark("Which customers?", first, "b"))
    told = room.repository.sayings()
    assert said_since(told) == [said]
    assert silent_streams(room.plan, told) == others
    publish(room, remark=remark(key="c"))
    assert not said_since(room.repository.sayings())


def test_nothing_written_is_not_published(room: Room) -> None:
    bare = changed(room, replace(PLAN, strategy=Strategy(constraints=("In the Union",))))
    with pytest.raises(NarrowsError) as refused:
        publish(bare, remark=remark())
    assert refused.value.slug == "strategy-missing"
    assert state_of(bare.plan, []) is StrategyState.MISSING

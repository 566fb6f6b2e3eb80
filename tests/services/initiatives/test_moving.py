"""A key result that is something to do becomes a bet, in one step, with its history."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.key_results import KeyResult
from narrows.domain.sayings import Act
from narrows.services.initiatives.moving import move_key_result
from narrows.services.initiatives.standing import initiative_standing
from narrows.services.room import Room
from tests.services.rooms import again, changed, remark, room_with
from tests.web.plans import INSURER, LOVE

PORTAL = KeyResult("portal", "mobile-nps", target=1, baseline=0, text="Build a new portal")


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    love = replace(LOVE, key_results=(PORTAL, *LOVE.key_results))
    others = tuple(love if each.id == LOVE.id else each for each in INSURER.objectives)
    with room_with(replace(INSURER, objectives=others), tmp_path) as opened:
        yield opened


def test_it_is_proposed_as_a_bet_on_the_first_result_that_is_left(room: Room) -> None:
    said = move_key_result(room, "love-mobile/portal", remark=remark("It is something to do"))
    assert (said.act, said.about.key) == (Act.PROPOSE, "love-mobile/build-new-portal")
    assert (said.behalf, said.detail("key_result")) == ("policy", "portal")
    plan = again(room).plan
    found = plan.objective("love-mobile")
    assert found is not None
    assert found.key_results == LOVE.key_results
    bet = found.initiatives[-1]
    assert (bet.text, [each.key_result for each in bet.hypotheses]) == (PORTAL.text, ["nps"])
    told = room.repository.sayings()
    standing = initiative_standing(plan, told, key="love-mobile/build-new-portal")
    assert standing.state == "proposed"


def test_the_same_again_is_done_once(room: Room) -> None:
    first = move_key_result(room, "love-mobile/portal", remark=remark(key="a"))
    assert move_key_result(again(room), "love-mobile/portal", remark=remark(key="b")) == first
    with pytest.raises(NarrowsError) as unknown:
        move_key_result(again(room), "love-mobile/portel", remark=remark(key="c"))
    assert unknown.value.slug == "key-result-unknown"


def test_bets_on_it_are_bets_on_it_no_more(room: Room) -> None:
    move_key_result(room, "love-mobile/business-wait", remark=remark())
    found = again(room).plan.objective("love-mobile")
    assert found is not None
    assert found.initiatives[0].hypotheses == ()


def test_only_its_owner_decides_and_nobody_over_what_changed_meanwhile(room: Room) -> None:
    with pytest.raises(NarrowsError) as foreign:
        move_key_result(room, "love-mobile/portal", remark=remark(behalf="organisation"))
    assert foreign.value.slug == "initiative-not-yours"
    other = replace(room.plan, organisation=replace(room.plan.organisation, name="Other"))
    changed(room, other)
    with pytest.raises(NarrowsError) as stale:
        move_key_result(room, "love-mobile/portal", remark=remark())
    assert stale.value.slug == "plan-stale"
    found = again(room).plan.objective("love-mobile")
    assert found is not None
    assert found.key_results[0] == PORTAL

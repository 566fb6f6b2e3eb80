"""What nobody kept or ended when its cycle is over lapses with it; what was kept stays kept."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from narrows.domain.repository import LOCAL_OWNER
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.cycles.states import FOLLOWS, is_over
from narrows.services.initiatives.deciding import keep, start, stop
from narrows.services.initiatives.standing import initiative_standing
from narrows.services.initiatives.states import InitiativeState
from narrows.views.bet_standing import bet_standing
from tests.services.houses import House, why
from tests.web.reviews import NOW

KEY = "love-mobile/business-in-the-room"
Q4 = "2026-Q4"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.store.close()


def state(house: House) -> InitiativeState:
    """As lists tell it, and as pages do."""
    told = house.repository.sayings()
    listed = initiative_standing(house.room.plan, told, key=KEY).state
    shown = bet_standing(KEY, told, is_over=is_over(Q4, told))
    assert (shown.state, bool(shown.moves)) == (listed, listed is InitiativeState.RUNNING)
    return listed


def test_a_running_bet_lapses_when_its_cycle_is_closed(house: House) -> None:
    start(house.room, KEY, remark=why())
    assert state(house) is InitiativeState.RUNNING
    house.close_cycle()
    assert state(house) is InitiativeState.LAPSED


def test_it_lapses_when_the_next_cycle_is_published(house: House) -> None:
    start(house.room, KEY, remark=why())
    for number, act in enumerate((Act.PROPOSE, Act.PUBLISH)):
        assert state(house) is InitiativeState.RUNNING
        details = ((FOLLOWS, Q4),) if act is Act.PROPOSE else ()
        about = About(Kind.CYCLE, "2027-Q1")
        said = Saying(0, about, act, "", NOW, LOCAL_OWNER.name, details=details)
        house.repository.say(said, seen=None, request_key=f"c{number}")
    assert state(house) is InitiativeState.LAPSED


def test_what_was_stopped_stays_stopped(house: House) -> None:
    stop(house.room, KEY, remark=why())
    house.close_cycle()
    assert state(house) is InitiativeState.STOPPED


def test_what_was_kept_stays_kept(house: House) -> None:
    start(house.room, KEY, remark=why())
    keep(house.room, KEY, remark=why(key="b"))
    house.close_cycle()
    told = house.repository.sayings()
    assert initiative_standing(house.room.plan, told, key=KEY).state is InitiativeState.KEPT


@pytest.mark.parametrize("is_left_alone", [True, False])
def test_what_a_file_takes_out_of_the_plan_lapses(house: House, *, is_left_alone: bool) -> None:
    """The bet alone, or its objective with it."""
    start(house.room, KEY, remark=why())
    plan = house.room.plan
    left = [
        replace(each, initiatives=()) if each.id == "love-mobile" else each
        for each in plan.objectives
        if is_left_alone or each.id != "love-mobile"
    ]
    without = replace(plan, objectives=tuple(left))
    house.repository.replace_plan(without, revision=house.room.revision, at=NOW)
    found = initiative_standing(without, house.repository.sayings(), key=KEY)
    assert (found.state, found.planned) == (InitiativeState.LAPSED, None)

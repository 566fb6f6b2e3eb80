"""Bets are started, kept, changed, swapped and stopped, each with its reason; states are read."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.okr import Hypothesis, Initiative
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.initiatives.changing import change, swap
from narrows.services.initiatives.deciding import keep, start, stop
from narrows.services.initiatives.edits import Edits, edited
from narrows.services.initiatives.proposing import propose
from narrows.services.initiatives.standing import initiative_standing, initiatives
from narrows.services.initiatives.states import MOVES, InitiativeState, state_of
from narrows.services.remarks import Remark
from narrows.services.room import Room
from tests.services.houses import House, refused, why
from tests.web.plans import INSURER

KEY = "love-mobile/business-in-the-room"
OBJECTIVE = "love-mobile"
RULES = Initiative(
    "written-rules",
    "Underwriters write their rules down",
    hypotheses=(Hypothesis("business-wait", -4, 8, "most questions are asked again"),),
    status="Verifying",
)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.store.close()


def state(house: House, key: str = KEY) -> InitiativeState:
    return state_of(key, house.repository.sayings())


def test_what_nobody_spoke_of_is_proposed(house: House) -> None:
    assert state(house) is InitiativeState.PROPOSED


def test_a_bet_goes_its_way_and_each_step_keeps_its_reason(house: House) -> None:
    start(house.room, KEY, remark=why("", "a"))
    assert state(house) is InitiativeState.RUNNING
    keep(house.room, KEY, remark=why("The wait fell by two days", "b"))
    assert state(house) is InitiativeState.KEPT
    keep(house.room, KEY, remark=why("And by another", "c"))
    change(house.room, KEY, edits=Edits(text="Every morning"), remark=why("Not enough", "d"))
    assert state(house) is InitiativeState.CHANGED
    stop(house.room, KEY, remark=why("They left", "e"))
    assert state(house) is InitiativeState.STOPPED
    found = initiative_standing(house.room.plan, house.repository.sayings(), key=KEY)
    assert [(each.act, each.words) for each in found.history] == [
        (Act.START, ""),
        (Act.KEEP, "The wait fell by two days"),
        (Act.KEEP, "And by another"),
        (Act.CHANGE, "Not enough"),
        (Act.STOP, "They left"),
    ]
    assert {each.behalf for each in found.history} == {"policy"}
    assert found.planned is not None, "a stopped bet stays to be read, as stopped"


ENDED_BY_THE_CYCLE = {InitiativeState.LAPSED}


@pytest.mark.parametrize("state", sorted(set(InitiativeState) - ENDED_BY_THE_CYCLE))
def test_only_what_can_follow_follows(house: House, state: InitiativeState) -> None:
    room, words = house.room, why("So", "x")
    way = {
        InitiativeState.PROPOSED: (),
        InitiativeState.RUNNING: (Act.START,),
        InitiativeState.KEPT: (Act.START, Act.KEEP),
        InitiativeState.CHANGED: (Act.START, Act.CHANGE),
        InitiativeState.SWAPPED: (Act.SWAP,),
        InitiativeState.STOPPED: (Act.STOP,),
    }[state]
    for n, act in enumerate(way):
        done(house.room, act, remark=why("Then", f"way-{n}"), text="other")
    assert state_of(KEY, house.repository.sayings()) is state
    for act in (Act.START, Act.KEEP, Act.CHANGE, Act.SWAP, Act.STOP):
        if act not in MOVES[state]:
            with house.refused("initiative-move"):
                done(room, act, remark=words, text="third")
    assert len(house.repository.sayings(About(Kind.INITIATIVE, KEY))) == len(way)


def done(room: Room, act: Act, *, remark: Remark, text: str) -> Saying:
    if act is Act.CHANGE:
        return change(room, KEY, edits=Edits(text=text), remark=remark)
    if act is Act.SWAP:
        return swap(room, KEY, new=replace(RULES, id=text), remark=remark)
    return {Act.START: start, Act.KEEP: keep, Act.STOP: stop}[act](room, KEY, remark=remark)


def test_a_change_is_in_the_plan_and_in_the_history(house: House) -> None:
    start(house.room, KEY, remark=why("", "a"))
    edits = Edits(text="They sit with us every morning", change=-8)
    said = change(house.room, KEY, edits=edits, remark=why("Twice is not enough", "b"))
    found = initiative_standing(house.room.plan, house.repository.sayings(), key=KEY)
    assert found.planned is not None
    assert found.planned.text == "They sit with us every morning"
    assert found.planned.hypotheses == (
        Hypothesis("business-wait", -8, 6, "questions are answered the same day"),
    )
    assert said.detail("was/text") == "Business people sit with the stream two mornings a week"
    assert said.detail("now/text") == "They sit with us every morning"
    assert said.detail("was/teams") is None, "what stayed is not told"


def test_a_swap_puts_another_bet_in_its_place_and_keeps_what_it_was(house: House) -> None:
    start(house.room, KEY, remark=why("", "a"))
    said = swap(house.room, KEY, new=RULES, remark=why("They are too busy", "b"))
    objective = house.room.plan.objective(OBJECTIVE)
    before = INSURER.objective(OBJECTIVE)
    assert objective is not None
    assert before is not None
    assert objective.initiatives == (RULES,)
    assert objective.key_results == before.key_results, "the objective stays"
    assert (said.act, said.detail("to")) == (Act.SWAP, "written-rules")
    told = house.repository.sayings()
    old = initiative_standing(house.room.plan, told, key=KEY)
    new = initiative_standing(house.room.plan, told, key=f"{OBJECTIVE}/{RULES.id}")
    assert (old.state, old.planned) == (InitiativeState.SWAPPED, None)
    assert old.text == "Business people sit with the stream two mornings a week"
    assert (old.owner, old.cycle) == ("policy", "2026-Q4")
    assert new.state is InitiativeState.PROPOSED
    assert new.history[0].detail("instead_of") == "business-in-the-room"


def test_the_history_of_one_bet_is_never_another_ones(house: House) -> None:
    swap(house.room, KEY, new=RULES, remark=why("Too busy", "a"))
    again = replace(RULES, id="business-in-the-room")
    with house.refused("initiative-id-taken"):
        swap(house.room, f"{OBJECTIVE}/{RULES.id}", new=again, remark=why("Back again", "b"))
    with house.refused("initiative-id-taken"):
        propose(house.room, OBJECTIVE, initiative=again, remark=why("", "c"))


def test_what_is_refused_leaves_plan_and_history_as_they_were(house: House) -> None:
    before = house.repository.plan()
    lost = replace(RULES, hypotheses=(Hypothesis("nobody-knows"),))
    with pytest.raises(NarrowsError, match="nobody-knows"):
        swap(house.room, KEY, new=lost, remark=why("Too busy", "a"))
    with pytest.raises(NarrowsError, match="Nowhere"):
        swap(house.room, KEY, new=replace(RULES, status="Nowhere"), remark=why("Busy", "b"))
    assert house.repository.plan() == before
    assert not house.repository.sayings()


def test_who_proposes_is_the_author(house: House) -> None:
    propose(house.room, OBJECTIVE, initiative=RULES, remark=why("", "a"))
    handed = replace(RULES, id="handed-down")
    propose(house.room, OBJECTIVE, initiative=handed, remark=why("", "b", "organisation"))
    objective = house.room.plan.objective(OBJECTIVE)
    assert objective is not None
    authors = {each.id: each.author for each in objective.initiatives}
    assert (authors["written-rules"], authors["handed-down"]) == (None, "organisation")
    assert state(house, f"{OBJECTIVE}/handed-down") is InitiativeState.PROPOSED


def test_only_the_owner_decides_on_its_bets(house: House) -> None:
    for behalf in ("organisation", "claims"):
        with house.refused("initiative-not-yours"):
            start(house.room, KEY, remark=why(behalf=behalf))
    with house.refused("behalf-unknown"):
        start(house.room, KEY, remark=why(behalf="polcy"))
    start(house.room, KEY, remark=why(behalf="policy"))
    assert state(house) is InitiativeState.RUNNING


def test_a_reason_is_asked_where_no_hypothesis_is_one(house: House) -> None:
    bare = replace(RULES, hypotheses=())
    propose(house.room, OBJECTIVE, initiative=bare, remark=why("", "a"))
    with house.refused("words-missing"):
        start(house.room, f"{OBJECTIVE}/{bare.id}", remark=why(" ", "b"))
    start(house.room, KEY, remark=why("", "c"))
    with house.refused("words-missing"):
        stop(house.room, KEY, remark=why(" ", "d"))


def test_an_unknown_bet_is_told_with_those_that_there_are(house: House) -> None:
    with pytest.raises(NarrowsError, match="did you mean «love-mobile/business-in-the-room»"):
        start(house.room, "love-mobile/business-in-the-rom", remark=why())
    with house.refused("initiative-unknown"):
        initiative_standing(house.room.plan, (), key="love-mobile/none")


def test_a_closed_cycle_changes_no_more(house: House) -> None:
    house.close_cycle()
    for act in (Act.START, Act.SWAP, Act.STOP):
        with house.refused("cycle-closed"):
            done(house.room, act, remark=why("Late", act), text="late")
    with house.refused("cycle-closed"):
        propose(house.room, OBJECTIVE, initiative=RULES, remark=why("Late", "p"))


def test_a_request_sent_twice_is_done_once(house: House) -> None:
    way: Sequence[Callable[[], Saying]] = (
        lambda: start(house.room, KEY, remark=why("", "a")),
        lambda: keep(house.room, KEY, remark=why("Works", "b")),
        lambda: change(house.room, KEY, edits=Edits(text="More"), remark=why("More", "c")),
        lambda: swap(house.room, KEY, new=RULES, remark=why("Too busy", "d")),
        lambda: propose(
            house.room, OBJECTIVE, initiative=replace(RULES, id="third"), remark=why("", "e")
        ),
        lambda: stop(house.room, f"{OBJECTIVE}/third", remark=why("No time", "f")),
    )
    for step in way:
        first = step()
        plan = house.repository.plan()
        assert step() == first
        assert house.repository.plan() == plan


def test_proposed_with_less_it_is_another(house: House) -> None:
    full = replace(RULES, id="third", epic="E-1")
    propose(house.room, OBJECTIVE, initiative=full, remark=why("", "a"))
    with house.refused("initiative-id-taken"):
        less = replace(full, epic=None)
        propose(house.room, OBJECTIVE, initiative=less, remark=why("", "b"))


def test_who_saw_less_is_told(house: House) -> None:
    start(house.room, KEY, remark=why("", "a"))
    with house.refused("saying-stale"):
        keep(house.room, KEY, remark=why("Works", "b"), seen=0)
    room = house.room
    change(house.room, KEY, edits=Edits(text="More"), remark=why("More", "c"))
    with house.refused("plan-stale"):
        change(room, KEY, edits=Edits(text="Less"), remark=why("Less", "d"))
    assert len(house.repository.sayings()) == 2


def test_stopping_moves_the_plan_on_and_starting_does_not(house: House) -> None:
    """What was measured of the plan is measured again when the rules read it otherwise."""
    revision = house.room.revision
    start(house.room, KEY, remark=why("", "a"))
    keep(house.room, KEY, remark=why("Works", "b"))
    assert house.room.revision == revision
    stop(house.room, KEY, remark=why("No more", "c"))
    assert house.room.revision == revision + 1
    assert house.room.plan == INSURER


def test_nothing_changed_is_no_change(house: House) -> None:
    start(house.room, KEY, remark=why("", "a"))
    with house.refused("initiative-unchanged"):
        change(house.room, KEY, edits=Edits(status="Verifying"), remark=why("Hm", "b"))


def test_a_part_of_a_hypothesis_is_of_the_one_that_is_meant() -> None:
    two = replace(RULES, hypotheses=(Hypothesis("a", 1), Hypothesis("b", 2, because="so")))
    assert edited(two, Edits(moves="b", change=3)).hypotheses == (
        Hypothesis("a", 1),
        Hypothesis("b", 3, because="so"),
    )
    assert edited(two, Edits(moves="c")).hypotheses[2] == Hypothesis("c")
    with refused("hypothesis-unclear"):
        edited(two, Edits(change=3))


def test_bets_are_listed_by_plan_with_what_left_it_behind_its_objective(house: House) -> None:
    swap(house.room, KEY, new=RULES, remark=why("Too busy", "a"))
    found = initiatives(house.room.plan, house.repository.sayings())
    assert [each.key for each in found] == [
        "love-mobile/written-rules",
        KEY,
        "cheaper-hosting/storage-tiers",
    ]
    assert not initiatives(house.room.plan, house.repository.sayings(), cycle="2026-Q3")


def test_another_bet_under_the_same_words_is_not_taken_for_the_first(house: House) -> None:
    propose(house.room, OBJECTIVE, initiative=RULES, remark=why("", "a"))
    with house.refused("initiative-id-taken"):
        propose(
            house.room, OBJECTIVE, initiative=replace(RULES, text="Nobody"), remark=why("", "b")
        )
    new = replace(RULES, id="third")
    swap(house.room, KEY, new=new, remark=why("Busy", "c"))
    with house.refused("initiative-move"):
        swap(house.room, KEY, new=replace(new, text="Nobody"), remark=why("Busy", "d"))
    with house.refused("initiative-move"):
        swap(house.room, KEY, new=replace(new, id="fourth"), remark=why("Busy", "e"))

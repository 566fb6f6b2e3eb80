"""The side that makes the wave proposes it, in words that it can change, and withdraws it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from narrows.domain.decision import Decision
from narrows.domain.errors import NarrowsError
from narrows.domain.okr import Ripple
from narrows.domain.repository import LOCAL_OWNER
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.check_ins.refusals import LONGEST_TEXT
from narrows.services.ripples.answering import accept, decline
from narrows.services.ripples.graph import Meeting, ripple_graph
from narrows.services.ripples.proposing import propose, withdraw
from narrows.services.ripples.states import RippleState, state_of
from narrows.services.ripples.targets import Proposal
from narrows.services.ripples.waves import asked, wave_named
from narrows.services.room import Room
from tests.services.ripples.rooms import fresh, remark, room_in
from tests.web.plans import INSURER
from tests.web.reviews import NOW

NEEDS = Proposal("love-mobile", "needs", "platform", "a test place within the hour")
KEY = "love-mobile/needs/platform"
FROM_FILE = "love-mobile/helps/most-innovative"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with room_in(tmp_path) as made:
        yield made


def stands(room: Room, key: str = KEY) -> RippleState:
    latest = fresh(room)
    return state_of(latest.plan, wave_named(latest.plan, key), sayings=latest.repository.sayings())


def test_a_proposal_enters_the_plan_with_its_saying(room: Room) -> None:
    said = propose(room, NEEDS, remark=remark("can you?"))
    assert (said.act, said.words, said.behalf) == (Act.PROPOSE, "can you?", "policy")
    latest = fresh(room)
    assert latest.revision == room.revision + 1
    love = latest.plan.objective("love-mobile")
    assert love is not None
    assert love.ripples[-1] == Ripple("platform", "needs", "a test place within the hour")
    assert stands(room) is RippleState.PROPOSED
    assert asked(latest.plan, wave_named(latest.plan, KEY)) == "platform"


def test_another_message_is_heard_and_the_same_stands(room: Room) -> None:
    first = propose(room, NEEDS, remark=remark("can you?"))
    assert propose(fresh(room), NEEDS, remark=remark("can you?", key="b")) == first
    second = propose(fresh(room), NEEDS, remark=remark("please?", key="c"))
    assert (second.words, second.number > first.number) == ("please?", True)


def test_the_other_side_accepts_declines_and_may_think_again(room: Room) -> None:
    propose(room, NEEDS, remark=remark())
    accept(fresh(room), KEY, remark=remark("from Monday", key="b"))
    assert stands(room) is RippleState.ACCEPTED
    said = decline(fresh(room), KEY, remark=remark("our storage comes first", "platform", key="c"))
    assert said.behalf == "platform"
    assert stands(room) is RippleState.DECLINED


def test_a_ripple_of_a_file_counts_as_proposed_and_is_answered(room: Room) -> None:
    assert stands(room, FROM_FILE) is RippleState.PROPOSED
    accept(room, FROM_FILE, remark=remark("", "organisation"))
    assert stands(room, FROM_FILE) is RippleState.ACCEPTED
    assert fresh(room).revision == room.revision


def test_declined_it_may_be_proposed_in_other_words(room: Room) -> None:
    propose(room, NEEDS, remark=remark())
    decline(fresh(room), KEY, remark=remark("not this quarter", key="b"))
    propose(fresh(room), replace(NEEDS, text="one on Tuesdays"), remark=remark(key="c"))
    assert stands(room) is RippleState.PROPOSED
    love = fresh(room).plan.objective("love-mobile")
    assert love is not None
    assert [each.text for each in love.ripples if each.effect == "needs"] == ["one on Tuesdays"]


def test_what_was_accepted_in_other_words_waits_again(room: Room) -> None:
    propose(room, NEEDS, remark=remark())
    accept(fresh(room), KEY, remark=remark(key="b"))
    latest = fresh(room)
    love = latest.plan.objective("love-mobile")
    assert love is not None
    reworded = tuple(replace(each, text="ten test places") for each in love.ripples)
    plan = replace(
        latest.plan,
        objectives=tuple(
            replace(each, ripples=reworded) if each is love else each
            for each in latest.plan.objectives
        ),
    )
    room.repository.replace_plan(plan, revision=latest.revision, at=NOW)
    assert stands(room) is RippleState.PROPOSED


def test_withdrawn_it_leaves_the_plan_and_comes_back_unanswered(room: Room) -> None:
    propose(room, NEEDS, remark=remark())
    accept(fresh(room), KEY, remark=remark(key="b"))
    gone = withdraw(fresh(room), KEY, remark=remark("we built our own", key="c"))
    assert gone.act is Act.WITHDRAW
    assert withdraw(fresh(room), KEY, remark=remark(key="d")) == gone
    with pytest.raises(NarrowsError) as refused:
        withdraw(fresh(room), KEY, remark=remark("we bought one", key="z"))
    assert refused.value.slug == "said-otherwise"
    with pytest.raises(NarrowsError) as refused:
        accept(fresh(room), KEY, remark=remark(key="e"))
    assert refused.value.slug == "ripple-unknown"
    propose(fresh(room), NEEDS, remark=remark(key="f"))
    assert stands(room) is RippleState.PROPOSED


def test_somebody_outside_and_ones_own_are_told_and_not_asked(room: Room) -> None:
    outside = Proposal("love-mobile", "hinders", "the call centre", "more calls", is_outside=True)
    propose(room, outside, remark=remark())
    own = Proposal("love-mobile", "helps", "policy", "quicker answers")
    propose(fresh(room), own, remark=remark(key="b"))
    for key in ("love-mobile/hinders/the call centre", "love-mobile/helps/policy"):
        assert stands(room, key) is RippleState.TOLD
        with pytest.raises(NarrowsError) as refused:
            accept(fresh(room), key, remark=remark(key="c"))
        assert refused.value.slug == "ripple-without-answer"


@pytest.mark.parametrize(
    ("proposal", "slug"),
    [
        (replace(NEEDS, objective="love-mobil"), "objective-unknown"),
        (replace(NEEDS, effect="blocks"), "ripple-effect-unknown"),
        (replace(NEEDS, to="platfrom"), "ripple-to-unknown"),
        (replace(NEEDS, to="", is_outside=True), "words-missing"),
        (replace(NEEDS, to=" love-mobile\n", is_outside=True), "ripple-to-itself"),
        (replace(NEEDS, to="x" * 201, is_outside=True), "ripple-party-too-long"),
        (replace(NEEDS, to="love-mobile"), "ripple-to-itself"),
        (replace(NEEDS, to="faster-quotes"), "ripple-across-cycles"),
        (replace(NEEDS, text=" \n"), "words-missing"),
        (replace(NEEDS, text="x" * (LONGEST_TEXT + 1)), "text-too-long"),
    ],
)
def test_a_ripple_that_leads_nowhere_is_refused(room: Room, proposal: Proposal, slug: str) -> None:
    with pytest.raises(NarrowsError) as refused:
        propose(room, proposal, remark=remark())
    assert refused.value.slug == slug
    assert fresh(room).revision == room.revision
    assert not room.repository.sayings()


def test_each_side_speaks_for_itself(room: Room) -> None:
    with pytest.raises(NarrowsError, match="policy's") as refused:
        propose(room, NEEDS, remark=remark(behalf="claims"))
    assert refused.value.slug == "ripple-not-yours"
    propose(room, NEEDS, remark=remark(behalf="policy"))
    with pytest.raises(NarrowsError, match="for platform to accept") as refused:
        accept(fresh(room), KEY, remark=remark(behalf="policy", key="b"))
    assert refused.value.slug == "ripple-answer-not-yours"
    with pytest.raises(NarrowsError) as refused:
        withdraw(fresh(room), KEY, remark=remark(behalf="platform", key="b"))
    assert refused.value.slug == "ripple-not-yours"
    with pytest.raises(NarrowsError) as refused:
        decline(fresh(room), KEY, remark=remark(" ", key="b"))
    assert refused.value.slug == "words-missing"
    assert len(room.repository.sayings()) == 1


def test_the_same_request_is_heard_once(room: Room) -> None:
    first = propose(room, NEEDS, remark=remark())
    assert propose(fresh(room), NEEDS, remark=remark()) == first
    answered = accept(fresh(room), KEY, remark=remark(key="b"))
    assert accept(fresh(room), KEY, remark=remark(key="b")) == answered
    assert len(room.repository.sayings()) == 2


def test_who_saw_another_plan_answers_nothing(room: Room) -> None:
    propose(room, NEEDS, remark=remark())
    seen = fresh(room)
    propose(fresh(room), replace(NEEDS, text="two of them"), remark=remark(key="b"))
    with pytest.raises(NarrowsError) as refused:
        accept(seen, KEY, remark=remark(key="c"))
    assert refused.value.slug == "plan-stale"
    with pytest.raises(NarrowsError) as refused:
        withdraw(seen, KEY, remark=remark(key="d"))
    assert refused.value.slug == "plan-stale"
    assert stands(room) is RippleState.PROPOSED


def test_a_closed_cycle_stays_as_it_was(room: Room) -> None:
    closed = Saying(0, About(Kind.CYCLE, "2026-Q4"), Act.CLOSE, "", NOW, LOCAL_OWNER.name)
    room.repository.decide(Decision((closed,)), request_key="close")
    latest = fresh(room)
    says: tuple[Callable[[], Saying], ...] = (
        lambda: propose(latest, NEEDS, remark=remark()),
        lambda: accept(latest, FROM_FILE, remark=remark()),
        lambda: withdraw(latest, FROM_FILE, remark=remark()),
    )
    for say in says:
        with pytest.raises(NarrowsError) as refused:
            say()
        assert refused.value.slug == "cycle-closed"
    assert fresh(room).revision == latest.revision


def test_waves_that_meet_reinforce_or_cancel_each_other(room: Room) -> None:
    helping = Proposal("cheaper-hosting", "helps", "most-innovative", "room to grow")
    propose(room, helping, remark=remark())
    graph = ripple_graph(fresh(room).plan, room.repository.sayings(), cycle="2026-Q4")
    assert [(each.to, each.meeting) for each in graph.meetings] == [
        ("most-innovative", Meeting.REINFORCING)
    ]
    assert [each.waits_for for each in graph.links] == ["organisation", "organisation"]
    hindering = replace(helping, effect="hinders", text="it takes our people")
    propose(fresh(room), hindering, remark=remark(key="b"))
    graph = ripple_graph(fresh(room).plan, room.repository.sayings(), cycle="2026-Q4")
    assert [each.meeting for each in graph.meetings] == [Meeting.CANCELLING]
    declined = "cheaper-hosting/hinders/most-innovative"
    decline(fresh(room), declined, remark=remark("we hire", key="c"))
    graph = ripple_graph(fresh(room).plan, room.repository.sayings(), cycle="2026-Q4")
    assert [each.meeting for each in graph.meetings] == [Meeting.REINFORCING]
    last = graph.links[-1]
    assert (last.key, last.state, last.words, last.waits_for) == (
        declined,
        RippleState.DECLINED,
        "we hire",
        None,
    )
    assert not ripple_graph(INSURER, (), cycle="2026-Q3").links

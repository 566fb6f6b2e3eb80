"""Waves that a customer, a regulator or a partner makes are noted by those who feel them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from narrows.domain.decision import Decision
from narrows.domain.errors import NarrowsError
from narrows.domain.repository import LOCAL_OWNER
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.ripples.answering import accept
from narrows.services.ripples.graph import Meeting, ripple_graph
from narrows.services.ripples.links import Link
from narrows.services.ripples.outside import OutsideWave, note
from narrows.services.ripples.proposing import withdraw
from narrows.services.ripples.states import RippleState
from narrows.services.room import Room
from tests.services.ripples.rooms import fresh, remark, room_in
from tests.web.reviews import NOW

RULES = OutsideWave("the regulator", "hinders", "most-innovative", "strongly")
KEY = "the regulator/hinders/most-innovative"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with room_in(tmp_path) as made:
        yield made


def felt(room: Room, cycle: str = "2026-Q4") -> list[Link]:
    graph = ripple_graph(fresh(room).plan, room.repository.sayings(), cycle=cycle)
    return [each for each in graph.links if each.objective is None]


def test_it_is_felt_and_nobody_is_asked(room: Room) -> None:
    said = note(room, RULES, remark=remark("a second signature", "policy"))
    assert (said.act, said.behalf, said.about.key) == (Act.PROPOSE, "policy", KEY)
    (found,) = felt(room)
    assert (found.owner, found.effect, found.felt_by) == (
        "the regulator",
        "hinders",
        "organisation",
    )
    assert (found.text, found.strength) == ("a second signature", "strongly")
    assert (found.state, found.waits_for) == (RippleState.TOLD, None)
    with pytest.raises(NarrowsError) as refused:
        accept(room, KEY, remark=remark(key="b"))
    assert refused.value.slug == "ripple-unknown"
    assert fresh(room).revision == room.revision


def test_it_meets_the_waves_of_the_plan(room: Room) -> None:
    note(room, RULES, remark=remark("two forms"))
    (met,) = ripple_graph(room.plan, room.repository.sayings(), cycle="2026-Q4").meetings
    assert (met.meeting, met.hinders) == (Meeting.CANCELLING, (KEY,))


def test_noted_twice_it_stands_once_and_other_words_replace_it(room: Room) -> None:
    first = note(room, RULES, remark=remark("a second signature"))
    assert note(room, RULES, remark=remark("a second signature", key="b")) == first
    note(room, RULES, remark=remark("a third signature", key="c"))
    assert [each.text for each in felt(room)] == ["a third signature"]


def test_it_is_taken_back_and_noted_again(room: Room) -> None:
    note(room, RULES, remark=remark("two forms"))
    gone = withdraw(room, KEY, remark=remark("the rule fell", key="b"))
    assert gone.act is Act.WITHDRAW
    assert withdraw(room, KEY, remark=remark(key="c")) == gone
    assert felt(room) == []
    note(room, RULES, remark=remark("two forms", key="d"))
    assert len(felt(room)) == 1


def test_a_stream_feels_it_in_one_cycle(room: Room) -> None:
    note(room, replace(RULES, to="claims"), remark=remark("two forms"))
    note(room, replace(RULES, to="platform", cycle="2026-Q3"), remark=remark("two forms", key="b"))
    assert [each.felt_by for each in felt(room)] == ["claims"]
    assert [each.felt_by for each in felt(room, "2026-Q3")] == ["platform"]


@pytest.mark.parametrize(
    ("wave", "slug"),
    [
        (replace(RULES, party=" "), "words-missing"),
        (replace(RULES, party="x" * 201), "ripple-party-too-long"),
        (replace(RULES, party="platform"), "ripple-from-inside"),
        (replace(RULES, party="love-mobile"), "ripple-from-inside"),
        (replace(RULES, effect="blocks"), "ripple-effect-unknown"),
        (replace(RULES, to="claim"), "ripple-to-unknown"),
        (replace(RULES, to="claims", cycle="2026-Q9"), "cycle-unknown"),
    ],
)
def test_what_comes_from_nowhere_or_goes_nowhere_is_refused(
    room: Room, wave: OutsideWave, slug: str
) -> None:
    with pytest.raises(NarrowsError) as refused:
        note(room, wave, remark=remark("two forms"))
    assert refused.value.slug == slug
    assert not room.repository.sayings()


def test_a_wave_without_words_is_none(room: Room) -> None:
    with pytest.raises(NarrowsError) as refused:
        note(room, RULES, remark=remark(" "))
    assert refused.value.slug == "words-missing"
    assert not room.repository.sayings()


def test_a_closed_cycle_feels_nothing_new(room: Room) -> None:
    note(room, RULES, remark=remark("two forms"))
    closed = Saying(0, About(Kind.CYCLE, "2026-Q4"), Act.CLOSE, "", NOW, LOCAL_OWNER.name)
    room.repository.decide(Decision((closed,)), request_key="close")
    with pytest.raises(NarrowsError) as refused:
        note(fresh(room), replace(RULES, effect="helps"), remark=remark("two forms", key="b"))
    assert refused.value.slug == "cycle-closed"
    with pytest.raises(NarrowsError) as refused:
        withdraw(fresh(room), KEY, remark=remark(key="c"))
    assert refused.value.slug == "cycle-closed"

"""What waits for an answer leaves the inbox when it is answered, or when nobody can any more."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from narrows.domain.decision import Decision
from narrows.domain.errors import NarrowsError
from narrows.domain.repository import LOCAL_OWNER
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.ripples.answering import decline
from narrows.services.ripples.inbox import WaitingKind, inbox
from narrows.services.ripples.proposing import propose
from narrows.services.ripples.targets import Proposal
from narrows.services.room import Room
from narrows.services.talk.conversing import answer, ask
from tests.services.ripples.rooms import fresh, remark, room_in
from tests.web.reviews import NOW

FROM_FILE = "love-mobile/helps/most-innovative"
TODAY = NOW.date()
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with room_in(tmp_path) as made:
        yield made


def waits(
    room: Room, owner: str | None = None, *, today: date = TODAY
) -> list[tuple[str, str, str]]:
    latest = fresh(room)
    found = inbox(latest.plan, latest.repository.sayings(), owner=owner, today=today)
    return [(each.waits_for, each.kind.value, each.about) for each in found]


def test_questions_and_ripples_wait_the_oldest_first(room: Room) -> None:
    later = replace(room, now=LATER)
    needs = Proposal("love-mobile", "needs", "platform", "a test place")
    propose(later, needs, remark=remark("can you?"))
    asked = ask(room, About(Kind.OBJECTIVE, "love-mobile"), remark=remark("Whom?", "claims", "b"))
    found = inbox(fresh(room).plan, room.repository.sayings(), owner=None, today=TODAY)
    assert [(each.waits_for, each.asked_by, each.words, each.since) for each in found] == [
        ("organisation", "policy", "provisioning ends where our flow ends", None),
        ("policy", "claims", "Whom?", NOW),
        ("platform", "policy", "can you?", LATER),
    ]
    assert (found[1].kind, found[1].number) == (WaitingKind.QUESTION, asked.number)
    assert waits(room, "platform") == [("platform", "ripple", "love-mobile/needs/platform")]
    assert waits(room, "claims") == []


def test_what_is_answered_waits_no_more(room: Room) -> None:
    asked = ask(room, About(Kind.STRATEGY), remark=remark("When?", "policy"))
    assert len(waits(room, "organisation")) == 2
    answer(room, asked.number, remark=remark("In spring", key="b"))
    decline(room, FROM_FILE, remark=remark("show us", key="c"))
    assert waits(room) == []


def test_nothing_waits_about_what_is_gone(room: Room) -> None:
    for n, kind in enumerate((Kind.OBJECTIVE, Kind.STREAM)):
        ask(room, About(kind, "gone"), remark=remark("Still?", key=str(n)))
    ask(room, About(Kind.KEY_RESULT, "love-mobile/gone"), remark=remark("Why?", key="c"))
    assert [about for _, _, about in waits(room)] == [FROM_FILE, "love-mobile/gone"]


def test_neither_ripple_nor_question_waits_in_a_closed_cycle(room: Room) -> None:
    closed = Saying(0, About(Kind.CYCLE, "2026-Q4"), Act.CLOSE, "", NOW, LOCAL_OWNER.name)
    for n, about in enumerate((About(Kind.OBJECTIVE, "love-mobile"), About(Kind.STREAM, "policy"))):
        ask(room, about, remark=remark("Whom?", key=str(n)))
    assert len(waits(room)) == 3
    room.repository.decide(Decision((closed,)), request_key="close")
    assert waits(room) == [("policy", "question", "policy")], "what is no cycle's goes on"


def test_neither_ripple_nor_question_waits_when_its_cycle_is_over(room: Room) -> None:
    cycle = room.plan.cycle("2026-Q4")
    assert cycle is not None
    ask(room, About(Kind.KEY_RESULT, "love-mobile/nps"), remark=remark("Whom?"))
    assert len(waits(room, today=cycle.end - timedelta(days=1))) == 2
    assert waits(room, today=cycle.end) == []


def test_nobody_has_an_inbox_who_is_not_there(room: Room) -> None:
    with pytest.raises(NarrowsError, match="did you mean «policy»") as refused:
        waits(room, "polici")
    assert refused.value.slug == "owner-unknown"

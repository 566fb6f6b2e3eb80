"""Leaders comment, ask and acknowledge; only the owner's side answers."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.repository import LOCAL_OWNER, StoredPlan
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.check_ins.refusals import LONGEST_TEXT
from narrows.services.remarks import Remark
from narrows.services.room import Room
from narrows.services.talk.acknowledging import acknowledge, acknowledged, take_back
from narrows.services.talk.conversing import answer, ask, comment, conversation, unanswered
from narrows.services.talk.talked_of import thing_named
from narrows.store import open_store
from tests.web.plans import INSURER
from tests.web.reviews import NOW

LOVE = About(Kind.OBJECTIVE, "love-mobile")


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    store = open_store(str(tmp_path / "store.sqlite3"))
    yield Room(store.repository(LOCAL_OWNER), StoredPlan(INSURER, 1), LOCAL_OWNER, NOW)
    store.close()


def remark(
    words: str = "Which customers?", behalf: str | None = "organisation", key: str = "a"
) -> Remark:
    return Remark(words, behalf, request_key=key)


def standing(room: Room) -> Saying | None:
    objective = room.plan.objective("love-mobile")
    assert objective is not None
    return acknowledged(room.repository.sayings(), objective)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("love-mobile", Kind.OBJECTIVE),
        ("love-mobile/nps", Kind.KEY_RESULT),
        ("policy", Kind.STREAM),
        ("strategy", Kind.STRATEGY),
    ],
)
def test_a_thing_is_found_by_its_name(name: str, kind: Kind) -> None:
    assert thing_named(INSURER, name).kind is kind


def test_what_is_not_there_is_not_talked_of() -> None:
    with pytest.raises(NarrowsError, match="did you mean «love-mobile»") as refused:
        thing_named(INSURER, "love-mobil")
    assert refused.value.slug == "talk-about-unknown"


def test_a_question_waits_until_its_owner_answers(room: Room) -> None:
    asked = ask(room, LOVE, remark=remark())
    assert unanswered(room.repository.sayings()) == [asked]
    with pytest.raises(NarrowsError, match="for policy to answer") as refused:
        answer(room, asked.number, remark=remark("All", "organisation", "b"))
    assert refused.value.slug == "answer-not-yours"
    assert unanswered(room.repository.sayings()) == [asked]
    told = answer(room, asked.number, remark=remark("Those on a phone.\r\n", None, "c"))
    assert (told.words, told.behalf, told.refers) == ("Those on a phone.", "policy", asked.number)
    assert not unanswered(room.repository.sayings())
    assert answer(room, asked.number, remark=remark("Those on a phone.", None, "d")) == told
    assert conversation(room.repository.sayings(), LOVE) == [asked, told]
    assert not conversation(room.repository.sayings(), About(Kind.STREAM, "policy"))


def test_only_questions_are_answered(room: Room) -> None:
    said = comment(room, LOVE, remark=remark())
    for number in (said.number, 99):
        with pytest.raises(NarrowsError) as refused:
            answer(room, number, remark=remark("Yes", None, "b"))
        assert refused.value.slug == "question-unknown"


@pytest.mark.parametrize(
    ("said", "slug"),
    [
        (remark(" \n"), "words-missing"),
        (remark("x" * (LONGEST_TEXT + 1)), "text-too-long"),
        (remark(behalf="polcy"), "behalf-unknown"),
    ],
)
def test_what_cannot_be_said_is_refused(room: Room, said: Remark, slug: str) -> None:
    with pytest.raises(NarrowsError) as refused:
        comment(room, LOVE, remark=said)
    assert refused.value.slug == slug
    assert not room.repository.sayings()


def test_the_same_request_is_heard_once(room: Room) -> None:
    assert comment(room, LOVE, remark=remark()) == comment(room, LOVE, remark=remark())
    assert len(room.repository.sayings()) == 1


def test_an_acknowledgement_stands_until_it_is_taken_back(room: Room) -> None:
    first = acknowledge(room, "love-mobile", remark=remark(""))
    assert acknowledge(room, "love-mobile", remark=remark("", key="b")) == first
    assert standing(room) == first
    comment(room, LOVE, remark=remark(key="c"))
    assert standing(room) == first
    back = take_back(room, "love-mobile", remark=remark("Not any more", key="d"))
    assert back.act is Act.WITHDRAW
    assert take_back(room, "love-mobile", remark=remark("Not any more ", key="e")) == back
    assert standing(room) is None


def test_an_acknowledgement_in_other_words_is_heard_too(room: Room) -> None:
    acknowledge(room, "love-mobile", remark=remark("By the wait."))
    again = acknowledge(room, "love-mobile", remark=remark("By their word.", key="b"))
    assert (again.words, standing(room)) == ("By their word.", again)
    take_back(room, "love-mobile", remark=remark("No.", key="c"))
    assert take_back(room, "love-mobile", remark=remark("Not yet.", key="d")).words == "Not yet."
    told = [each.words for each in room.repository.sayings(LOVE)]
    assert told == ["By the wait.", "By their word.", "No.", "Not yet."]


@pytest.mark.parametrize(
    ("changes", "is_standing"),
    [
        ({"why": "They told us"}, True),
        ({"text": "Mobile customers stay"}, False),
        ({"waypoint": "most-loved"}, False),
        ({"waypoint": None}, False),
    ],
)
def test_an_acknowledgement_is_of_what_the_objective_said(
    room: Room, changes: dict[str, Any], is_standing: bool
) -> None:
    acknowledge(room, "love-mobile", remark=remark())
    there = INSURER.objective("love-mobile")
    assert there is not None
    now = replace(there, **changes)
    assert (acknowledged(room.repository.sayings(), now) is not None) is is_standing


def test_streams_do_not_acknowledge_and_nothing_is_taken_back_that_was_not_said(room: Room) -> None:
    with pytest.raises(NarrowsError) as refused:
        acknowledge(room, "love-mobile", remark=remark(behalf="policy"))
    assert refused.value.slug == "acknowledge-not-yours"
    with pytest.raises(NarrowsError) as refused:
        take_back(room, "love-mobile", remark=remark())
    assert refused.value.slug == "not-acknowledged"
    assert not room.repository.sayings()


def test_an_objective_without_a_waypoint_is_not_acknowledged(room: Room) -> None:
    lost = tuple(replace(each, waypoint=None) for each in INSURER.objectives)
    elsewhere = replace(room, stored=StoredPlan(replace(INSURER, objectives=lost), 1))
    with pytest.raises(NarrowsError) as refused:
        acknowledge(elsewhere, "love-mobile", remark=remark())
    assert refused.value.slug == "waypoint-missing"

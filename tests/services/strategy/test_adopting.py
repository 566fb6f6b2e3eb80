"""The opening questions are answered again, and what was answered before stays told."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.organisation import Adoption, Organisation
from narrows.services.room import Room
from narrows.services.strategy.adopting import (
    BEFORE,
    AdoptionAnswers,
    about_question,
    answer_adoption,
)
from tests.services.rooms import again, remark, room_with
from tests.web.plans import INSURER

PLAN = replace(
    INSURER, organisation=Organisation("Harbour", adoption=Adoption("Slow", "Quicker", "A report"))
)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with room_with(PLAN, tmp_path) as made:
        yield made


def test_an_answer_changes_the_plan_and_tells_what_was_before(room: Room) -> None:
    (first,) = answer_adoption(room, AdoptionAnswers(problem="Still slow"), remark=remark())
    assert (first.words, first.detail(BEFORE), first.refers) == ("Still slow", "Slow", None)
    later = again(room)
    assert later.plan.organisation.adoption == Adoption("Still slow", "Quicker", "A report")
    (second,) = answer_adoption(
        later, AdoptionAnswers(problem="Still slow"), remark=remark(key="b")
    )
    assert (second.refers, second.detail(BEFORE)) == (first.number, "Still slow")
    assert room.repository.sayings(about_question("problem")) == [first, second]


def test_pilots_and_leaders_are_named(room: Room) -> None:
    pilot = PLAN.streams[0].id
    answers = AdoptionAnswers(pilots=(pilot,), leaders=("Head of claims",))
    said = answer_adoption(room, answers, remark=remark())
    assert [each.words for each in said] == [pilot, "Head of claims"]
    adoption = again(room).plan.organisation.adoption
    assert adoption == Adoption("Slow", "Quicker", "A report", (pilot,), ("Head of claims",))


@pytest.mark.parametrize(
    ("answers", "behalf", "slug"),
    [
        (AdoptionAnswers(), None, "adoption-unanswered"),
        (AdoptionAnswers(problem=" "), None, "words-missing"),
        (AdoptionAnswers(problem="Slow"), "policy", "strategy-not-yours"),
        (AdoptionAnswers(pilots=("polcy",)), None, "name-unknown"),
    ],
)
def test_what_is_no_answer_is_refused_and_changes_nothing(
    room: Room, answers: AdoptionAnswers, behalf: str | None, slug: str
) -> None:
    with pytest.raises(NarrowsError) as refused:
        answer_adoption(room, answers, remark=remark(behalf=behalf))
    assert refused.value.slug == slug
    assert again(room).stored == room.stored
    assert not room.repository.sayings()

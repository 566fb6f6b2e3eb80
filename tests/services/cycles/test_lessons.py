"""What a cycle taught is kept apart by what it answers."""

from pathlib import Path

import pytest

from narrows.domain.errors import NarrowsError
from narrows.services.cycles.lessons import LessonOf, learn, lessons
from tests.services.cycles.cycle_rooms import opened, remark

Q4 = "2026-Q4"


def test_lessons_are_kept_apart_and_each_answers_the_test_question_once(tmp_path: Path) -> None:
    with opened(tmp_path) as room:
        learn(room, Q4, of="lesson", remark=remark("Ask on the same day", "policy", key="a"))
        learn(room, Q4, of="stop", remark=remark("The monthly report", key="b"))
        learn(room, Q4, of="same_way", remark=remark("Yes", "policy", key="c"))
        learn(room, Q4, of="same_way", remark=remark("No, they sit with us", "policy", key="d"))
        learn(room, Q4, of="same_way", remark=remark("No", "claims", key="e"))
        again = learn(
            room, Q4, of="lesson", remark=remark("Ask on the same day ", "policy", key="f")
        )
        assert again.number == 1
        told = room.repository.sayings()
    words = {of: [e.words for e in lessons(Q4, told, of=of)] for of in LessonOf}
    assert words == {
        LessonOf.LESSON: ["Ask on the same day"],
        LessonOf.STOP: ["The monthly report"],
        LessonOf.SAME_WAY: ["No, they sit with us", "No"],
    }
    assert not lessons("2026-Q3", told, of=LessonOf.LESSON)


def test_one_looks_back_in_three_ways_and_in_words(tmp_path: Path) -> None:
    with opened(tmp_path) as room:
        for of, words, slug in (("lessen", "So", "lesson-unknown"), ("stop", " ", "words-missing")):
            with pytest.raises(NarrowsError) as refused:
                learn(room, Q4, of=of, remark=remark(words, key=of))
            assert refused.value.slug == slug
        assert not room.repository.sayings()

"""What is made of a review is made once for each."""

from dataclasses import replace
from functools import partial

from narrows.services.reviewing import Review
from narrows.web.kept import MOST_ANSWERS, Kept, KeptAnswers
from tests.web.reviews import review_of


def test_it_is_made_once_for_each_review() -> None:
    made: list[Review] = []

    def make(review: Review) -> int:
        made.append(review)
        return len(made)

    kept, first = Kept(make), review_of()
    assert [kept(first), kept(first)] == [1, 1]
    another = replace(first)
    assert another == first
    assert [kept(another), kept(another)] == [2, 2]


def test_an_answer_is_made_once_for_each_question_and_source() -> None:
    made: list[str] = []

    def make(answer: str) -> str:
        made.append(answer)
        return answer

    kept: KeptAnswers[str] = KeptAnswers()
    source, another = object(), object()
    for asked in ("one", "two", "one"):
        assert kept(source, asked, make=partial(make, asked)) == asked
    assert made == ["one", "two"]
    assert kept(another, "one", make=lambda: make("new")) == "new"


def test_few_answers_are_kept() -> None:
    kept: KeptAnswers[int] = KeptAnswers()
    source = object()
    for number in range(MOST_ANSWERS + 1):
        kept(source, number, make=partial(int, number))
    assert kept(source, 0, make=lambda: -1) == -1


def test_what_was_asked_last_is_kept_when_others_go() -> None:
    kept: KeptAnswers[str] = KeptAnswers(most=2)
    source = object()
    for asked in ("often", "one", "often", "two"):
        kept(source, asked, make=partial(str, asked))
    told = [kept(source, asked, make=lambda: "anew") for asked in ("often", "two", "one")]
    assert told == ["often", "two", "anew"]

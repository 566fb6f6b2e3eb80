"""What is made of a review is made once for each."""

from dataclasses import replace

from narrows.services.reviewing import Review
from narrows.web.kept import Kept
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

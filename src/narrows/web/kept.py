"""What is made of a review, made once for each: many ask for the same page between two reviews."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from narrows.services.reviewing import Review

T = TypeVar("T")

MOST_ANSWERS = 64
"""That are kept of one source."""


class Kept(Generic[T]):
    """What a function makes of the review that was asked about last.

    Args:
        make: Depends on nothing but the review.
    """

    def __init__(self, make: Callable[[Review], T]) -> None:
        self._make = make
        self._last: tuple[Review, T] | None = None

    def __call__(self, review: Review) -> T:
        """What is made of a review; by the same one, not by an equal one, it is known again."""
        # Read once: another thread may replace it by that of another review meanwhile.
        last = self._last
        if last is None or last[0] is not review:
            last = self._last = (review, self._make(review))
        return last[1]


class KeptAnswers(Generic[T]):
    """Answers to questions about one source; all are forgotten once it is another one."""

    def __init__(self) -> None:
        self._last: tuple[object, dict[Hashable, T]] | None = None

    def __call__(self, source: object, question: Hashable, *, make: Callable[[], T]) -> T:
        """The answer to a question.

        Args:
            source: What it is about; by the same object, not by an equal one, it is known again.
            question: Which.
            make: Makes the answer; depends on nothing but these two.
        """
        # Read once: another thread may replace it by that of another source meanwhile.
        last = self._last
        if last is None or last[0] is not source or len(last[1]) >= MOST_ANSWERS:
            last = self._last = (source, {})
        answers = last[1]
        if question not in answers:
            answers[question] = make()
        return answers[question]

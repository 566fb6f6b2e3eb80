"""What is made of a review, made once for each: many ask for the same page between two reviews."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
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
    """Answers to questions about one source; all are forgotten once it is another one.

    Args:
        most: So many are kept, those that were asked for last.
    """

    def __init__(self, most: int = MOST_ANSWERS) -> None:
        self._most = most
        self._lock = Lock()
        self._of: object = None
        self._answers: OrderedDict[Hashable, T] = OrderedDict()

    def __call__(self, source: object, question: Hashable, *, make: Callable[[], T]) -> T:
        """The answer to a question.

        Args:
            source: What it is about; by the same object, not by an equal one, it is known again.
            question: Which.
            make: Makes the answer; depends on nothing but these two.
        """
        with self._lock:
            if self._of is not source:
                self._of, self._answers = source, OrderedDict()
            answers = self._answers
            if question in answers:
                answers.move_to_end(question)
                return answers[question]
        # Outside of the lock: whoever asks for something else does not wait.
        made = make()
        with self._lock:
            answers[question] = made
            while len(answers) > self._most:
                answers.popitem(last=False)
        return made

"""What is made of a review, made once for each: many ask for the same page between two reviews."""

from collections.abc import Callable
from typing import Generic, TypeVar

from narrows.services.reviewing import Review

T = TypeVar("T")


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

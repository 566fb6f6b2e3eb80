"""What others will ask for next, made in the background while the first is answered.

All streams together take little longer than a few of them: after a sync whoever asks about one
first gets it alone, and by the time that others ask about theirs it is there.
"""

import logging
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock, Thread
from typing import TypeVar, cast

from fastapi import Request

from narrows.services.reviewing import Review
from narrows.web.desk import desk_of

log = logging.getLogger(__name__)

T = TypeVar("T")


class Ahead:
    """Makes answers about a review, one after the other, and keeps them until it is another."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._turn = Lock()
        self._of: Review | None = None
        self._made: dict[Hashable, Future[object]] = {}

    def __call__(self, review: Review, question: Hashable, *, make: Callable[[], T]) -> T | None:
        """The answer, if it is there by now; else it is begun, unless it was before.

        Args:
            review: What it is about; by the same object, not by an equal one, it is known again.
            question: Which.
            make: Makes the answer; depends on nothing but these two.
        """
        with self._lock:
            if self._of is not review:
                self._of, self._made = review, {}
            future = self._made.get(question)
            if future is None:
                future = self._made[question] = Future()
                Thread(target=self._make, args=(future, make), daemon=True).start()
        is_there = future.done() and future.exception() is None
        return cast("T", future.result()) if is_there else None

    def settle(self) -> None:
        """Wait until nothing is being made."""
        with self._lock:
            made = list(self._made.values())
        for each in made:
            each.exception()

    def _make(self, future: "Future[object]", make: Callable[[], object]) -> None:
        # One at a time: those who ask for pages meanwhile have the other core.
        with self._turn:
            if not self._is_wanted(future):
                future.set_result(None)
                return
            try:
                future.set_result(make())
            # Whatever it is: nobody waits in this thread who could be told, whoever asks makes it
            # alone and meets it there, and the log has where it came from.
            except Exception as error:
                log.warning("Not made ahead: %s", error, exc_info=True)
                future.set_exception(error)

    def _is_wanted(self, future: "Future[object]") -> bool:
        """Whether its review is still the last one: nobody asks about one that was replaced."""
        with self._lock:
            return any(each is future for each in self._made.values())


def ahead(request: Request, question: Hashable, *, make: Callable[[], T]) -> T | None:
    """An answer about the review that the desk shows, if it is there by now; else it is begun."""
    found: Ahead = request.app.state.ahead
    return found(desk_of(request).review(), question, make=make)

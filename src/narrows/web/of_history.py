"""What is made of a history, made once: pages ask for the same until a sync makes it another."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast
from weakref import WeakKeyDictionary, WeakValueDictionary

from fastapi import Request

from narrows.domain.ports import History

T = TypeVar("T")

MOST_KEPT = 256
MOST_PARTS = 100_000
LARGE = 1_000
"""Items and rows at hand together, and from which on one answer makes room for what was made last.

A sum of all work has thousands.
"""
MOST_HISTORIES = 2
"""While pages ask about what a sync made, a long sum may still ask about the one before."""


class OfHistory:
    """Keeps what was made of the histories asked last, what was asked last the longest."""

    def __init__(self) -> None:
        self._lock = Lock()
        # Weak: what a sync replaced shall be let go, whether or not anybody asks again.
        self._of: WeakKeyDictionary[History, _Answers] = WeakKeyDictionary()
        self._making: WeakValueDictionary[tuple[int, Hashable], Lock] = WeakValueDictionary()

    def __call__(
        self,
        history: History,
        question: Hashable,
        *,
        make: Callable[[], T],
        n_parts: Callable[[T], int] = lambda _: 1,
    ) -> T:
        """The answer to a question, as it was made before or as it is made now.

        Whoever asks while it is being made waits for that.

        Args:
            history: What it is about; by the same object, not by an equal one, it is known again.
            question: Which.
            make: Makes the answer; depends on nothing but these two. What it refuses is not kept.
            n_parts: Items or rows of an answer, which tell how much memory it takes.
        """
        known = self.known(history, question)
        if known is not None:
            return cast("T", known)
        # A lock of its own: whoever asks for something else does not wait for a long sum.
        with self._turn(history, question):
            known = self.known(history, question)
            if known is not None:
                return cast("T", known)
            made = make()
            with self._lock:
                self._answers(history).keep(question, made, n_parts=n_parts(made))
        return made

    def known(self, history: History, question: Hashable) -> object | None:
        """The answer if it was made already."""
        with self._lock:
            return self._answers(history).known(question)

    def _turn(self, history: History, question: Hashable) -> Lock:
        """What one holds at a time; it is there as long as somebody holds it or waits for it."""
        with self._lock:
            return self._making.setdefault((id(history), question), Lock())

    def _answers(self, history: History) -> "_Answers":
        """Those about a history, which is by now the one asked last."""
        found = self._of.pop(history, None) or _Answers()
        self._of[history] = found
        while len(self._of) > MOST_HISTORIES:
            del self._of[next(iter(self._of))]
        return found


class _Answers:
    """What is known of one history."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, tuple[object, int]] = OrderedDict()
        self._n_parts = 0

    def known(self, question: Hashable) -> object | None:
        """The answer to a question, that is by now the one asked last."""
        if question not in self._kept:
            return None
        self._kept.move_to_end(question)
        return self._kept[question][0]

    def keep(self, question: Hashable, made: object, *, n_parts: int) -> None:
        """Keep an answer of so many parts, and let go what there is no more room for."""
        self._n_parts += n_parts - self._kept.pop(question, (None, 0))[1]
        self._kept[question] = made, n_parts
        while len(self._kept) > MOST_KEPT:
            self._n_parts -= self._kept.popitem(last=False)[1][1]
        # Only what is large makes room: what others are made of may be small, and is asked often.
        large = [each for each, (_, n) in self._kept.items() if n >= LARGE and each != question]
        for each in large:
            if self._n_parts <= MOST_PARTS:
                break
            self._n_parts -= self._kept.pop(each)[1]


def kept_of(request: Request) -> OfHistory:
    """What was made of the history that the desk shows."""
    kept: OfHistory = request.app.state.of_history
    return kept

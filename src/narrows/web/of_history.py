"""What is made of a history, made once: pages ask for the same until a sync makes it another."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast
from weakref import WeakSet, WeakValueDictionary, ref

from fastapi import Request

from narrows.domain.ports import History

T = TypeVar("T")

MOST_KEPT = 256
MOST_PARTS = 100_000
LARGE = 1_000
"""Items and rows at hand together, and from which on one answer makes room for what was made last.

A sum of all work has thousands.
"""


class OfHistory:
    """Keeps what was made of a history until it is another, what was asked last the longest."""

    def __init__(self) -> None:
        self._lock = Lock()
        # Weak: what a sync replaced shall be let go, whether or not anybody asks again.
        self._of: ref[History] | None = None
        self._replaced: WeakSet[History] = WeakSet()
        self._making: WeakValueDictionary[tuple[int, Hashable], Lock] = WeakValueDictionary()
        self._kept: OrderedDict[Hashable, tuple[object, int]] = OrderedDict()
        self._n_parts = 0

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
                if self._is_of(history):
                    self._keep(question, made, n_parts=n_parts(made))
        return made

    def known(self, history: History, question: Hashable) -> object | None:
        """The answer if it was made already; what was made of another history is let go."""
        with self._lock:
            if not self._is_of(history) or question not in self._kept:
                return None
            self._kept.move_to_end(question)
            return self._kept[question][0]

    def _turn(self, history: History, question: Hashable) -> Lock:
        """What one holds at a time; it is there as long as somebody holds it or waits for it."""
        with self._lock:
            return self._making.setdefault((id(history), question), Lock())

    def _is_of(self, history: History) -> bool:
        """Whether answers about a history are kept: a new one takes the place of the last."""
        last = None if self._of is None else self._of()
        if last is history:
            return True
        # What is still made of the one before shall not drive out what is known of the new one.
        if history in self._replaced:
            return False
        if last is not None:
            self._replaced.add(last)
        self._of = ref(history)
        self._kept, self._n_parts = OrderedDict(), 0
        return True

    def _keep(self, question: Hashable, made: object, *, n_parts: int) -> None:
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

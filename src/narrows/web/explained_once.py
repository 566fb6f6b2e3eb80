"""What numbers are made of, taken apart once: leafing through a long sum asks nothing anew."""

from collections import OrderedDict
from threading import Lock
from weakref import ref

from fastapi import Request

from narrows.domain.explanation import Explanation
from narrows.domain.ports import History
from narrows.services.explain.explaining import explain
from narrows.services.explain.question import Asked
from narrows.web.desk import desk_of

MOST_KEPT = 16
"""Explanations at hand: one of all work carries each item of a quarter."""


class ExplainedOnce:
    """Takes numbers apart, and keeps what was asked last until the history is another."""

    def __init__(self) -> None:
        self._lock = Lock()
        # Weak: what a sync replaced shall be let go, whether or not anybody asks again.
        self._of: ref[History] | None = None
        self._kept: OrderedDict[Asked, Explanation] = OrderedDict()

    def __call__(self, history: History, asked: Asked) -> Explanation:
        """Take a number apart, or answer as before.

        Args:
            history: As of which it is told.
            asked: Which number.

        Raises:
            NarrowsError: What `explain` refuses; that is not kept.
        """
        with self._lock:
            if self._of is None or self._of() is not history:
                self._of = ref(history)
                self._kept = OrderedDict()
            kept = self._kept
            if asked in kept:
                kept.move_to_end(asked)
                return kept[asked]
        # Outside of the lock: whoever asks for something else does not wait for a long sum.
        found = explain(history, asked)
        with self._lock:
            kept[asked] = found
            while len(kept) > MOST_KEPT:
                kept.popitem(last=False)
        return found


def explained_once(request: Request, asked: Asked) -> Explanation:
    """A number of the history that the desk shows.

    Raises:
        NarrowsError: What `explain` refuses.
    """
    once: ExplainedOnce = request.app.state.explained
    return once(desk_of(request).history(), asked)

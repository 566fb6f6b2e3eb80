"""What is made of a history, made once: pages ask for the same until a sync makes it another."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from threading import Lock
from typing import TypeVar, cast
from weakref import ref

from fastapi import Request

from narrows.domain.ports import History, PeriodRow, StreamSpan
from narrows.domain.work import Fault
from narrows.web.desk import desk_of

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

        Args:
            history: What it is about; by the same object, not by an equal one, it is known again.
            question: Which.
            make: Makes the answer; depends on nothing but these two. What it refuses is not kept.
            n_parts: Items or rows of an answer, which tell how much memory it takes.
        """
        known = self.known(history, question)
        if known is not None:
            return cast("T", known)
        # Outside of the lock: whoever asks for something else does not wait for a long sum.
        made = make()
        with self._lock:
            if self._of is not None and self._of() is history:
                self._keep(question, made, n_parts=n_parts(made))
        return made

    def known(self, history: History, question: Hashable) -> object | None:
        """The answer if it was made already; what was made of another history is let go."""
        with self._lock:
            if self._of is None or self._of() is not history:
                self._of = ref(history)
                self._kept, self._n_parts = OrderedDict(), 0
            if question not in self._kept:
                return None
            self._kept.move_to_end(question)
            return self._kept[question][0]

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


class RowsOnce:
    """A history whose last answers are at hand: numbers of one period are made of the same rows.

    Args:
        history: As of which rows are told; what it says never changes.
        kept: Holds the rows.
    """

    def __init__(self, history: History, kept: OfHistory) -> None:
        self._history = history
        self._kept = kept

    @property
    def spans(self) -> Sequence[StreamSpan]:
        """One per stream that has items or is planned, unaligned work last."""
        return self._history.spans

    def rows(
        self, query: str, periods: Sequence[PeriodRow] = (), *, words: Sequence[str] = ()
    ) -> list[tuple[object, ...]]:
        """The rows of a portable `SELECT`, in a list of the caller's own."""
        asked = query, tuple(periods), tuple(words)
        found = self._kept(
            self._history,
            asked,
            make=lambda: self._history.rows(query, periods, words=words),
            n_parts=len,
        )
        return list(found)

    def freshen(self, periods: Sequence[PeriodRow]) -> None:
        """Ask every metric about these periods where that lacks, and keep what it says."""
        self._history.freshen(periods)

    def columns(self, query: str) -> Mapping[str, object]:
        """The same as one NumPy array per column."""
        return self._history.columns(query)

    def faults(self) -> Sequence[Fault]:
        """What building found: statuses that no workflow knows, types that are not mapped."""
        return self._history.faults()


def rows_once(request: Request) -> RowsOnce:
    """The history that the desk shows, with its last answers at hand."""
    return RowsOnce(desk_of(request).history(), kept_of(request))


def kept_of(request: Request) -> OfHistory:
    """What was made of the history that the desk shows."""
    kept: OfHistory = request.app.state.of_history
    return kept

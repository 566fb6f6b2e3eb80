"""A history whose last answers are at hand: one number is made of the rows of another."""

from collections.abc import Mapping, Sequence

from fastapi import Request

from narrows.domain.ports import History, PeriodRow, StreamSpan
from narrows.domain.work import Fault
from narrows.web.desk import desk_of
from narrows.web.of_history import OfHistory, kept_of


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

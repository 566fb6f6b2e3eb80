"""The stays of a stream's items in its statuses, as arrays on the business clock."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from narrows.analytics.levels import Place
from narrows.analytics.weeks import Floats, Ints
from narrows.domain.work import FlowState

GONE = -1
"""The next status of a stay that lasts."""


@dataclass(frozen=True, slots=True)
class Stays:
    """A stream's visits, ordered by item and then by visit.

    Attributes:
        names: Of the statuses. [n_statuses]
        states: Of the statuses. [n_statuses]
        status: Index into `names`. [shape (n,)]
        next_status: Of the stay after it, `GONE` while it lasts. [shape (n,)]
        entered: On the business clock. [days, shape (n,)]
        left: Infinite while it lasts. [days, shape (n,)]
        is_done: Whether the item is done at the end. [shape (n,)]
        end: Where the history is cut off. [days]
        told: Time of each stay until the end as the stream counts it: on the business clock an hour
            of work may be most of a day. `None` takes that clock. [days, shape (n,) or None]
    """

    names: Sequence[str]
    states: Sequence[FlowState]
    status: Ints
    next_status: Ints
    entered: Floats
    left: Floats
    is_done: NDArray[np.bool_]
    end: float
    told: Floats | None = None

    def since(self, begin: float) -> "Stays":
        """What lasted beyond an instant, with its own begin and end."""
        keep = self.left > begin
        return Stays(
            self.names, self.states, self.status[keep], self.next_status[keep],
            self.entered[keep], self.left[keep], self.is_done[keep], self.end,
            None if self.told is None else self.told[keep],
        )  # fmt: skip

    def spent(self) -> Floats:
        """Time of each stay until the end. [days, shape (n,)]"""
        return np.asarray(np.minimum(self.left, self.end) - self.entered)

    def own(self) -> Floats:
        """The same as the stream counts it. [days, shape (n,)]"""
        return self.spent() if self.told is None else self.told

    def own_ratio(self, which: NDArray[np.bool_]) -> float:
        """How much of the stream's own time passes in some stays while the clock shows a day.

        Args:
            which: Of the stays. [shape (n,)]

        Returns:
            1 where they took no time. [days/day]
        """
        spent = total(self.spent()[which])
        return total(self.own()[which]) / spent if spent else 1.0

    def moves(self) -> Ints:
        """How often items moved from a status to another. [items, shape (statuses, statuses)]"""
        n_statuses = len(self.names)
        moved = self.next_status != GONE
        flat = self.status[moved] * n_statuses + self.next_status[moved]
        return np.bincount(flat, minlength=n_statuses**2).reshape(n_statuses, n_statuses)


def total(amounts: Floats) -> float:
    """Sorted first: the order of rows in a file must not reach the last bit of the sum."""
    return float(np.sort(amounts).sum())


def place(stays: Stays, statuses: Sequence[int], *, returning: Sequence[int] = ()) -> Place:
    """Take some statuses as one.

    Moves among them count as leaving and entering at one instant, which changes no level.

    Args:
        stays: Of the stream.
        statuses: Which.
        returning: Statuses that items come back from: going there is no departure.
    """
    is_in = np.zeros(len(stays.names), dtype=np.bool_)
    is_in[list(statuses)] = True
    departs = np.array([state is not FlowState.CANCELLED for state in stays.states])
    departs[[*statuses, *returning]] = False
    here = np.flatnonzero(is_in[stays.status])
    left, goes_to = stays.left[here], stays.next_status[here]
    return Place(
        entered=np.sort(stays.entered[here]),
        left=np.sort(left),
        # `GONE` reads the last, which is not where they go: nowhere.
        departed=np.sort(left[departs[goes_to] & (goes_to != GONE)]),
    )

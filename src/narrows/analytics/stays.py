"""The stays of a stream's items in its statuses, as arrays on the business clock."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from narrows.analytics.ceiling import Ceiling
from narrows.analytics.places import Place
from narrows.analytics.weeks import Floats, Ints
from narrows.domain.work import FlowState

Asked: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]
"""Statuses taken as one, and those that items come back from."""

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
        is_done: Whether the item is done at the end, and does not only wait before its flow time
            starts. [shape (n,)]
        end: Where the history is cut off. [days]
        told: Time of each stay until the end as the stream counts it: on the business clock an hour
            of work may be most of a day. `None` takes that clock. [days, shape (n,) or None]
        places: Those that were read already: a reach and what waits for it are asked for often.
        ceilings: Of places that were looked at already.
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
    places: dict[Asked, Place] = field(default_factory=dict, compare=False, repr=False)
    ceilings: dict[tuple[int, ...], Ceiling | None] = field(
        default_factory=dict, compare=False, repr=False
    )
    _rows: list[Ints] = field(default_factory=list, compare=False, repr=False)

    def since(self, begin: float) -> "Stays":
        """What lasted beyond an instant, with its own begin and end."""
        lasts = self.left > begin
        if lasts.all():
            return self
        keep = lasts.nonzero()[0]
        status, entered = self.status[keep], self.entered[keep]
        there = (entered <= begin).nonzero()[0]
        lasting, at = entered[there], status[there]
        places = {
            asked: each.since(begin, lasting=np.sort(lasting[np.isin(at, asked[0])]))
            for asked, each in self.places.items()
        }
        told = None if self.told is None else self.told[keep]
        return Stays(
            self.names, self.states, status, self.next_status[keep],
            entered, self.left[keep], self.is_done[keep], self.end, told, places,
        )  # fmt: skip

    def spent(self) -> Floats:
        """Time of each stay until the end. [days, shape (n,)]"""
        return np.asarray(np.minimum(self.left, self.end) - self.entered)

    def own(self) -> Floats:
        """The same as the stream counts it. [days, shape (n,)]"""
        return self.spent() if self.told is None else self.told

    def own_ratio(self, rows: Ints | NDArray[np.bool_]) -> float:
        """How much of the stream's own time passes in some stays while the clock shows a day.

        Args:
            rows: Which of the stays, or whether each is one. [shape (m,) or (n,)]

        Returns:
            1 where they took no time. [days/day]
        """
        lasted = np.minimum(self.left[rows], self.end) - self.entered[rows]
        spent = total(lasted)
        own = lasted if self.told is None else self.told[rows]
        return total(own) / spent if spent else 1.0

    def rows(self, statuses: Sequence[int]) -> Ints:
        """Which stays are in one of some statuses, status by status. [shape (m,)]"""
        if not self._rows:
            # Small numbers are sorted without comparing them, and all statuses found in one pass.
            order = np.argsort(self.status.astype(np.int16), kind="stable")
            ends = np.cumsum(np.bincount(self.status, minlength=len(self.names)))
            self._rows.extend(np.split(order, ends[:-1]))
        which = sorted(set(statuses))
        if len(which) == 1:
            return self._rows[which[0]]
        return np.concatenate([np.empty(0, np.int64), *(self._rows[each] for each in which)])

    def moves(self) -> Ints:
        """How often items moved from a status to another. [items, shape (statuses, statuses)]"""
        n_statuses = len(self.names)
        # `GONE` is counted in the first column, and cut off.
        flat = self.status * (n_statuses + 1) + self.next_status + 1
        counts = np.bincount(flat, minlength=n_statuses * (n_statuses + 1))
        return counts.reshape(n_statuses, n_statuses + 1)[:, 1:]


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
    asked = tuple(statuses), tuple(returning)
    if asked in stays.places:
        return stays.places[asked]
    departs = np.array([state is not FlowState.CANCELLED for state in stays.states])
    departs[[*statuses, *returning]] = False
    here = stays.rows(statuses)
    left = stays.left[here]
    order = np.argsort(left)
    # `GONE` reads the last, which is not where they go: nowhere.
    goes_to = stays.next_status[here[order]]
    stays.places[asked] = Place(
        entered=np.sort(stays.entered[here]),
        left=left[order],
        departs=departs[goes_to] & (goes_to != GONE),
    )
    return stays.places[asked]

"""Addresses of the items behind a number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import quote, urlencode

from narrows.domain.drilling import ItemOrder, ItemsAsked, ItemState
from narrows.domain.measure import Period
from narrows.domain.streams import UNALIGNED_WORK
from narrows.domain.work import ItemType
from narrows.views.river import RiverReach


def items_path(stream: str, asked: ItemsAsked, *, page: int = 1) -> str:
    """Where the items asked for are listed.

    Args:
        stream: Its id, or `unaligned`.
        asked: Which.
        page: Which page of them, from 1.
    """
    told: list[tuple[str, str]] = []
    if asked.state is not None:
        told.append(("state", asked.state.value))
    told += [("status", each) for each in asked.statuses]
    told += [("visited", each) for each in asked.visited]
    if asked.item_type is not None:
        told.append(("item_type", asked.item_type.value))
    told += _days(("done_from", asked.done_from), ("done_to", asked.done_to))
    if asked.order is not None:
        told.append(("order", asked.order.value))
    if page > 1:
        told.append(("page", str(page)))
    path = _items_of(stream)
    return f"{path}?{urlencode(told)}" if told else path


def behind_path(asked: ItemsAsked) -> str:
    """Where the items behind a number are listed."""
    return items_path(asked.stream or UNALIGNED_WORK, asked)


def item_path(stream: str, key: str) -> str:
    """Where one item is shown."""
    return f"{_items_of(stream)}/{quote(key, safe='')}"


@lru_cache(maxsize=4096)
def _items_of(stream: str) -> str:
    """Kept: a chart leads to some hundred items of one stream."""
    return f"/streams/{quote(stream, safe='')}/items"


def _days(*given: tuple[str, date | None]) -> Iterable[tuple[str, str]]:
    return ((name, day.isoformat()) for name, day in given if day is not None)


@dataclass(frozen=True, slots=True)
class ItemLinks:
    """The addresses that the numbers of one stream lead to.

    Attributes:
        stream: Its id, or `unaligned`.
        window: What its numbers of items done are of.
    """

    stream: str
    window: Period

    def among(self, statuses: Sequence[str]) -> str:
        """The items that are in one of these statuses now."""
        return self._path(ItemsAsked(None, statuses=tuple(statuses), order=ItemOrder.AGE))

    def now(self, status: str) -> str:
        """The items that are in a status now."""
        return self.among((status,))

    def ever(self, statuses: Sequence[str]) -> str:
        """The items that were ever in one of these statuses."""
        return self._path(ItemsAsked(None, visited=tuple(statuses)))

    def reach(self, reach: RiverReach) -> str:
        """The items that wait for a reach or are worked on in it."""
        return self.among((*reach.queue_statuses, reach.status))

    def open(self) -> str:
        """The flow load."""
        return self._path(ItemsAsked(None, state=ItemState.OPEN))

    def done(self, item_type: str | None = None) -> str:
        """The items done in the window."""
        return self._done(self.window, item_type=item_type)

    def timed(self) -> str:
        """The same, those that took longest first."""
        return self._done(self.window, order=ItemOrder.FLOW_TIME)

    def week(self, period: Period) -> str:
        """The items done in a week."""
        return self._done(period)

    def everything(self) -> str:
        """All items, what was created last first."""
        return self._path(ItemsAsked(None, order=ItemOrder.CREATED))

    def behind(self, metric: str) -> str:
        """The items behind the card of a metric."""
        if metric == "flow_load":
            return self.open()
        return self.done() if metric == "flow_velocity" else self.timed()

    def _done(
        self, period: Period, *, item_type: str | None = None, order: ItemOrder | None = None
    ) -> str:
        return self._path(
            ItemsAsked(
                None,
                state=ItemState.DONE,
                item_type=ItemType(item_type) if item_type else None,
                done_from=period.start,
                done_to=period.end,
                order=order,
            )
        )

    def _path(self, asked: ItemsAsked) -> str:
        return items_path(self.stream, asked)

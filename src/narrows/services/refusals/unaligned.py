"""Work that no stream takes, beside the requests that it came from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from narrows.domain.drilling import ItemsAsked, ItemState
from narrows.domain.flow import FlowItem
from narrows.domain.ports import History
from narrows.domain.work import COMMITTED
from narrows.services.flow.drilling import PAGE_ITEMS, drill
from narrows.services.initiatives.flow import items_with_keys
from narrows.services.refusals.requests import LoggedRequest


@dataclass(frozen=True, slots=True)
class UnalignedItem:
    """An item in process that no stream takes.

    Attributes:
        item: Without its visits.
        request: Number of the newest request that it is linked to; `None` is that nobody asked a
            stream for it.
    """

    item: FlowItem
    request: int | None


@dataclass(frozen=True, slots=True)
class UnalignedWork:
    """Work in process that no stream takes.

    Attributes:
        items: The oldest ones, at most a page.
        n_items: All of them. [items]
        n_linked: Those that are linked to a request. [items]
    """

    items: tuple[UnalignedItem, ...] = ()
    n_items: int = 0
    n_linked: int = 0


def items_of_requests(
    history: History | None, found: Iterable[LoggedRequest]
) -> Mapping[int, Sequence[FlowItem]]:
    """The flow items of each request by its number, those that no stream takes too.

    A refused request whose items are in process is worked on all the same.
    """
    asked = list(found)
    keys = sorted({key for each in asked for key in each.items})
    known = items_with_keys(history, keys) if history is not None else ()
    return {each.number: [item for item in known if item.id in each.items] for each in asked}


def work_of_no_stream(history: History | None, found: Iterable[LoggedRequest]) -> UnalignedWork:
    """The items in process that no stream takes, the oldest first, with the requests they are.

    Args:
        history: Visits and items as of one instant; `None` where nothing is synced.
        found: All requests.
    """
    if history is None or all(span.stream is not None for span in history.spans):
        return UnalignedWork()
    newest = {key: each.number for each in found for key in each.items}
    linked = [
        each
        for each in items_with_keys(history, sorted(newest))
        if each.stream is None and each.flow_state in COMMITTED
    ]
    page = drill(history, ItemsAsked(None, ItemState.OPEN), page_items=PAGE_ITEMS)
    return UnalignedWork(
        items=tuple(UnalignedItem(each, newest.get(each.id)) for each in page.items),
        n_items=page.n_items,
        n_linked=len(linked),
    )

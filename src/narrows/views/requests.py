"""What was asked of the streams, what became of it, and whether it is worked on all the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from narrows.domain.flow import FlowItem
from narrows.domain.ports import History
from narrows.domain.work import COMMITTED
from narrows.services.refusals.requests import (
    LoggedRequest,
    RequestCounts,
    RequestState,
    counts,
)
from narrows.services.refusals.unaligned import items_of_requests


@dataclass(frozen=True, slots=True)
class RequestsPage:
    """The requests asked for.

    Attributes:
        requests: By number.
        counts: How many stand where, by stream.
        items: Number of a request → its flow items, of those that have any.
        worked_on: Numbers of refused requests whose items are in process all the same.
    """

    requests: tuple[LoggedRequest, ...]
    counts: tuple[RequestCounts, ...]
    items: Mapping[int, Sequence[FlowItem]]
    worked_on: tuple[int, ...]


def requests_page(found: Sequence[LoggedRequest], history: History | None) -> RequestsPage:
    """The requests asked for.

    Args:
        found: Which.
        history: Visits and items; `None` where nothing is synced, or none of them names items.
    """
    items = {number: told for number, told in items_of_requests(history, found).items() if told}
    refused = [each.number for each in found if each.state is RequestState.REFUSED]
    return RequestsPage(
        requests=tuple(found),
        counts=tuple(counts(found)),
        items=items,
        worked_on=tuple(
            number
            for number in refused
            if any(each.flow_state in COMMITTED for each in items.get(number, ()))
        ),
    )

"""What was asked of the streams, what became of it, and the work that nobody asked a stream for."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from narrows.domain.plan import Plan
from narrows.domain.ports import History
from narrows.services.refusals.requests import LoggedRequest, RequestState
from narrows.services.refusals.unaligned import UnalignedWork, work_of_no_stream
from narrows.views.parts import part_of
from narrows.views.request_cards import RequestCard, WorkRow, request_card, work_row
from narrows.views.requests import requests_page
from narrows.views.ripple_cards import owner_name

PAGE_REQUESTS = 20
"""That are shown at once."""


@dataclass(frozen=True, slots=True)
class RefusalsPage:
    """The page.

    Attributes:
        stream: Id of the one that is looked at; `None` is all.
        streams: Id → what it is called.
        n_requests: Requests by the stream's id.
        n_all: All requests.
        counts: State → how many of those shown stand there.
        requests: Those that wait first, then the newest; a part of them.
        unaligned: The oldest work that no stream takes, none known to be done.
        n_unaligned: All of it. [items]
        n_linked: Those of it that were asked for. [items]
        zone: Of the instants. [IANA]
        page: Which part of the requests is shown, from 1.
        n_pages: How many parts there are.
    """

    stream: str | None
    streams: Mapping[str, str]
    n_requests: Mapping[str, int]
    n_all: int
    counts: Mapping[str, int]
    requests: tuple[RequestCard, ...]
    unaligned: tuple[WorkRow, ...]
    n_unaligned: int
    n_linked: int
    zone: str
    page: int = 1
    n_pages: int = 1


def refusals_page(
    plan: Plan,
    found: Sequence[LoggedRequest],
    *,
    stream: str | None,
    history: History | None,
    now: datetime,
) -> RefusalsPage:
    """What was asked of the streams; all of it.

    Args:
        plan: Knows the names.
        found: All requests.
        stream: Id of the one that is looked at; `None` is all.
        history: Visits and items; `None` where nothing is synced.
        now: [UTC]
    """
    shown = [each for each in found if stream in {None, each.stream}]
    asked = requests_page(shown, history)
    work = UnalignedWork() if history is None else work_of_no_stream(history, found)
    cards = [
        request_card(each, plan, items=asked.items.get(each.number, ()), now=now) for each in shown
    ]
    return RefusalsPage(
        stream=stream,
        streams={each.id: owner_name(each.id, plan) for each in plan.streams},
        n_requests=Counter(each.stream for each in found),
        n_all=len(found),
        counts={state.value: sum(each.state is state for each in shown) for state in RequestState},
        requests=tuple(
            sorted(cards, key=lambda each: (each.state is not RequestState.OPEN, -each.number))
        ),
        unaligned=tuple(work_row(each.item, request=each.request) for each in work.items),
        n_unaligned=work.n_items,
        n_linked=work.n_linked,
        zone=plan.zone,
    )


def refusals_part(whole: RefusalsPage, number: int, *, request: int | None = None) -> RefusalsPage:
    """The same with some of the requests.

    Args:
        whole: With all of them.
        number: Which part, from 1; one beyond the last is the last.
        request: Number of a request; the part that has it is shown instead, if one does.
    """
    place = next((n for n, each in enumerate(whole.requests) if each.number == request), None)
    asked = number if place is None else place // PAGE_REQUESTS + 1
    requests, page, n_pages = part_of(whole.requests, asked, size=PAGE_REQUESTS)
    return replace(whole, requests=requests, page=page, n_pages=n_pages)

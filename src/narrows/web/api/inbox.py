"""What waits for an answer."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel

from narrows.domain.calendar import day_of
from narrows.services.layers.drafting import drafts
from narrows.services.ripples.inbox import LONG_AGO, Waiting, inbox
from narrows.web.rest.answers import answered
from narrows.web.rest.bench import bench_of
from narrows.web.rest.caller import Reader
from narrows.web.rest.paging import Asked as AskedPage
from narrows.web.rest.paging import paged

router = APIRouter(tags=["inbox"])


class Inbox(BaseModel):
    """What waits, the oldest first."""

    inbox: list[Waiting]
    next: str | None


@router.get("/inbox", response_model=Inbox)
def list_inbox(
    request: Request,
    caller: Reader,
    *,
    paging: AskedPage,
    owner: Annotated[
        str | None, Query(max_length=200, description="Whose: a stream, or organisation.")
    ] = None,
) -> Response:
    """List open questions, proposed ripples and what is drafted for leaders."""
    bench = bench_of(request)
    review, told = bench.review(), caller.gate.sayings()
    today = day_of(bench.now(), review.plan.zone)
    is_on = review.cycle is not None and today < review.cycle.end
    drafted = drafts(review, told, cycle=review.cycle.id) if review.cycle and is_on else ()
    found = inbox(review.plan, told, owner=owner, today=today, drafted=drafted)
    page = paged(found, paging, key=_place)
    return answered({"inbox": page.found, "next": page.next})


def _place(each: Waiting) -> tuple[str, str, str, int]:
    return ((each.since or LONG_AGO).isoformat(), each.kind, each.about, each.number or 0)

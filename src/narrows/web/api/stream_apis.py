"""What streams offer each other and need of each other."""

from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from narrows.domain.sayings import Saying
from narrows.services.ripples.publishing_api import Offering, publish_api
from narrows.services.ripples.stream_api import StreamApi, stream_apis
from narrows.web.api.ripples import CycleAsked, meant_cycle
from narrows.web.rest.answers import Answer, answered
from narrows.web.rest.caller import Reader, Writer
from narrows.web.rest.documents import stored_plan
from narrows.web.rest.once import Once, Turn, once
from narrows.web.rest.paging import Asked as AskedPage
from narrows.web.rest.paging import paged
from narrows.web.rest.sent import SomeText
from narrows.web.rest.speaking import Spoken

router = APIRouter(tags=["streams"])

Words = Annotated[list[SomeText], Field(max_length=100)]


class OfferingSent(Spoken):
    """What a stream offers and needs; where neither is sent, what the plan has is published."""

    offers: Words | None = None
    needs: Words | None = None


class Published(BaseModel):
    """What was saved."""

    saying: Saying


class StreamApis(BaseModel):
    """What each stream tells the others, by id."""

    cycle: str
    streams: list[StreamApi]
    next: str | None


@router.get("/stream-apis", response_model=StreamApis)
def list_stream_apis(
    request: Request, caller: Reader, *, paging: AskedPage, cycle: CycleAsked = None
) -> Response:
    """List what each stream offers, needs and wants, with the ripples that it makes and feels."""
    chosen = meant_cycle(request, caller, cycle=cycle)
    found = stream_apis(stored_plan(caller.gate).plan, caller.gate.sayings(), cycle=chosen)
    page = paged(found, paging, key=lambda each: (each.stream,))
    return answered({"cycle": chosen, "streams": page.found, "next": page.next})


@router.get("/stream-apis/{stream}", response_model=StreamApi)
def read_stream_api(
    request: Request, caller: Reader, *, stream: str, cycle: CycleAsked = None
) -> Response:
    """Read what one stream tells the others."""
    chosen = meant_cycle(request, caller, cycle=cycle)
    plan, told = stored_plan(caller.gate).plan, caller.gate.sayings()
    (found,) = stream_apis(plan, told, cycle=chosen, stream=stream)
    return answered(found)


@router.post("/stream-apis/{stream}/publication", response_model=Published)
def post_publication(caller: Writer, *, stream: str, asked: Once, sent: OfferingSent) -> Response:
    """Tell the others what a stream offers and needs; the plan says so from then on."""
    is_given = sent.offers is not None or sent.needs is not None
    offering = Offering(tuple(sent.offers or ()), tuple(sent.needs or ()))

    def act(turn: Turn) -> Answer:
        remark = turn.remark(sent.words, sent.behalf)
        told = offering if is_given else None
        return Answer({"saying": publish_api(turn.room, stream, offering=told, remark=remark)})

    return once(asked, caller, act=act)

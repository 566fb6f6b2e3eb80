"""Requests for work: logged, refused by the value metric, accepted, taken up again."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel, Field

from narrows.domain.sayings import Saying
from narrows.services.plan.naming import stream_named
from narrows.services.refusals import accepting, refusing
from narrows.services.refusals.asked import Request as Logged
from narrows.services.refusals.requests import (
    LoggedRequest,
    RequestCounts,
    counts,
    request_numbered,
    requests,
)
from narrows.web.rest.answers import CREATED, Answer, answered
from narrows.web.rest.bets import Bet, NewId
from narrows.web.rest.caller import Reader, Writer
from narrows.web.rest.documents import path_below, stored_plan
from narrows.web.rest.once import Once, Turn, once
from narrows.web.rest.paging import Asked as AskedPage
from narrows.web.rest.paging import paged
from narrows.web.rest.sent import Body, Name, Text
from narrows.web.rest.speaking import Number, Spoken

router = APIRouter(tags=["requests"])


class RequestSent(Body):
    """A request for work; with `refused_because` it is logged and refused in one."""

    stream: Name
    what: Text
    asked_by: Name | None = None
    items: Annotated[list[Name], Field(default_factory=list, max_length=100)]
    refused_because: Text | None = None
    behalf: Name | None = None


class AcceptanceSent(Bet):
    """The initiative that a request becomes; what is not said of it is taken from the request."""

    objective: Name
    id: NewId


class Requests(BaseModel):
    """Requests by number, and how many stand where, by stream."""

    requests: list[LoggedRequest]
    counts: list[RequestCounts]
    next: str | None


@router.get("/requests", response_model=Requests)
def list_requests(
    caller: Reader,
    *,
    paging: AskedPage,
    stream: Annotated[str | None, Query(max_length=200, description="Only of this one.")] = None,
) -> Response:
    """List the requests with what became of each. The counts are of all pages."""
    if stream is not None:
        stream_named(stored_plan(caller.gate).plan, stream)
    told = requests(caller.gate.sayings())
    found = [each for each in told if stream in (None, each.stream)]
    page = paged(found, paging, key=lambda each: (each.number,))
    return answered({"requests": page.found, "counts": counts(found), "next": page.next})


@router.get("/requests/{number}", response_model=LoggedRequest)
def read_request(caller: Reader, *, number: Number) -> Response:
    """Read a request."""
    return answered(request_numbered(caller.gate.sayings(), number))


@router.post("/requests", status_code=CREATED, response_model=LoggedRequest)
def post_request(caller: Writer, *, asked: Once, sent: RequestSent) -> Response:
    """Log a request."""

    def act(turn: Turn) -> Answer:
        request = Logged(sent.stream, sent.what, sent.asked_by, tuple(sent.items))
        remark = turn.remark(sent.refused_because or "", sent.behalf)
        log = refusing.log_request if sent.refused_because is None else refusing.refuse_at_once
        return _answer(turn, log(turn.room, request, remark=remark), status=CREATED)

    return once(asked, caller, act=act)


@router.post("/requests/{number}/refusal", response_model=LoggedRequest)
def post_refusal(caller: Writer, *, number: Number, asked: Once, sent: Spoken) -> Response:
    """Refuse an open request: it would not move the stream's value metric."""

    def act(turn: Turn) -> Answer:
        remark = sent.remark(turn)
        return _answer(turn, refusing.disqualify(turn.room, number, remark=remark))

    return once(asked, caller, act=act)


@router.post("/requests/{number}/acceptance", response_model=LoggedRequest)
def post_acceptance(
    caller: Writer, *, number: Number, asked: Once, sent: AcceptanceSent
) -> Response:
    """Accept an open request as an initiative of one of the stream's objectives."""

    def act(turn: Turn) -> Answer:
        said = accepting.accept(
            turn.room,
            number,
            objective=sent.objective,
            initiative=sent.initiative(sent.id),
            remark=sent.remark(turn),
        )
        return _answer(turn, said)

    return once(asked, caller, act=act)


@router.post("/requests/{number}/reopening", status_code=CREATED, response_model=LoggedRequest)
def post_reopening(caller: Writer, *, number: Number, asked: Once, sent: Spoken) -> Response:
    """Take up a refused request again, as a new one that links back to it."""

    def act(turn: Turn) -> Answer:
        remark = sent.remark(turn)
        return _answer(turn, refusing.reopen(turn.room, number, remark=remark), status=CREATED)

    return once(asked, caller, act=act)


def _answer(turn: Turn, said: Saying, *, status: int = 200) -> Answer:
    """The request that something was said about, as it stands now."""
    found = request_numbered(turn.gate.sayings(), int(said.about.key))
    where = path_below("requests", str(found.number)) if status == CREATED else None
    return Answer(found, status, location=where)

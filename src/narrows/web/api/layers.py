"""Roadmaps, streams and organisation told apart, and what is drafted for leaders."""

from typing import Annotated

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from narrows.domain.sayings import Saying
from narrows.services.layers import taking
from narrows.services.layers.drafting import Draft, drafts
from narrows.services.layers.taken import Taking
from narrows.services.layers.told_apart import OwnersLayer, layers
from narrows.web.api.ripples import CycleAsked, meant_cycle
from narrows.web.rest.answers import CREATED, Answer, answered
from narrows.web.rest.bench import bench_of
from narrows.web.rest.caller import Reader, Writer
from narrows.web.rest.once import Once, Turn, once
from narrows.web.rest.paging import Asked as AskedPage
from narrows.web.rest.paging import paged
from narrows.web.rest.sent import Name, SomeText, Text
from narrows.web.rest.speaking import Spoken

router = APIRouter(tags=["layers"])


class TakingSent(Spoken):
    """How the draft of a wait is taken; `words` is what the leader says beside."""

    status: SomeText
    cycle: Name
    target_days: Annotated[float, Field(ge=0, allow_inf_nan=False)]
    id: Annotated[Name, Field(pattern=r"^\w[\w.-]*$")] | None = None
    text: Text = ""
    why: Text = ""
    waypoint: Name | None = None


class DroppingSent(Spoken):
    """Which draft is dropped; `words` is why."""

    status: SomeText
    cycle: Name


class Decided(BaseModel):
    """What was saved."""

    saying: Saying


class Layers(BaseModel):
    """Who plans what in a cycle, by owner; the drafts are those of all pages."""

    cycle: str
    layers: list[OwnersLayer]
    drafts: list[Draft]
    next: str | None


@router.get("/layers", response_model=Layers)
def list_layers(
    request: Request, caller: Reader, *, paging: AskedPage, cycle: CycleAsked = None
) -> Response:
    """List who plans what in a cycle, and what is drafted for leaders to take or drop."""
    chosen = meant_cycle(request, caller, cycle=cycle)
    bench, told = bench_of(request), caller.gate.sayings()
    review = bench.review()
    history = bench.history() if review.streams or review.unaligned else None
    told_apart = layers(review.plan, cycle=chosen, sayings=told, history=history)
    page = paged(told_apart, paging, key=lambda each: (each.owner,))
    found = drafts(review, told, cycle=chosen)
    return answered({"cycle": chosen, "layers": page.found, "drafts": found, "next": page.next})


@router.post("/layers/taking", status_code=CREATED, response_model=Decided)
def post_taking(caller: Writer, *, asked: Once, sent: TakingSent) -> Response:
    """Take a draft as an objective of the organisation."""
    taken = Taking(
        sent.status,
        sent.cycle,
        sent.target_days,
        sent.id,
        sent.text,
        sent.why,
        waypoint=sent.waypoint,
    )
    # Measured before the transaction begins: nobody shall wait for it.
    review = asked.bench.review()

    def act(turn: Turn) -> Answer:
        found = drafts(review, turn.gate.sayings(), cycle=sent.cycle)
        remark = turn.remark(sent.words, sent.behalf)
        said = taking.take(turn.room, taken, found=found, remark=remark)
        return Answer({"saying": said}, CREATED)

    return once(asked, caller, act=act)


@router.post("/layers/dropping", response_model=Decided)
def post_dropping(caller: Writer, *, asked: Once, sent: DroppingSent) -> Response:
    """Drop a draft for a cycle, and say why."""
    review = asked.bench.review()

    def act(turn: Turn) -> Answer:
        found = drafts(review, turn.gate.sayings(), cycle=sent.cycle)
        remark = turn.remark(sent.words, sent.behalf)
        said = taking.drop(turn.room, sent.status, cycle=sent.cycle, found=found, remark=remark)
        return Answer({"saying": said})

    return once(asked, caller, act=act)

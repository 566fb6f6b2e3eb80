"""Talk: comments and questions about the plan, answers, and what leaders acknowledge."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel, Field

from narrows.domain.sayings import Saying
from narrows.services.talk import acknowledging, conversing
from narrows.services.talk.talked_of import thing_named
from narrows.web.rest.answers import CREATED, Answer, answered
from narrows.web.rest.caller import Reader, Writer
from narrows.web.rest.documents import path_below, stored_plan
from narrows.web.rest.once import Once, Turn, once
from narrows.web.rest.paging import Asked as AskedPage
from narrows.web.rest.paging import paged
from narrows.web.rest.sent import Name
from narrows.web.rest.speaking import Number, Spoken

router = APIRouter(tags=["talk"])


class RemarkSent(Spoken):
    """A comment or question on `strategy`, an objective, a key result (`fresh/nps`) or a stream."""

    act: Annotated[Literal["comment", "ask"], Field(default="comment")]
    about: Name


class Conversation(BaseModel):
    """What was said, by number, and the questions that wait for an answer."""

    conversation: list[Saying]
    unanswered: list[int]
    next: str | None


@router.get("/talk", response_model=Conversation)
def list_talk(
    caller: Reader,
    *,
    paging: AskedPage,
    about: Annotated[str | None, Query(max_length=400, description="Only of this thing.")] = None,
) -> Response:
    """List what people said to each other. The unanswered questions are of all pages."""
    plan, sayings = stored_plan(caller.gate).plan, caller.gate.sayings()
    thing = None if about is None else thing_named(plan, about)
    found = conversing.conversation(sayings, thing)
    numbers = {each.number for each in found}
    waiting = [each.number for each in conversing.unanswered(sayings) if each.number in numbers]
    page = paged(found, paging, key=lambda each: (each.number,))
    return answered({"conversation": page.found, "unanswered": waiting, "next": page.next})


@router.post("/talk", status_code=CREATED, response_model=Saying)
def post_talk(caller: Writer, *, asked: Once, sent: RemarkSent) -> Response:
    """Comment, or ask."""

    def act(turn: Turn) -> Answer:
        say = conversing.ask if sent.act == "ask" else conversing.comment
        thing = thing_named(turn.room.plan, sent.about)
        said = say(turn.room, thing, remark=sent.remark(turn))
        return Answer(said, CREATED, location=path_below("talk"))

    return once(asked, caller, act=act)


@router.post("/talk/{number}/answers", status_code=CREATED, response_model=Saying)
def post_answer(caller: Writer, *, number: Number, asked: Once, sent: Spoken) -> Response:
    """Answer a question, for the owner of what it is about."""

    def act(turn: Turn) -> Answer:
        said = conversing.answer(turn.room, number, remark=sent.remark(turn))
        return Answer(said, CREATED, location=path_below("talk"))

    return once(asked, caller, act=act)


@router.post("/objectives/{id}/acknowledgement", response_model=Saying)
def post_acknowledgement(
    caller: Writer,
    *,
    id: str,  # noqa: A002 - as in the path
    asked: Once,
    sent: Spoken,
) -> Response:
    """Acknowledge an objective: «I see how this serves the waypoint». Never an approval."""

    def act(turn: Turn) -> Answer:
        remark = sent.remark(turn)
        return Answer(acknowledging.acknowledge(turn.room, id, remark=remark))

    return once(asked, caller, act=act)


@router.post("/objectives/{id}/acknowledgement/withdrawal", response_model=Saying)
def post_withdrawal(
    caller: Writer,
    *,
    id: str,  # noqa: A002 - as in the path
    asked: Once,
    sent: Spoken,
) -> Response:
    """Take an acknowledgement back."""

    def act(turn: Turn) -> Answer:
        remark = sent.remark(turn)
        return Answer(acknowledging.take_back(turn.room, id, remark=remark))

    return once(asked, caller, act=act)

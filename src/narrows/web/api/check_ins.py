"""Check-ins: what was seen, believed and learned, week by week."""

from typing import Annotated, Literal

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel, Field

from narrows.domain.check_in import CheckIn
from narrows.services.check_ins import checking_in
from narrows.services.check_ins.answers import Answers, ToldHypothesis
from narrows.services.check_ins.checking_in import Given, objective_named
from narrows.web.rest.answers import CREATED, Answer, answered
from narrows.web.rest.caller import Reader, Writer
from narrows.web.rest.documents import path_below, stored_plan
from narrows.web.rest.once import Once, Turn, once
from narrows.web.rest.paging import Asked as AskedPage
from narrows.web.rest.paging import paged
from narrows.web.rest.sent import Body, Name, Sent, Text

router = APIRouter(tags=["check-ins"])

Percent = Annotated[int, Field(ge=0, le=100)]


class HypothesisSent(Sent):
    """What a hypothesis showed."""

    result: Literal["held", "failed", "too_early"]
    words: Text = ""


class CheckInSent(Body):
    """What people add to the numbers; those are copied as they are measured now.

    `seen_number` is the number of the last check-in that its author saw, 0 for none: where somebody
    else has checked in since, nothing is saved.
    """

    seen_number: Annotated[int, Field(ge=0, le=1_000_000)]
    confidence: Annotated[dict[Name, Percent], Field(default_factory=dict)]
    hypotheses: Annotated[dict[Name, HypothesisSent], Field(default_factory=dict)]
    learned: Text = ""
    next: Text = ""

    def answers(self) -> Answers:
        """The same as people write it."""
        return Answers(
            confidence={id_: str(each) for id_, each in self.confidence.items()},
            hypotheses={
                id_: ToldHypothesis(each.result, each.words)
                for id_, each in self.hypotheses.items()
            },
            learned=self.learned,
            next=self.next,
        )


class CheckIns(BaseModel):
    """Check-ins by number."""

    check_ins: list[CheckIn]
    next: str | None


@router.get("/objectives/{id}/check-ins", response_model=CheckIns)
def list_check_ins(
    caller: Reader,
    *,
    id: str,  # noqa: A002 - as in the path
    paging: AskedPage,
) -> Response:
    """List the check-ins of an objective."""
    objective_named(stored_plan(caller.gate).plan, id)
    page = paged(caller.gate.check_ins(id), paging, key=lambda each: (each.number,))
    return answered({"check_ins": page.found, "next": page.next})


@router.post("/objectives/{id}/check-ins", status_code=CREATED, response_model=CheckIn)
def post_check_in(
    caller: Writer,
    *,
    id: str,  # noqa: A002 - as in the path
    asked: Once,
    check_in: CheckInSent,
) -> Response:
    """Check in to an objective."""
    # Measured before: the transaction is short, and nobody waits for it.
    review = asked.bench.review()

    def act(turn: Turn) -> Answer:
        given = Given(id, check_in.answers(), check_in.seen_number, turn.request_key, caller.name)
        saved = checking_in.check_in(turn.gate, review, given=given, now=turn.room.now)
        return Answer(saved, CREATED, location=path_below("objectives", id, "check-ins"))

    return once(asked, caller, act=act)

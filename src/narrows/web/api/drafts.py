"""An objective that is not saved: what the rules find in it, and what its words mean."""

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel, Field

from narrows.domain.finding import Finding
from narrows.domain.sayings import Saying
from narrows.services.initiatives.moving import move_key_result
from narrows.services.plan.schema_okr import MetricPart, ObjectivePart
from narrows.services.writing.drafting import drafted
from narrows.services.writing.fitting import Refused
from narrows.services.writing.offers import Offer
from narrows.services.writing.reading import read_draft
from narrows.views.writing_json import draft_json
from narrows.web.rest.answers import CREATED, Answer, answered
from narrows.web.rest.bench import Working
from narrows.web.rest.bets import DecisionSent
from narrows.web.rest.caller import Reader, Writer
from narrows.web.rest.documents import path_below, stored_plan
from narrows.web.rest.once import Once, Turn, once
from narrows.web.rest.sent import MOST_LISTED, Body

router = APIRouter(tags=["objectives"])


class DraftSent(Body):
    """An objective however far it has come, and metrics that the plan lacks."""

    objective: ObjectivePart
    metrics: list[MetricPart] = Field(default_factory=list, max_length=MOST_LISTED)


class DraftTold(BaseModel):
    """What is said of it. `offers` and `bets` are by the id of the key result."""

    id: str
    findings: list[Finding]
    around: list[Finding]
    offers: dict[str, Offer]
    bets: list[str]
    refused: list[Refused]


@router.post("/drafts", response_model=DraftTold)
def post_draft(caller: Reader, *, bench: Working, sent: DraftSent) -> Response:
    """Say what the rules find in an objective, and what it lacks. Nothing is saved."""
    given = sent.given()
    objective, metrics = given["objective"], given.get("metrics", [])
    draft = drafted(stored_plan(caller.gate).plan, objective, metrics=metrics)  # type: ignore[arg-type]
    facts, told = bench.review().facts, tuple(caller.gate.sayings())
    return answered(draft_json(draft, read_draft(draft, facts, sayings=told)))


@router.post(
    "/objectives/{objective}/key-results/{key_result}/move",
    status_code=CREATED,
    response_model=Saying,
)
def post_move(
    caller: Writer, *, objective: str, key_result: str, asked: Once, sent: DecisionSent
) -> Response:
    """Move a key result that is something to do to the initiatives."""

    def act(turn: Turn) -> Answer:
        key = f"{objective}/{key_result}"
        said = move_key_result(turn.room, key, remark=sent.remark(turn))
        where = path_below("initiatives", *said.about.key.split("/", 1))
        return Answer(said, CREATED, location=where)

    return once(asked, caller, act=act)

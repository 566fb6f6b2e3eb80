"""The whole plan, as a plan file says it."""

from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel

from narrows.services.plan.applying import apply, compare
from narrows.services.plan.document import document_of
from narrows.services.plan.planning import ChangeKind
from narrows.services.plan.schema import PlanPart
from narrows.services.plan.sending import sent_plan
from narrows.web.rest.answers import Answer, answered
from narrows.web.rest.caller import Reader, Writer
from narrows.web.rest.documents import VERSIONED, stored_plan
from narrows.web.rest.once import Once, Turn, once
from narrows.web.rest.sent import Body
from narrows.web.rest.versions import IfMatch, etag_of, refuse_stale

router = APIRouter(tags=["plan"])


class PlanSent(Body, PlanPart):
    """A whole plan: what it does not name goes."""


class DifferenceTold(BaseModel):
    """One part of the plan that is not as it was."""

    kind: ChangeKind
    path: list[str]
    before: Any
    after: Any


class Differences(BaseModel):
    """What a plan changes."""

    differences: list[DifferenceTold]


@router.get("/plan", response_model=PlanPart, responses=VERSIONED)
def read_plan(caller: Reader) -> Response:
    """Read the plan."""
    document = document_of(stored_plan(caller.gate).plan)
    return answered(document, etag=etag_of(document))


@router.put("/plan", response_model=Differences, responses=VERSIONED)
def put_plan(caller: Writer, *, asked: Once, plan: PlanSent, if_match: IfMatch = None) -> Response:
    """Make a plan the home's, and say what changed. The `ETag` is that of the new plan."""

    def act(turn: Turn) -> Answer:
        known = turn.room.plan
        refuse_stale(document_of(known), if_match, what="the plan")
        given = sent_plan(plan.given(), known, connectors=asked.bench.connectors)
        changes = compare(turn.gate, given)
        apply(changes, turn.gate, now=turn.room.now)
        now = document_of(stored_plan(turn.gate).plan)
        return Answer({"differences": changes.differences}, etag=etag_of(now))

    return once(asked, caller, act=act)


@router.post("/plan/differences", response_model=Differences)
def post_differences(caller: Reader, *, asked: Once, plan: PlanSent) -> Response:
    """Say what a plan would change. Nothing is changed."""
    known = stored_plan(caller.gate).plan
    given = sent_plan(plan.given(), known, connectors=asked.bench.connectors)
    return answered({"differences": compare(caller.gate, given).differences})

"""Objectives, as a plan file says them."""

from typing import Annotated, cast

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel, Field

from narrows.services.cycles.naming import cycle_named
from narrows.services.plan.naming import owner_named
from narrows.services.plan.schema_okr import MetricPart, ObjectivePart
from narrows.services.plan.sending import (
    add_objective,
    change_objective,
    objective_document,
    objective_documents,
    remove_objective,
)
from narrows.web.rest.answers import CREATED, Answer, answered
from narrows.web.rest.caller import Reader, Writer
from narrows.web.rest.documents import VERSIONED, path_below, stored_plan
from narrows.web.rest.once import Once, Turn, once
from narrows.web.rest.paging import Asked as AskedPage
from narrows.web.rest.paging import paged
from narrows.web.rest.sent import Body
from narrows.web.rest.versions import IfMatch, etag_of, refuse_stale

router = APIRouter(tags=["objectives"])


class ObjectiveSent(Body, ObjectivePart):
    """An objective with its key results, initiatives and ripples.

    `metrics` are business metrics that the plan lacks and its key results name.
    """

    metrics: list[MetricPart] = Field(default_factory=list)

    def parts(self) -> tuple[dict[str, object], list[dict[str, object]]]:
        """The objective, and the metrics that come with it."""
        given = self.given()
        return given, cast("list[dict[str, object]]", given.pop("metrics", []))


class Objectives(BaseModel):
    """Objectives by id."""

    objectives: list[ObjectivePart]
    next: str | None


@router.get("/objectives", response_model=Objectives)
def list_objectives(
    caller: Reader,
    *,
    paging: AskedPage,
    cycle: Annotated[str | None, Query(max_length=200, description="Only of this cycle.")] = None,
    owner: Annotated[str | None, Query(max_length=200, description="Only of this owner.")] = None,
) -> Response:
    """List the objectives."""
    plan = stored_plan(caller.gate).plan
    if cycle is not None:
        cycle_named(plan, cycle)
    if owner is not None:
        owner_named(plan, owner)
    found = [
        each
        for each in objective_documents(plan)
        if cycle in (None, each["cycle"]) and owner in (None, each["owner"])
    ]
    page = paged(found, paging, key=lambda each: (str(each["id"]),))
    return answered({"objectives": page.found, "next": page.next})


@router.get("/objectives/{id}", response_model=ObjectivePart, responses=VERSIONED)
def read_objective(caller: Reader, *, id: str) -> Response:  # noqa: A002 - as in the path
    """Read an objective."""
    found = objective_document(stored_plan(caller.gate).plan, id)
    return answered(found, etag=etag_of(found))


@router.post("/objectives", status_code=CREATED, response_model=ObjectivePart)
def post_objective(caller: Writer, *, asked: Once, objective: ObjectiveSent) -> Response:
    """Write a further objective."""

    def act(turn: Turn) -> Answer:
        given, metrics = objective.parts()
        added = add_objective(turn.room, given, metrics=metrics)
        return _answer(turn, added.id, status=CREATED)

    return once(asked, caller, act=act)


@router.put("/objectives/{id}", response_model=ObjectivePart, responses=VERSIONED)
def put_objective(
    caller: Writer,
    *,
    id: str,  # noqa: A002 - as in the path
    asked: Once,
    objective: ObjectiveSent,
    if_match: IfMatch = None,
) -> Response:
    """Write an objective anew."""

    def act(turn: Turn) -> Answer:
        refuse_stale(objective_document(turn.room.plan, id), if_match, what=f"«{id}»")
        given, metrics = objective.parts()
        change_objective(turn.room, id, given=given, metrics=metrics)
        return _answer(turn, id)

    return once(asked, caller, act=act)


@router.delete("/objectives/{id}", status_code=204, response_class=Response)
def delete_objective(
    caller: Writer,
    *,
    id: str,  # noqa: A002 - as in the path
    asked: Once,
    if_match: IfMatch = None,
) -> Response:
    """Take an objective out of the plan. What was said and seen of it stays."""

    def act(turn: Turn) -> Answer:
        refuse_stale(objective_document(turn.room.plan, id), if_match, what=f"«{id}»")
        remove_objective(turn.room, id)
        return Answer(None, status=204)

    return once(asked, caller, act=act)


def _answer(turn: Turn, id_: str, *, status: int = 200) -> Answer:
    """The objective as it was saved."""
    saved = objective_document(stored_plan(turn.gate).plan, id_)
    return Answer(saved, status, etag_of(saved), path_below("objectives", id_))

"""Streams and metrics as the plan says them, and what key results were at the end of each week."""

from collections.abc import Mapping, Sequence
from typing import Annotated, cast

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel

from narrows.domain.errors import NarrowsError
from narrows.domain.observed import Snapshot
from narrows.domain.plan import Plan
from narrows.services.check_ins.checking_in import objective_named
from narrows.services.plan.document import document_of
from narrows.services.plan.schema_flow import StreamPart
from narrows.services.plan.schema_okr import MetricPart
from narrows.web.rest.answers import answered
from narrows.web.rest.caller import Reader
from narrows.web.rest.documents import stored_plan
from narrows.web.rest.paging import Asked as AskedPage
from narrows.web.rest.paging import paged

router = APIRouter(tags=["plan"])


class Streams(BaseModel):
    """Value streams by id, as a plan file says them."""

    streams: list[StreamPart]
    next: str | None


class Metrics(BaseModel):
    """Metrics whose values are observed, by id, as a plan file says them."""

    metrics: list[MetricPart]
    next: str | None


class Snapshots(BaseModel):
    """Key results as they were known at the end of each week; later corrections change nothing."""

    snapshots: list[Snapshot]
    next: str | None


@router.get("/streams", response_model=Streams)
def list_streams(caller: Reader, *, paging: AskedPage) -> Response:
    """List the value streams."""
    found = _listed(stored_plan(caller.gate).plan, "streams")
    page = paged(found, paging, key=lambda each: (str(each["id"]),))
    return answered({"streams": page.found, "next": page.next})


@router.get("/streams/{id}", response_model=StreamPart)
def read_stream(caller: Reader, *, id: str) -> Response:  # noqa: A002 - as in the path
    """Read a value stream. It is changed as a part of the plan."""
    plan = stored_plan(caller.gate).plan
    for each in _listed(plan, "streams"):
        if each["id"] == id:
            return answered(each)
    known = ", ".join(each.id for each in plan.streams) or "none yet"
    raise NarrowsError("stream-unknown", f"There is no stream «{id}»; there is {known}.")


@router.get("/metrics", response_model=Metrics)
def list_metrics(caller: Reader, *, paging: AskedPage) -> Response:
    """List the metrics whose values are observed."""
    found = _listed(stored_plan(caller.gate).plan, "metrics")
    page = paged(found, paging, key=lambda each: (str(each["id"]),))
    return answered({"metrics": page.found, "next": page.next})


@router.get("/snapshots", response_model=Snapshots)
def list_snapshots(
    caller: Reader,
    *,
    paging: AskedPage,
    objective: Annotated[
        str | None, Query(max_length=200, description="Only of this objective.")
    ] = None,
) -> Response:
    """List what key results were at the end of each week."""
    if objective is not None:
        objective_named(stored_plan(caller.gate).plan, objective)
    page = paged(
        caller.gate.snapshots(objective),
        paging,
        key=lambda each: (each.objective, each.key_result, each.week.isoformat()),
    )
    return answered({"snapshots": page.found, "next": page.next})


def _listed(plan: Plan, name: str) -> Sequence[Mapping[str, object]]:
    return cast("list[Mapping[str, object]]", document_of(plan).get(name, []))

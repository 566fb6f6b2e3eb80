"""Ripples of a cycle, what was said about each, and objectives that conflict."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel

from narrows.domain.calendar import day_of
from narrows.domain.sayings import Saying
from narrows.services.cycles.naming import cycle_meant
from narrows.services.ripples.conflicts import RippleConflict, ripple_conflicts
from narrows.services.ripples.graph import MeetingWaves, ripple_graph
from narrows.services.ripples.links import Link
from narrows.services.ripples.states import history
from narrows.web.rest.answers import answered
from narrows.web.rest.bench import bench_of
from narrows.web.rest.caller import Caller, Reader
from narrows.web.rest.documents import stored_plan
from narrows.web.rest.paging import Asked as AskedPage
from narrows.web.rest.paging import paged

router = APIRouter(tags=["ripples"])

CycleAsked = Annotated[
    str | None, Query(max_length=200, description="Of this cycle; else of the current.")
]


class Ripples(BaseModel):
    """The ripples of a cycle by name, and where they meet; the meetings are those of all pages."""

    cycle: str
    ripples: list[Link]
    meetings: list[MeetingWaves]
    next: str | None


class History(BaseModel):
    """What both sides said about a ripple, by number."""

    history: list[Saying]
    next: str | None


class Conflicts(BaseModel):
    """Objectives of a cycle that work against each other."""

    cycle: str
    conflicts: list[RippleConflict]
    next: str | None


@router.get("/ripples", response_model=Ripples)
def list_ripples(
    request: Request,
    caller: Reader,
    *,
    paging: AskedPage,
    cycle: CycleAsked = None,
    of: Annotated[
        str | None, Query(max_length=200, description="Of this objective or owner only.")
    ] = None,
) -> Response:
    """List the ripples of a cycle, with where each stands."""
    chosen = meant_cycle(request, caller, cycle=cycle)
    plan = stored_plan(caller.gate).plan
    graph = ripple_graph(plan, caller.gate.sayings(), cycle=chosen, of=of)
    page = paged(graph.links, paging, key=lambda each: (each.key,))
    body = {"cycle": chosen, "ripples": page.found, "meetings": graph.meetings, "next": page.next}
    return answered(body)


@router.get("/ripples/history", response_model=History)
def read_history(
    caller: Reader,
    *,
    paging: AskedPage,
    ripple: Annotated[str, Query(max_length=10_000, description="Its name: objective/effect/to.")],
) -> Response:
    """List what both sides said about a ripple, also where it is withdrawn."""
    page = paged(history(caller.gate.sayings(), ripple), paging, key=lambda each: (each.number,))
    return answered({"history": page.found, "next": page.next})


@router.get("/ripples/conflicts", response_model=Conflicts)
def list_conflicts(
    request: Request, caller: Reader, *, paging: AskedPage, cycle: CycleAsked = None
) -> Response:
    """List objectives of a cycle that work against each other, and the ripple that says so."""
    chosen = meant_cycle(request, caller, cycle=cycle)
    review = bench_of(request).review()
    told = caller.gate.sayings()
    found = ripple_conflicts(review.plan, review.facts, sayings=told, cycle=chosen)
    page = paged(
        enumerate(found),
        paging,
        key=lambda each: (each[1].one.objective, each[1].other.objective, each[0]),
    )
    conflicts = [each for _, each in page.found]
    return answered({"cycle": chosen, "conflicts": conflicts, "next": page.next})


def meant_cycle(request: Request, caller: Caller, *, cycle: str | None) -> str:
    """Id of the cycle that is asked for; without one, of the current one.

    Raises:
        NarrowsError: `cycle-unknown`.
    """
    plan = stored_plan(caller.gate).plan
    return cycle_meant(plan, cycle, today=day_of(bench_of(request).now(), plan.zone)).id

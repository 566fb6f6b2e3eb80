"""Cycles: drafted, published, closed."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel, Field

from narrows.domain.repository import StoredPlan
from narrows.domain.sayings import Saying
from narrows.services.cycles import closing, publishing
from narrows.services.cycles.naming import cycle_named
from narrows.services.cycles.stops import cycle_findings
from narrows.services.reviewing import Review
from narrows.services.room import Room
from narrows.views.cycles import CyclePage, CycleRow, cycle_page, cycle_rows
from narrows.web.rest.answers import Answer, answered
from narrows.web.rest.caller import Reader, Writer
from narrows.web.rest.documents import stored_plan
from narrows.web.rest.once import Once, Turn, once
from narrows.web.rest.sent import Name, SomeText
from narrows.web.rest.speaking import Spoken

router = APIRouter(tags=["cycles"])


class PublicationSent(Spoken):
    """Finding, as `rule/where`, → why it is published all the same; each «stop» asks for one."""

    reasons: Annotated[dict[Name, SomeText], Field(default_factory=dict)]


class Cycles(BaseModel):
    """Cycles in the order of the plan."""

    cycles: list[CycleRow]


@router.get("/cycles", response_model=Cycles)
def list_cycles(caller: Reader, *, asked: Once) -> Response:
    """List the cycles with the state of each."""
    plan = stored_plan(caller.gate).plan
    rows = cycle_rows(plan, caller.gate.sayings(), now=asked.bench.now())
    return answered({"cycles": rows})


@router.get("/cycles/{id}", response_model=CyclePage)
def read_cycle(
    caller: Reader,
    *,
    id: str,  # noqa: A002 - as in the path
    asked: Once,
) -> Response:
    """Read a cycle, and which findings ask for a written reason before it is published."""
    cycle_named(stored_plan(caller.gate).plan, id)
    review = asked.bench.review()
    found = cycle_named(review.plan, id)
    told = caller.gate.sayings()
    page = cycle_page(
        found,
        review,
        findings=cycle_findings(review.plan, review.facts, cycle=found, sayings=told),
        sayings=told,
        now=asked.bench.now(),
    )
    return answered(page)


@router.post("/cycles/{id}/publication", response_model=Saying)
def post_publication(
    caller: Writer,
    *,
    id: str,  # noqa: A002 - as in the path
    asked: Once,
    sent: PublicationSent,
) -> Response:
    """Publish a cycle: the rules are run, and each «stop» is answered in writing."""
    # Measured before: the transaction is short, and who changed the plan meanwhile is noticed.
    cycle_named(stored_plan(caller.gate).plan, id)
    review = asked.bench.review()

    def act(turn: Turn) -> Answer:
        said = publishing.publish(
            _measured(turn, review),
            id,
            facts=review.facts,
            reasons=sent.reasons,
            remark=sent.remark(turn),
        )
        return Answer(said)

    return once(asked, caller, act=act)


@router.post("/cycles/{id}/closing", response_model=Saying)
def post_closing(
    caller: Writer,
    *,
    id: str,  # noqa: A002 - as in the path
    asked: Once,
    sent: Spoken,
) -> Response:
    """Begin to close a cycle: grades are commented on, lessons are written down."""

    def act(turn: Turn) -> Answer:
        return Answer(closing.begin_closing(turn.room, id, remark=sent.remark(turn)))

    return once(asked, caller, act=act)


@router.post("/cycles/{id}/closure", response_model=Saying)
def post_closure(
    caller: Writer,
    *,
    id: str,  # noqa: A002 - as in the path
    asked: Once,
    sent: Spoken,
) -> Response:
    """Close a cycle for good, with the grades as they are measured now."""
    cycle_named(stored_plan(caller.gate).plan, id)
    review = asked.bench.review()

    def act(turn: Turn) -> Answer:
        room, remark = _measured(turn, review), sent.remark(turn)
        return Answer(
            closing.close(
                room, id, progress=review.progress, counters=review.counters, remark=remark
            )
        )

    return once(asked, caller, act=act)


def _measured(turn: Turn, review: Review) -> Room:
    """Where one speaks of the very plan that was measured."""
    return replace(turn.room, stored=StoredPlan(review.plan, review.revision))

"""Alignment and autonomy of each stream, with the evidence: a conversation starter, no score."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel

from narrows.domain.calendar import day_of
from narrows.services.cycles.naming import cycle_meant
from narrows.views.alignment import AlignmentAnswer, alignment_answer
from narrows.web.rest.answers import answered
from narrows.web.rest.caller import Reader
from narrows.web.rest.documents import stored_plan
from narrows.web.rest.once import Once

router = APIRouter(tags=["alignment"])


class Alignments(BaseModel):
    """Streams on the two axes, and the organisation cycle by cycle."""

    alignment: AlignmentAnswer


@router.get("/alignment", response_model=Alignments)
def read_alignment(
    caller: Reader,
    *,
    asked: Once,
    cycle: Annotated[str | None, Query(max_length=200, description="Else today's.")] = None,
    stream: Annotated[str | None, Query(max_length=200, description="Only of this one.")] = None,
) -> Response:
    """Read where each stream stands."""
    plan = stored_plan(caller.gate).plan
    meant = cycle_meant(plan, cycle, today=day_of(asked.bench.now(), plan.zone))
    found = alignment_answer(plan, caller.gate.sayings(), cycle=meant.id, stream=stream)
    return answered({"alignment": found})

"""All objectives of a cycle."""

from fastapi import APIRouter, Request, Response

from narrows.views.objective_rows import ToldOfObjectives
from narrows.views.objectives import objectives
from narrows.views.told_about import ToldAbout
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of
from narrows.web.pages import page, twin

router = APIRouter()


@twin(router, "/objectives")
def objectives_page(request: Request, cycle: str | None = None) -> Response:
    """What do we want this cycle?"""
    desk = desk_of(request)
    decided, kept = decided_of(request), desk.repository
    told = ToldOfObjectives(kept.check_ins(), kept.snapshots(), ToldAbout(decided.sayings))
    answer = objectives(decided.review, told, now=desk.now(), cycle=cycle or None)
    return page(request, "objectives.html", answer=answer)

"""All objectives of a cycle, or those that are asked for, a part of the list at a time."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from narrows.views.long_past import all_long_past
from narrows.views.objective_rows import ToldOfObjectives
from narrows.views.objectives import objectives
from narrows.views.objectives_asked import STATES
from narrows.views.told_about import ToldAbout
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of
from narrows.web.kept_trail import trail_of
from narrows.web.objective_links import AskedObjectives, filters_of, objectives_path
from narrows.web.pages import page, twin

router = APIRouter()

MANY = 8
"""Objectives of a cycle, from which on one is offered to search among them."""


@twin(router, "/objectives")
def objectives_page(request: Request, *, asked: Annotated[AskedObjectives, Query()]) -> Response:
    """What do we want this cycle?"""
    desk = desk_of(request)
    decided, trail = decided_of(request), trail_of(request)
    told = ToldOfObjectives(trail.check_ins, trail.snapshots, ToldAbout(decided.sayings))
    now = desk.now()
    answer = objectives(
        decided.review, told, now=now, cycle=asked.cycle, asked=asked.of(decided.plan)
    )
    listed, cycle = answer.listed, asked.cycle
    return page(
        request,
        "objectives.html",
        answer=answer,
        filters=filters_of(listed.asked, decided.plan, cycle=cycle),
        path=lambda number: objectives_path(listed.asked, cycle=cycle, page=number),
        # The same objectives, of a cycle that is named: which is the current one changes.
        files=objectives_path(listed.asked, cycle=answer.cycle.id if answer.cycle else cycle),
        # A cycle that is closed has its grades: nothing newer is to come to them.
        long_past="" if answer.is_closed else all_long_past(decided.review, now=now),
        can_search=listed.n_objectives > MANY or not listed.asked.is_all,
        states=STATES,
    )

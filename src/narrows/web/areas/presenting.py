"""The objectives of a cycle in a meeting: one at a time, large, moved on by keys."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from narrows.domain.calendar import day_of
from narrows.services.plan.naming import owner_named
from narrows.views.check_in_words import RESULTS
from narrows.views.objective_rows import ToldOfObjectives
from narrows.views.objectives import chosen_cycle
from narrows.views.presenting import PresentPage, one_of, presented, printed, slides
from narrows.views.told_about import ToldAbout
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of
from narrows.web.kept_trail import trail_of
from narrows.web.key_result_chart import key_result_chart
from narrows.web.pages import page, twin
from narrows.web.part_path import part_told

router = APIRouter()

ALL = "all"
Asked = Annotated[str, Query(max_length=200)]
Part = Annotated[int, Query(ge=1, le=10**9)]


@twin(router, "/present")
def present(
    request: Request, *, cycle: Asked = "", owner: Asked = "", at: Asked = "", part: Part = 1
) -> Response:
    """Where are we, one objective after the other?"""
    decided, trail, now = decided_of(request), trail_of(request), desk_of(request).now()
    plan = decided.review.plan
    chosen = chosen_cycle(plan, cycle or None, now=now)
    whose = owner_named(plan, owner) if owner else None
    found = presented(plan, cycle=chosen.id, owner=whose) if chosen else []
    shown = printed(len(found), part) if at == ALL else one_of(len(found), part_told(at) or 1)
    told = ToldOfObjectives(trail.check_ins, trail.snapshots, ToldAbout(decided.sayings))
    own = found[shown.start : shown.stop]
    answer = PresentPage(
        tuple(slides(own, decided.review, told=told, now=now)),
        number=shown.start + 1 if own else 0,
        n_objectives=len(found),
        cycle=chosen.id if chosen else None,
        owner=whose,
        is_all=at == ALL,
    )
    today = day_of(now, plan.zone)
    charts = {
        (slide.id, each.id): key_result_chart(each, slide.cycle, today=today)
        for slide in answer.slides
        for each in slide.key_results
    }

    def path(at: object, **more: object) -> str:
        told = {"cycle": cycle, "owner": owner, "at": at, **more}
        return f"/present?{urlencode({name: each for name, each in told.items() if each})}"

    return page(
        request,
        "present.html",
        answer=answer,
        charts=charts,
        path=path,
        parts=lambda number: path(ALL, part=number),
        results=RESULTS,
    )

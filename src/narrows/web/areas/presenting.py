"""The objectives of a cycle in a meeting: one at a time, large, moved on by keys."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from narrows.domain.calendar import day_of
from narrows.services.plan.naming import owner_named
from narrows.views.check_in_words import RESULTS
from narrows.views.objectives import chosen_cycle
from narrows.views.presenting import PresentPage, presented
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of
from narrows.web.key_result_chart import key_result_chart
from narrows.web.objective_shown import objective_answer
from narrows.web.pages import page, twin

router = APIRouter()

ALL = "all"
Asked = Annotated[str, Query(max_length=200)]


@twin(router, "/present")
def present(request: Request, *, cycle: Asked = "", owner: Asked = "", at: Asked = "") -> Response:
    """Where are we, one objective after the other?"""
    plan, now = decided_of(request).review.plan, desk_of(request).now()
    chosen = chosen_cycle(plan, cycle or None, now=now)
    whose = owner_named(plan, owner) if owner else None
    found = presented(plan, cycle=chosen.id, owner=whose) if chosen else []
    number = _number(at, len(found))
    shown = found if at == ALL else found[number - 1 : number] if number else []
    slides = tuple(objective_answer(request, each.id) for each in shown)
    answer = PresentPage(
        slides, number, len(found), chosen.id if chosen else None, whose, is_all=at == ALL
    )
    today = day_of(now, plan.zone)
    charts = {
        (slide.id, each.id): key_result_chart(each, slide.cycle, today=today)
        for slide in slides
        for each in slide.key_results
    }

    def path(at: object) -> str:
        told = {"cycle": cycle, "owner": owner, "at": f"{at}"}
        return f"/present?{urlencode({name: each for name, each in told.items() if each})}"

    return page(request, "present.html", answer=answer, charts=charts, path=path, results=RESULTS)


def _number(told: str, n_objectives: int) -> int:
    """The place that is asked for, the nearest that there is; 0 where there is none."""
    digits = told if told.isascii() and told.isdecimal() and len(told) < 6 else "1"
    return min(max(int(digits), 1), n_objectives)

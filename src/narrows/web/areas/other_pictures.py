"""Pictures that are of no single stream, as files: the value score, the way of a key result."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response

from narrows.domain.calendar import Cut, day_of
from narrows.domain.value import CapacityUnit
from narrows.services.value.scoring import capacity
from narrows.views.rounding import day_text, instant, percent
from narrows.views.value_score import value_score_page
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of
from narrows.web.exports.files import attached, named
from narrows.web.exports.standalone import SVG_TYPE, standing_alone
from narrows.web.key_result_chart import key_result_chart
from narrows.web.objective_shown import objective_answer
from narrows.web.rendering import rendered
from narrows.web.weekly_picture import weekly_picture

router = APIRouter()


@router.api_route("/value-score.svg", methods=["GET", "HEAD"])
def value_score_picture(
    request: Request,
    *,
    by: Annotated[Cut, Query()] = Cut.WEEK,
    unit: Annotated[CapacityUnit, Query()] = CapacityUnit.ACTIVE_DAYS,
) -> Response:
    """Where capacity went, period by period."""
    decided, desk = decided_of(request), desk_of(request)
    found = capacity(desk.history(), cut=by, unit=unit)
    page = value_score_page(decided.plan, found, requests=(), cut=by)
    if page.chart is None or len(page.periods) < 2:
        raise HTTPException(404)
    drawn = weekly_picture(page.chart, [each.period for each in page.periods])
    file = standing_alone(
        rendered("alone.svg", kind="value-score", drawn=drawn, words=drawn.words),
        title=f"Value score: {percent(page.score.score_ratio)}",
        notes=[
            f"Counted in {page.unit_words}. {page.chart.small_print}",
            f"As of {instant(page.as_of, page.zone)} ({page.zone}).",
        ],
    )
    name = named(["narrows", "value-score", unit.value, f"{page.as_of:%Y-%m-%d}"])
    return attached(file, SVG_TYPE, name=f"{name}.svg")


@router.api_route("/objectives/{objective}/charts/{key_result}.svg", methods=["GET", "HEAD"])
def key_result_picture(request: Request, objective: str, *, key_result: str) -> Response:
    """The way of a key result."""
    answer = objective_answer(request, objective)
    result = next((each for each in answer.key_results if each.id == key_result), None)
    today = day_of(desk_of(request).now(), answer.zone)
    drawn = key_result_chart(result, answer.cycle, today=today) if result else None
    if result is None or drawn is None:
        raise HTTPException(404)
    words = f"{result.current}, {result.aim}; {result.far}"
    file = standing_alone(
        rendered("alone.svg", kind="key-result", drawn=drawn, words=words),
        title=result.title,
        notes=[
            answer.text,
            f"{words}.",
            f"{result.definition[:1].upper()}{result.definition[1:]}.",
            result.policy,
            f"As of {day_text(today)}.",
        ],
    )
    name = named(["narrows", objective, key_result, f"{today}"])
    return attached(file, SVG_TYPE, name=f"{name}.svg")

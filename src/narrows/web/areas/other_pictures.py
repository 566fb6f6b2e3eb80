"""Pictures that are of no single stream, as files: the value score, the way of a key result."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from narrows.domain.calendar import day_of
from narrows.domain.day_words import day_text, moment
from narrows.views.rounding import percent
from narrows.web.desk import desk_of
from narrows.web.exports.files import attached, named
from narrows.web.exports.standalone import SVG_TYPE, standing_alone
from narrows.web.key_result_chart import key_result_chart
from narrows.web.objective_shown import objective_answer
from narrows.web.rendering import rendered
from narrows.web.value_score_shown import Asked, value_score_answer, value_score_picture

router = APIRouter()


@router.api_route("/value-score.svg", methods=["GET", "HEAD"])
def value_score_file(request: Request, asked: Asked) -> Response:
    """Where capacity went, period by period."""
    page = value_score_answer(request, asked)
    drawn = value_score_picture(page)
    if drawn is None or page.chart is None:
        raise HTTPException(404)
    at, until = (moment(each, page.zone) for each in (page.as_of, page.complete_until))
    file = standing_alone(
        rendered("alone.svg", kind="value-score", drawn=drawn, words=drawn.words),
        title=f"Value score: {percent(page.score.score_ratio)}",
        notes=[
            f"Counted in {page.unit_words}. {page.chart.small_print}",
            page.policy,
            f"As of {at}, complete until {until} ({page.zone}).",
        ],
    )
    name = named(["narrows", "value-score", asked.unit.value, f"{page.as_of:%Y-%m-%d}"])
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

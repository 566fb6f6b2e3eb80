"""The page of what moved in a stream: load by type, traffic, rework, discarded work, waits."""

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from narrows.views.movement import MovementPage
from narrows.views.sheets.movement import SHEETS
from narrows.views.sheets.sheet import measured_as, said_of_stream
from narrows.web.desk import desk_of
from narrows.web.exports.files import exported, file_of
from narrows.web.movement_shown import most_waited, movement_answer
from narrows.web.pages import is_json, page, twin
from narrows.web.weekly_picture import weekly_picture
from narrows.web.weekly_shapes import WeeklyPicture

router = APIRouter()


@twin(router, "/streams/{stream}/movement")
def movement(request: Request, stream: str) -> Response:
    """What moved here, week by week?"""
    answer = movement_answer(request, stream)
    pictures = () if is_json(request) else _pictures(answer)
    return page(
        request,
        "movement.html",
        answer=answer,
        pictures=pictures,
        told_of=lambda wait: most_waited(wait, stream),
    )


@exported(router, "/streams/{stream}/movement/{name}")
def movement_file(request: Request, stream: str, *, name: str) -> Response:
    """One table of it."""
    answer = movement_answer(request, stream)
    if name not in SHEETS:
        raise HTTPException(404)
    review = desk_of(request).review()
    measured = review.of(stream)
    known = measured_as(
        measured.as_of if measured else None,
        complete_until=measured.complete_until if measured else None,
        policy=said_of_stream(review, stream),
    )
    as_of = measured.as_of if measured else None
    return file_of(request, SHEETS[name](answer, known), of=stream, as_of=as_of)


def _pictures(answer: MovementPage) -> tuple[WeeklyPicture, ...]:
    weeks = [each.period for each in answer.losses]
    return tuple(weekly_picture(each, weeks) for each in answer.charts)

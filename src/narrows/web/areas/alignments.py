"""Alignment and autonomy of the streams: a picture to talk about, and what it is made of."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from narrows.domain.calendar import day_of
from narrows.views.alignment_shown import AlignmentPage, alignment_page, alignment_part
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of
from narrows.web.of_review import once_of
from narrows.web.pages import page as answer_page
from narrows.web.pages import twin
from narrows.web.part_path import part_path
from narrows.web.quadrants import Quadrants, quadrants

router = APIRouter()


@twin(router, "/alignment")
def alignment(
    request: Request, *, cycle: str = "", page: Annotated[int, Query(ge=1, le=10**9)] = 1
) -> Response:
    """Does what each stream wants serve where all go, and is it its own?"""
    decided = decided_of(request)
    plan, told = decided.plan, decided.sayings
    today = day_of(desk_of(request).now(), plan.zone)

    def made() -> tuple[AlignmentPage, Quadrants | None]:
        found = alignment_page(plan, told, cycle=cycle or None, today=today)
        answer = found.answer
        return found, quadrants(answer.streams, answer.trail) if answer else None

    last = told[-1].number if told else 0
    key = ("alignment", cycle, decided.stored.revision, last, today)
    whole, drawn = once_of(request, key, make=made)
    return answer_page(
        request,
        "alignment.html",
        answer=alignment_part(whole, page),
        drawn=drawn,
        path=lambda number: part_path("/alignment", number, cycle=cycle),
    )

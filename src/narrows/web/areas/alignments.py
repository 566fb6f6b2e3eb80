"""Alignment and autonomy of the streams: a picture to talk about, and what it is made of."""

from fastapi import APIRouter, Request, Response

from narrows.domain.calendar import day_of
from narrows.views.alignment_shown import AlignmentPage, alignment_page
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of
from narrows.web.of_review import once_of
from narrows.web.pages import page, twin
from narrows.web.quadrants import quadrants

router = APIRouter()


@twin(router, "/alignment")
def alignment(request: Request, *, cycle: str = "") -> Response:
    """Does what each stream wants serve where all go, and is it its own?"""
    decided = decided_of(request)
    plan, told = decided.plan, decided.sayings
    today = day_of(desk_of(request).now(), plan.zone)

    def made() -> AlignmentPage:
        return alignment_page(plan, told, cycle=cycle or None, today=today)

    last = told[-1].number if told else 0
    key = ("alignment", cycle, decided.stored.revision, last, today)
    answer = once_of(request, key, make=made)
    drawn = quadrants(answer.answer.streams, answer.answer.trail) if answer.answer else None
    return page(request, "alignment.html", answer=answer, drawn=drawn)

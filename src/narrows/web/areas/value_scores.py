"""Where capacity goes: to value streams, or to work that no stream takes."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from narrows.domain.calendar import Cut
from narrows.domain.value import CapacityUnit
from narrows.services.refusals.requests import requests
from narrows.services.value.scoring import capacity
from narrows.views.value_score import ValueScorePage, value_score_page
from narrows.views.value_shares import UNIT_WORDS
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of
from narrows.web.item_links import item_path
from narrows.web.of_review import once_of
from narrows.web.pages import page, twin
from narrows.web.weekly_picture import weekly_picture

router = APIRouter()

CUTS = {Cut.WEEK: "26 weeks", Cut.MONTH: "6 months", Cut.ALL: "all of it"}


@twin(router, "/value-score")
def value_score(
    request: Request,
    *,
    by: Annotated[Cut, Query()] = Cut.WEEK,
    unit: Annotated[CapacityUnit, Query()] = CapacityUnit.ACTIVE_DAYS,
) -> Response:
    """Where does our capacity go?"""
    decided, desk = decided_of(request), desk_of(request)
    told = decided.sayings

    def made() -> ValueScorePage | None:
        measured = desk.review()
        if not measured.streams and measured.unaligned is None:
            return None
        found = capacity(desk.history(), cut=by, unit=unit)
        return value_score_page(decided.plan, found, requests=requests(told), cut=by)

    last = told[-1].number if told else 0
    key = ("value-score", by, unit, decided.stored.revision, last)
    answer = once_of(request, key, make=made)
    drawn = None
    if answer and answer.chart and len(answer.periods) > 1:
        drawn = weekly_picture(answer.chart, [each.period for each in answer.periods])
    return page(
        request,
        "value_score.html",
        answer=answer or {"score": None},
        drawn=drawn,
        cuts=CUTS,
        units=UNIT_WORDS,
        shown=(by, unit),
        item_path=item_path,
    )

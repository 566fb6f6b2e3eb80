"""Where capacity goes: to value streams, or to work that no stream takes."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from narrows.domain.calendar import Cut
from narrows.views.value_shares import UNIT_WORDS
from narrows.web.item_links import item_path
from narrows.web.pages import page, twin
from narrows.web.value_score_shown import (
    Asked,
    is_work_known,
    value_score_answer,
    value_score_picture,
)

router = APIRouter()

CUTS = {Cut.WEEK: "26 weeks", Cut.MONTH: "6 months", Cut.ALL: "all of it"}


@twin(router, "/value-score")
def value_score(request: Request, asked: Asked) -> Response:
    """Where does our capacity go?"""
    answer = value_score_answer(request, asked) if is_work_known(request) else None
    return page(
        request,
        "value_score.html",
        answer=answer or {"score": None},
        drawn=value_score_picture(answer) if answer else None,
        cuts=CUTS,
        units=UNIT_WORDS,
        shown=(asked.by, asked.unit),
        item_path=item_path,
    )

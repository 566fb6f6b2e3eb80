"""All value streams in short."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from narrows.views.streams import streams_page
from narrows.web.desk import desk_of
from narrows.web.pages import page as answer_page
from narrows.web.pages import twin
from narrows.web.part_path import part_path

router = APIRouter()

LONGEST_SEARCH = 200
"""Characters."""


@twin(router, "/streams")
def streams(
    request: Request,
    *,
    words: Annotated[str, Query(max_length=LONGEST_SEARCH)] = "",
    page: Annotated[int, Query(ge=1, le=10**9)] = 1,
) -> Response:
    """How do our streams flow?"""
    answer = streams_page(desk_of(request).review(), words=words, page=page)
    return answer_page(
        request,
        "streams.html",
        answer=answer,
        path=lambda number: part_path("/streams", number, words=answer.words),
    )

"""All value streams in short."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response

from narrows.views.streams import streams_page
from narrows.web.desk import desk_of
from narrows.web.item_links import links_of
from narrows.web.pages import page as answer_page
from narrows.web.pages import twin

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

    def path(number: int) -> str:
        said = {"words": answer.words, "page": str(number) if number > 1 else ""}
        told = urlencode({name: value for name, value in said.items() if value})
        return f"/streams?{told}" if told else "/streams"

    return answer_page(
        request, "streams.html", answer=answer, item_links=links_of(answer.streams), path=path
    )

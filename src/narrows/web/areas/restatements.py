"""What closed weeks of a stream were told to be and are not any more."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from narrows.views.stream_restated import RestatedPage, stream_restated_page
from narrows.web.desk import desk_of
from narrows.web.item_links import ItemLinks
from narrows.web.pages import page, twin
from narrows.web.restated import restated_here, restated_path

router = APIRouter()


@twin(router, "/restatements")
def all_restatements(request: Request) -> Response:
    """Which numbers of closed weeks are others now, of streams, of none, and of key results?"""
    plan = desk_of(request).review().plan
    answer = RestatedPage(plan.zone, tuple(restated_here(request, None)))
    return page(
        request, "restated.html", answer=answer, why=lambda row: restated_path(row, row.stream)
    )


@twin(router, "/streams/{stream}/restatements")
def stream_restatements(request: Request, stream: str) -> Response:
    """Which numbers of closed weeks are others now, since when and why?"""
    plan = desk_of(request).review().plan
    found = restated_here(request, stream)
    answer = stream_restated_page(plan, stream, found=found)
    return page(
        request,
        "stream_restated.html",
        answer=answer,
        week=lambda row: ItemLinks(stream, row.period).week(row.period),
        why=lambda row: restated_path(row, stream),
    )

"""What closed weeks of a stream were told to be and are not any more."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from narrows.services.explain.question import Asked
from narrows.views.restated import RestatedRow
from narrows.views.stream_restated import RestatedPage, stream_restated_page
from narrows.web.desk import desk_of
from narrows.web.item_links import ItemLinks
from narrows.web.number_links import explained_path, result_path
from narrows.web.pages import page, twin
from narrows.web.restated import restated_here

router = APIRouter()


@twin(router, "/restatements")
def all_restatements(request: Request) -> Response:
    """Which numbers of closed weeks are others now, of streams, of none, and of key results?"""
    plan = desk_of(request).review().plan
    answer = RestatedPage(plan.zone, tuple(restated_here(request, None)))
    return page(
        request, "restated.html", answer=answer, why=lambda row: _explained(row.stream, row)
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
        why=lambda row: _explained(stream, row),
    )


def _explained(stream: str, row: RestatedRow) -> str:
    """What the number is made of now."""
    if row.key_result is not None:
        return result_path(*row.key_result, until=row.period.end)
    return explained_path(
        Asked(stream, row.metric, row.statistic, row.period, row.item_type, row.status)
    )

"""What a number is made of: its definition and sum, the items in it and those left out."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict

from narrows.domain.streams import UNALIGNED_WORK
from narrows.domain.work import ItemType
from narrows.services.explain.explaining import explain
from narrows.services.explain.question import Asked, period_of
from narrows.views.explanation import ExplanationPage, explanation_page
from narrows.views.sheets.explanation import explanation_sheet
from narrows.views.stream import stream_named
from narrows.web.asked_items import Chosen
from narrows.web.desk import desk_of
from narrows.web.exports.addresses import files_of
from narrows.web.exports.files import exported, file_of
from narrows.web.item_links import item_path
from narrows.web.pages import page, twin

router = APIRouter()


class AskedNumber(BaseModel):
    """The part of an address behind its question mark; a misspelt name is refused, not ignored."""

    model_config = ConfigDict(extra="forbid")

    metric: str = "flow_time"
    statistic: Annotated[str | None, Chosen] = None
    start: Annotated[date | None, Chosen] = None
    end: Annotated[date | None, Chosen] = None
    item_type: Annotated[ItemType | None, Chosen] = None
    status: Annotated[str | None, Chosen] = None


@twin(router, "/streams/{stream}/explain")
def explained(request: Request, stream: str, *, asked: Annotated[AskedNumber, Query()]) -> Response:
    """What is this number made of?"""
    return page(
        request,
        "explanation.html",
        answer=_answer(request, stream, asked=asked),
        item_path=lambda key: item_path(stream, key),
        files=files_of(request),
    )


@exported(router, "/streams/{stream}/explain")
def explained_file(
    request: Request, stream: str, *, asked: Annotated[AskedNumber, Query()]
) -> Response:
    """The same as a table: the items in the sum, then those left out."""
    answer = _answer(request, stream, asked=asked)
    as_of = answer.explanation.measurement.as_of
    return file_of(request, explanation_sheet(answer), of=stream, as_of=as_of)


def _answer(request: Request, stream: str, *, asked: AskedNumber) -> ExplanationPage:
    desk = desk_of(request)
    review = desk.review()
    own = stream_named(review.plan, stream)
    period = period_of(asked.start, end=asked.end)
    question = Asked(stream, asked.metric, asked.statistic, period, asked.item_type, asked.status)
    found = explain(desk.history(), question)
    title = own.name or stream if own else UNALIGNED_WORK
    return explanation_page(found, title, versions=review.versions.get(stream, ()))

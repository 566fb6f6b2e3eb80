"""What a number is made of: its definition and sum, the items in it and those left out."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict

from narrows.domain.streams import UNALIGNED_WORK
from narrows.domain.value import CapacityUnit
from narrows.domain.work import ItemType
from narrows.services.explain.explaining import explain
from narrows.services.explain.question import Asked, period_of
from narrows.views.explanation import ExplanationPage, explanation_page
from narrows.views.meanings import meanings_page
from narrows.views.sheets.explanation import explanation_sheet
from narrows.views.stream import stream_named
from narrows.web.asked_items import Chosen
from narrows.web.desk import desk_of
from narrows.web.explained import explained_response, stream_path
from narrows.web.exports.files import exported, file_of
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
    unit: CapacityUnit = CapacityUnit.ACTIVE_DAYS

    def of(self, stream: str | None) -> Asked:
        """The question to a stream, or to all."""
        period = period_of(self.start, end=self.end)
        return Asked(
            stream, self.metric, self.statistic, period, self.item_type, self.status, self.unit
        )


class AskedOfAll(AskedNumber):
    """The same of all streams; without a metric it asks what all of them mean."""

    metric: str = ""


Number = Annotated[AskedNumber, Query()]


@twin(router, "/explain")
def explained_of_all(request: Request, *, asked: Annotated[AskedOfAll, Query()]) -> Response:
    """What is this number of all streams made of, or what do our numbers mean?"""
    if not asked.metric:
        return page(request, "meanings.html", answer=meanings_page())
    return explained_response(request, _answer(request, asked.of(None)), of=None, above=None)


@exported(router, "/explain")
def explained_of_all_file(request: Request, *, asked: Number) -> Response:
    """The same as a table."""
    answer = _answer(request, asked.of(None))
    as_of = answer.explanation.measurement.as_of
    return file_of(request, explanation_sheet(answer), of="", as_of=as_of)


@twin(router, "/streams/{stream}/explain")
def explained(request: Request, stream: str, *, asked: Number) -> Response:
    """What is this number made of?"""
    answer = _answer(request, asked.of(stream))
    return explained_response(request, answer, of=stream, above=stream_path(stream))


@exported(router, "/streams/{stream}/explain")
def explained_file(request: Request, stream: str, *, asked: Number) -> Response:
    """The same as a table: the items in the sum, then those left out."""
    answer = _answer(request, asked.of(stream))
    as_of = answer.explanation.measurement.as_of
    return file_of(request, explanation_sheet(answer), of=stream, as_of=as_of)


def _answer(request: Request, asked: Asked) -> ExplanationPage:
    desk = desk_of(request)
    review = desk.review()
    own = stream_named(review.plan, asked.stream) if asked.stream else None
    found = explain(desk.history(), asked)
    title = (own.name or own.id) if own else UNALIGNED_WORK if asked.stream else "all streams"
    versions = review.versions.get(asked.stream or "", ())
    return explanation_page(found, title, versions=versions)

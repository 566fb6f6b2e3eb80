"""What a number is made of: its definition and sum, the items in it and those left out."""

from dataclasses import replace
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import AwareDatetime, BaseModel, ConfigDict

from narrows.domain.explanation import Explanation
from narrows.domain.streams import IN_NO_STREAM
from narrows.domain.value import CapacityUnit
from narrows.domain.work import FlowState, ItemType
from narrows.services.explain.of_levels import of_level
from narrows.services.explain.question import Asked, period_of
from narrows.views.explanation import ExplanationPage, explanation_page
from narrows.views.meanings import meanings_page
from narrows.views.sheets.explanation import explanation_sheet
from narrows.views.stream import stream_named
from narrows.web.asked_items import Chosen
from narrows.web.desk import desk_of
from narrows.web.explained import explained_response, stream_path
from narrows.web.explained_once import explained_once
from narrows.web.exports.files import exported, file_of
from narrows.web.pages import page, twin
from narrows.web.restated import told_before

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


class AskedLevel(BaseModel):
    """Which flow state at which instant; without one, as it is now."""

    model_config = ConfigDict(extra="forbid")

    state: FlowState = FlowState.ACTIVE
    at: Annotated[AwareDatetime | None, Chosen] = None


Level = Annotated[AskedLevel, Query()]


@twin(router, "/streams/{stream}/explain/level")
def explained_level(request: Request, stream: str, *, asked: Level) -> Response:
    """Which items were in a flow state at an instant?"""
    answer = _level(request, stream, asked=asked)
    return explained_response(request, answer, of=stream, above=stream_path(stream))


@exported(router, "/streams/{stream}/explain/level")
def explained_level_file(request: Request, stream: str, *, asked: Level) -> Response:
    """The same as a table."""
    answer = _level(request, stream, asked=asked)
    as_of = answer.explanation.measurement.as_of
    return file_of(request, explanation_sheet(answer), of=stream, as_of=as_of)


def _level(request: Request, stream: str, *, asked: AskedLevel) -> ExplanationPage:
    stream_named(desk_of(request).review().plan, stream)
    found = of_level(desk_of(request).history(), stream, state=asked.state, at=asked.at)
    return _shown(request, stream, found=found)


def _answer(request: Request, asked: Asked) -> ExplanationPage:
    if asked.stream:
        stream_named(desk_of(request).review().plan, asked.stream)
    return _shown(request, asked.stream, found=explained_once(request, asked))


def _shown(request: Request, stream: str | None, *, found: Explanation) -> ExplanationPage:
    review = desk_of(request).review()
    own = stream_named(review.plan, stream) if stream else None
    title = (own.name or own.id) if own else IN_NO_STREAM.capitalize() if stream else "All streams"
    told = explanation_page(found, title, versions=review.versions.get(stream or "", ()))
    return replace(told, restated=told_before(request, found.measurement))

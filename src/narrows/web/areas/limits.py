"""What a weekly metric does by itself, and what its limits are made of."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from narrows.domain.errors import NarrowsError
from narrows.domain.measure import Period
from narrows.views.explanation import ExplanationPage
from narrows.views.limits import limits_page
from narrows.views.sheets.explanation import explanation_sheet
from narrows.views.stream import stream_named
from narrows.views.stream_flow import stream_flow
from narrows.views.weekly import WeeklyChart
from narrows.web.desk import desk_of
from narrows.web.explained import explained_response, stream_path
from narrows.web.exports.files import exported, file_of
from narrows.web.movement_shown import movement_answer
from narrows.web.number_links import NumberLinks
from narrows.web.pages import twin

router = APIRouter()

REWORK = "rework"
"""Whose chart is of what moved, not of the flow metrics."""


WEEKLY: Mapping[str, tuple[str, str | None]] = {
    "flow_load": ("flow_load", "end"),
    "flow_time": ("flow_time", "p85"),
    REWORK: ("losses", "rework_ratio"),
}
"""What a week of a chart's first line is called, where it is not the metric's usual number."""


class AskedLimits(BaseModel):
    """Of which metric; a misspelt name is refused, not ignored."""

    model_config = ConfigDict(extra="forbid")

    metric: Annotated[str, Field(max_length=40)] = "flow_velocity"


Limits = Annotated[AskedLimits, Query()]


@twin(router, "/streams/{stream}/explain/limits")
def explained_limits(request: Request, stream: str, *, asked: Limits) -> Response:
    """Within what does a metric vary by itself?"""
    answer = _answer(request, stream, metric=asked.metric)
    metric, statistic = WEEKLY.get(asked.metric, (asked.metric, None))
    return explained_response(
        request,
        answer,
        of=stream,
        above=stream_path(stream),
        week_path=lambda week: NumberLinks(stream).week(metric, statistic, period=week),
    )


@exported(router, "/streams/{stream}/explain/limits")
def explained_limits_file(request: Request, stream: str, *, asked: Limits) -> Response:
    """The same as a table."""
    answer = _answer(request, stream, metric=asked.metric)
    as_of = answer.explanation.measurement.as_of
    return file_of(request, explanation_sheet(answer), of=stream, as_of=as_of)


def _answer(request: Request, stream: str, *, metric: str) -> ExplanationPage:
    review = desk_of(request).review()
    stream_named(review.plan, stream)  # refuses an unknown one before anything is asked
    measured = review.of(stream)
    charts, weeks = _charts(request, stream, metric=metric)
    for each in charts:
        if each.name == metric and each.behaviour and measured:
            versions = review.versions.get(stream, ())
            return limits_page(
                each, each.behaviour, weeks=weeks, measured=measured, versions=versions
            )
    raise NarrowsError(
        "number-missing",
        f"«{metric}» has no limits here: too few weeks are known of it, or it has none.",
    )


def _charts(
    request: Request, stream: str, *, metric: str
) -> tuple[Sequence[WeeklyChart], Sequence[Period]]:
    """The charts that may have the metric, and their weeks."""
    if metric == REWORK:
        moved = movement_answer(request, stream)
        return moved.charts, [each.period for each in moved.losses]
    measured = desk_of(request).review().of(stream)
    if measured is None:
        return (), ()
    flow = stream_flow(measured)
    return flow.charts, [each.period for each in flow.weeks]

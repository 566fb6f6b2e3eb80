"""From a number to its sum, as `narrows explain` answers."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response
from pydantic import BaseModel

from narrows.domain.explanation import Explanation
from narrows.domain.iso8601 import parse_day
from narrows.domain.measure import Period
from narrows.domain.work import ItemType
from narrows.services.explain.explaining import explain
from narrows.services.explain.question import Asked, period_of
from narrows.web.api.flow import EndAsked, StartAsked
from narrows.web.rest.answers import answered
from narrows.web.rest.bench import Working
from narrows.web.rest.caller import Reader

router = APIRouter(tags=["flow"])


class Explained(BaseModel):
    """A number taken apart, as `narrows explain --json` has it."""

    explanation: Explanation


def _span(start: StartAsked = None, *, end: EndAsked = None) -> Period | None:
    return period_of(parse_day(start) if start else None, end=parse_day(end) if end else None)


def _number(
    metric: Annotated[str, Query(max_length=200, description="Which flow metric.")],
    *,
    stream: Annotated[str, Query(max_length=200, description="Of this stream.")],
    statistic: Annotated[str | None, Query(max_length=200, description="Else the usual.")] = None,
    item_type: Annotated[ItemType | None, Query(description="Of one item type.")] = None,
    status: Annotated[str | None, Query(max_length=200, description="Of one status.")] = None,
    period: Annotated[Period | None, Depends(_span)] = None,
) -> Asked:
    return Asked(stream, metric, statistic, period, item_type, status)


@router.get("/explanation", response_model=Explained)
def explain_number(
    caller: Reader, *, bench: Working, asked: Annotated[Asked, Depends(_number)]
) -> Response:
    """Take a number apart: its definition and sum, the items in it and those left out."""
    del caller
    return answered({"explanation": explain(bench.history(), asked)})

"""From a number to its sum, as `narrows explain` answers."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response
from pydantic import BaseModel

from narrows.domain.errors import NarrowsError
from narrows.domain.explanation import Explanation
from narrows.domain.iso8601 import parse_day
from narrows.domain.measure import Period
from narrows.domain.ports import History
from narrows.domain.value import CapacityUnit
from narrows.domain.work import ItemType
from narrows.services.explain.counting import counted_by
from narrows.services.explain.explaining import explain
from narrows.services.explain.key_result import explain_key_result
from narrows.services.explain.known import Known
from narrows.services.explain.question import Asked, days_asked, refuse_cut_result
from narrows.services.flow.counting import Counted
from narrows.views.graded_number import by_policy_then
from narrows.web.api.flow import DAY, EndAsked, StartAsked, versions_of
from narrows.web.rest.answers import answered
from narrows.web.rest.as_of import AsOfAsked, history_asked
from narrows.web.rest.bench import Working
from narrows.web.rest.caller import Reader
from narrows.web.rest.documents import stored_plan

router = APIRouter(tags=["flow"])


class Explained(BaseModel):
    """A number taken apart, as `narrows explain --json` has it."""

    explanation: Explanation
    counted: list[Counted]


def _span(
    start: StartAsked = None,
    *,
    end: EndAsked = None,
    week: Annotated[
        str | None, Query(pattern=DAY, description="The week of this day, instead of from, to.")
    ] = None,
) -> Period | None:
    first, last, day = (parse_day(each) if each else None for each in (start, end, week))
    return days_asked(first, end=last, week=day)


@dataclass(frozen=True, slots=True)
class _Scope:
    """What of a metric is meant."""

    item_type: ItemType | None
    status: str | None
    unit: CapacityUnit


def _scope(
    item_type: Annotated[ItemType | None, Query(description="Of one item type.")] = None,
    *,
    status: Annotated[
        str | None, Query(max_length=200, description="Of one status, or one wait.")
    ] = None,
    unit: Annotated[
        CapacityUnit, Query(description="What the value score counts.")
    ] = CapacityUnit.ACTIVE_DAYS,
) -> _Scope:
    return _Scope(item_type, status, unit)


def _number(
    metric: Annotated[
        str,
        Query(
            max_length=400,
            description="Which flow metric, key result, or command that prints the number.",
        ),
    ],
    *,
    stream: Annotated[
        str | None,
        Query(max_length=200, description="Of this stream, or of work that is `unaligned`."),
    ] = None,
    statistic: Annotated[
        str | None, Query(max_length=200, description="Or a field's name; else the usual.")
    ] = None,
    period: Annotated[Period | None, Depends(_span)] = None,
    scope: Annotated[_Scope, Depends(_scope)],
) -> Asked:
    return Asked(stream, metric, statistic, period, scope.item_type, scope.status, scope.unit)


@router.get("/explanation", response_model=Explained)
def explain_number(
    caller: Reader,
    *,
    bench: Working,
    asked: Annotated[Asked, Depends(_number)],
    as_of: AsOfAsked = None,
) -> Response:
    """Take a number apart: its definition and sum, the items in it and those left out."""
    if "/" not in asked.metric:
        history = history_asked(bench, asked.stream, as_of=as_of)
        found = explain(history, asked)
        how = counted_by(found, history, versions=versions_of(caller))
        return answered({"explanation": found, "counted": how})
    refuse_cut_result(asked.metric, as_of)
    known = Known(
        stored_plan(caller.gate).plan,
        _history(bench),
        caller.gate.every_observation(),
        bench.now(),
        until=asked.period.end if asked.period else None,
        sayings=caller.gate.sayings(),
    )
    found = explain_key_result(asked.metric, known=known, statistic=asked.statistic)
    versions = versions_of(caller)
    how = counted_by(found, known.history, versions=versions)
    own = versions.get(found.measurement.stream or "", ())
    found, _ = by_policy_then(found, own, closed_at=known.closed_at(asked.metric))
    return answered({"explanation": found, "counted": how})


def _history(bench: Working) -> History | None:
    """What happened; `None` is nothing yet."""
    try:
        return bench.history()
    except NarrowsError as refusal:
        if refusal.slug != "nothing-synced":
            raise
        return None

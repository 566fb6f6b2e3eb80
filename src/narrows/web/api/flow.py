"""How work flows: measurements, statuses, items and the narrows, as the commands answer."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel

from narrows.domain.calendar import Cut
from narrows.domain.flow import Bottleneck, FlowItem, StatusFlow
from narrows.domain.iso8601 import parse_day
from narrows.domain.measure import Measurement
from narrows.domain.policy_version import PolicyVersion
from narrows.domain.value import Capacity, CapacityUnit
from narrows.services.flow import listing, status_flows
from narrows.services.flow.counting import Counted, counted
from narrows.services.flow.locating import locate
from narrows.services.flow.measuring import measure
from narrows.services.flow.versions import policy_versions
from narrows.services.value.scoring import capacity
from narrows.views import as_json
from narrows.web.rest.answers import answered
from narrows.web.rest.as_of import StreamAsked, StreamHistory, WholeHistory
from narrows.web.rest.caller import Caller, Reader
from narrows.web.rest.paging import Asked as AskedPage
from narrows.web.rest.paging import paged

router = APIRouter(tags=["flow"])

DAY = r"^\d{4}-\d{2}-\d{2}$"
CutAsked = Annotated[Cut, Query(description="Which periods.")]
StartAsked = Annotated[
    str | None, Query(alias="from", pattern=DAY, description="First day that counts.")
]
EndAsked = Annotated[
    str | None, Query(alias="to", pattern=DAY, description="The day after the last.")
]


class Measurements(BaseModel):
    """Measurements, as `narrows flow --json` has them."""

    measurements: list[Measurement]
    counted: list[Counted]


class Statuses(BaseModel):
    """Statuses, as `narrows statuses --json` has them."""

    statuses: list[StatusFlow]
    counted: list[Counted]


class Bottlenecks(BaseModel):
    """The narrows, as `narrows bottleneck --json` has it."""

    bottlenecks: list[Bottleneck]
    counted: list[Counted]


class Scored(BaseModel):
    """Where capacity went, as `narrows value-score --json` has it."""

    value_score: Capacity
    counted: list[Counted]


class Items(BaseModel):
    """Items, as `narrows items --json` has them; a stream of `null` is unaligned work."""

    items: list[FlowItem]
    counted: list[Counted]
    next: str | None


@router.get("/flow", response_model=Measurements)
def read_flow(
    caller: Reader,
    *,
    history: StreamHistory,
    stream: StreamAsked = None,
    by: CutAsked = Cut.WEEK,
    start: StartAsked = None,
    end: EndAsked = None,
) -> Response:
    """Measure the streams; unless said, the last 26 complete weeks."""
    since, until = days_asked(start, end)
    found = measure(history, cut=by, start=since, end=until, stream=stream)
    how = counted(history, versions_of(caller), cut=by, start=since, end=until, stream=stream)
    return answered(as_json.measurements(found, how))


@router.get("/value-score", response_model=Scored)
def read_value_score(
    caller: Reader,
    *,
    history: WholeHistory,
    by: CutAsked = Cut.WEEK,
    start: StartAsked = None,
    end: EndAsked = None,
    unit: Annotated[CapacityUnit, Query(description="What is counted.")] = (
        CapacityUnit.ACTIVE_DAYS
    ),
) -> Response:
    """Say which part of the capacity goes to value streams."""
    since, until = days_asked(start, end)
    found = capacity(history, cut=by, start=since, end=until, unit=unit)
    how = counted(history, versions_of(caller), cut=by, start=since, end=until)
    return answered({"value_score": found, "counted": how})


@router.get("/statuses", response_model=Statuses)
def read_statuses(
    caller: Reader, *, history: StreamHistory, stream: StreamAsked = None
) -> Response:
    """Tell how work flows through each status."""
    found = status_flows.statuses(history, stream=stream)
    return answered(as_json.statuses(found, counted(history, versions_of(caller), stream=stream)))


@router.get("/bottlenecks", response_model=Bottlenecks)
def read_bottlenecks(
    caller: Reader, *, history: StreamHistory, stream: StreamAsked = None
) -> Response:
    """Name the narrows of each stream, with its evidence."""
    how = counted(history, versions_of(caller), stream=stream)
    return answered(as_json.bottlenecks(locate(history, stream=stream), how))


@router.get("/items", response_model=Items)
def list_items(
    caller: Reader, *, history: StreamHistory, paging: AskedPage, stream: StreamAsked = None
) -> Response:
    """List the items with their visits, by stream and key."""
    found = listing.items(history, stream=stream)
    page = paged(found, paging, key=lambda each: (each.stream or "", each.id))
    how = counted(history, versions_of(caller), stream=stream)
    return answered(as_json.items(page.found, how) | {"next": page.next})


def days_asked(start: str | None, end: str | None) -> tuple[date | None, date | None]:
    """The first day that is asked for, and the day after the last one."""
    return parse_day(start) if start else None, parse_day(end) if end else None


def versions_of(caller: Caller) -> Mapping[str, Sequence[PolicyVersion]]:
    """What streams declared and since when, by their ids."""
    return policy_versions(caller.gate.audit("stream"))

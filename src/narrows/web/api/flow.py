"""How work flows: measurements, statuses, items and the narrows, as the commands answer."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel

from narrows.domain.calendar import Cut
from narrows.domain.flow import Bottleneck, FlowItem, StatusFlow
from narrows.domain.iso8601 import parse_day
from narrows.domain.measure import Measurement
from narrows.domain.value import Capacity, CapacityUnit
from narrows.services.flow import listing, status_flows
from narrows.services.flow.locating import locate
from narrows.services.flow.measuring import measure
from narrows.services.value.scoring import capacity
from narrows.views import as_json
from narrows.web.rest.answers import answered
from narrows.web.rest.bench import Working
from narrows.web.rest.caller import Reader
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
StreamAsked = Annotated[str | None, Query(max_length=200, description="Only of this stream.")]


class Measurements(BaseModel):
    """Measurements, as `narrows flow --json` has them."""

    measurements: list[Measurement]


class Statuses(BaseModel):
    """Statuses, as `narrows statuses --json` has them."""

    statuses: list[StatusFlow]


class Bottlenecks(BaseModel):
    """The narrows, as `narrows bottleneck --json` has it."""

    bottlenecks: list[Bottleneck]


class Scored(BaseModel):
    """Where capacity went, as `narrows value-score --json` has it."""

    value_score: Capacity


class Items(BaseModel):
    """Items, as `narrows items --json` has them; a stream of `null` is unaligned work."""

    items: list[FlowItem]
    next: str | None


@router.get("/flow", response_model=Measurements)
def read_flow(
    caller: Reader,
    *,
    bench: Working,
    stream: StreamAsked = None,
    by: CutAsked = Cut.WEEK,
    start: StartAsked = None,
    end: EndAsked = None,
) -> Response:
    """Measure the streams; unless said, the last 26 complete weeks."""
    del caller
    found = measure(
        bench.history(),
        cut=by,
        start=parse_day(start) if start else None,
        end=parse_day(end) if end else None,
        stream=stream,
    )
    return answered(as_json.measurements(found))


@router.get("/value-score", response_model=Scored)
def read_value_score(
    caller: Reader,
    *,
    bench: Working,
    by: CutAsked = Cut.WEEK,
    start: StartAsked = None,
    end: EndAsked = None,
    unit: Annotated[CapacityUnit, Query(description="What is counted.")] = (
        CapacityUnit.ACTIVE_DAYS
    ),
) -> Response:
    """Say which part of the capacity goes to value streams."""
    del caller
    found = capacity(
        bench.history(),
        cut=by,
        start=parse_day(start) if start else None,
        end=parse_day(end) if end else None,
        unit=unit,
    )
    return answered({"value_score": found})


@router.get("/statuses", response_model=Statuses)
def read_statuses(caller: Reader, *, bench: Working, stream: StreamAsked = None) -> Response:
    """Tell how work flows through each status."""
    del caller
    return answered(as_json.statuses(status_flows.statuses(bench.history(), stream=stream)))


@router.get("/bottlenecks", response_model=Bottlenecks)
def read_bottlenecks(caller: Reader, *, bench: Working, stream: StreamAsked = None) -> Response:
    """Name the narrows of each stream, with its evidence."""
    del caller
    return answered(as_json.bottlenecks(locate(bench.history(), stream=stream)))


@router.get("/items", response_model=Items)
def list_items(
    caller: Reader, *, bench: Working, paging: AskedPage, stream: StreamAsked = None
) -> Response:
    """List the items with their visits, by stream and key."""
    del caller
    found = listing.items(bench.history(), stream=stream)
    page = paged(found, paging, key=lambda each: (each.stream or "", each.id))
    return answered({"items": page.found, "next": page.next})

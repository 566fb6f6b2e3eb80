"""What moved in each period: load by type, traffic, losses and shared waits, as the commands."""

from datetime import date

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel

from narrows.domain.calendar import Cut
from narrows.domain.iso8601 import parse_day
from narrows.domain.movements import LoadShare, Losses, StatusTraffic, WaitShared
from narrows.services.flow import losing, moving
from narrows.services.flow.sharing import shared_waits
from narrows.views import as_json
from narrows.web.api.flow import CutAsked, EndAsked, StartAsked, StreamAsked
from narrows.web.rest.answers import answered
from narrows.web.rest.bench import Working
from narrows.web.rest.caller import Reader

router = APIRouter(tags=["flow"])


class Loads(BaseModel):
    """Load by item type, as `narrows load --json` has it."""

    loads: list[LoadShare]


class Traffic(BaseModel):
    """Arrivals and departures, as `narrows traffic --json` has them."""

    traffic: list[StatusTraffic]


class Lost(BaseModel):
    """Rework and discarded work, as `narrows losses --json` has them."""

    losses: list[Losses]


class Waits(BaseModel):
    """Waits that streams share, as `narrows waits --json` has them."""

    waits: list[WaitShared]


@router.get("/loads", response_model=Loads)
def read_loads(
    caller: Reader,
    *,
    bench: Working,
    stream: StreamAsked = None,
    by: CutAsked = Cut.WEEK,
    start: StartAsked = None,
    end: EndAsked = None,
) -> Response:
    """Tell the load of each item type, by the type that items had each day."""
    del caller
    since, until = _days(start, end)
    found = moving.loads(bench.history(), cut=by, start=since, end=until, stream=stream)
    return answered(as_json.loads(found))


@router.get("/traffic", response_model=Traffic)
def read_traffic(
    caller: Reader,
    *,
    bench: Working,
    stream: StreamAsked = None,
    by: CutAsked = Cut.WEEK,
    start: StartAsked = None,
    end: EndAsked = None,
) -> Response:
    """Tell what came into each status and left it."""
    del caller
    since, until = _days(start, end)
    found = moving.traffic(bench.history(), cut=by, start=since, end=until, stream=stream)
    return answered(as_json.traffic(found))


@router.get("/losses", response_model=Lost)
def read_losses(
    caller: Reader,
    *,
    bench: Working,
    stream: StreamAsked = None,
    by: CutAsked = Cut.WEEK,
    start: StartAsked = None,
    end: EndAsked = None,
) -> Response:
    """Tell what was worked on again, and what was given up."""
    del caller
    since, until = _days(start, end)
    found = losing.losses(bench.history(), cut=by, start=since, end=until, stream=stream)
    return answered(as_json.losses(found))


@router.get("/waits", response_model=Waits)
def read_waits(
    caller: Reader, *, bench: Working, start: StartAsked = None, end: EndAsked = None
) -> Response:
    """Tell which waits streams share; unless said, of the last 26 complete weeks."""
    del caller
    since, until = _days(start, end)
    return answered(as_json.shared_waits(shared_waits(bench.history(), start=since, end=until)))


def _days(start: str | None, end: str | None) -> tuple[date | None, date | None]:
    return parse_day(start) if start else None, parse_day(end) if end else None

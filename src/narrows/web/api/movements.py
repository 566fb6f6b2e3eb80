"""What moved in each period: load by type, traffic, losses and shared waits, as the commands."""

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel

from narrows.domain.calendar import Cut
from narrows.domain.movements import LoadShare, Losses, StatusTraffic, WaitShared
from narrows.services.flow import losing, moving
from narrows.services.flow.counting import Counted, counted
from narrows.services.flow.sharing import shared_waits
from narrows.views import as_json
from narrows.web.api.flow import (
    CutAsked,
    EndAsked,
    StartAsked,
    days_asked,
    versions_of,
)
from narrows.web.rest.answers import answered
from narrows.web.rest.as_of import StreamAsked, StreamHistory, WholeHistory
from narrows.web.rest.caller import Reader

router = APIRouter(tags=["flow"])


class Loads(BaseModel):
    """Load by item type, as `narrows load --json` has it."""

    loads: list[LoadShare]
    counted: list[Counted]


class Traffic(BaseModel):
    """Arrivals and departures, as `narrows traffic --json` has them."""

    traffic: list[StatusTraffic]
    counted: list[Counted]


class Lost(BaseModel):
    """Rework and discarded work, as `narrows losses --json` has them."""

    losses: list[Losses]
    counted: list[Counted]


class Waits(BaseModel):
    """Waits that streams share, as `narrows waits --json` has them."""

    waits: list[WaitShared]
    counted: list[Counted]


@router.get("/loads", response_model=Loads)
def read_loads(
    caller: Reader,
    *,
    history: StreamHistory,
    stream: StreamAsked = None,
    by: CutAsked = Cut.WEEK,
    start: StartAsked = None,
    end: EndAsked = None,
) -> Response:
    """Tell the load of each item type, by the type that items had each day."""
    since, until = days_asked(start, end)
    found = moving.loads(history, cut=by, start=since, end=until, stream=stream)
    how = counted(history, versions_of(caller), cut=by, start=since, end=until, stream=stream)
    return answered(as_json.loads(found, how))


@router.get("/traffic", response_model=Traffic)
def read_traffic(
    caller: Reader,
    *,
    history: StreamHistory,
    stream: StreamAsked = None,
    by: CutAsked = Cut.WEEK,
    start: StartAsked = None,
    end: EndAsked = None,
) -> Response:
    """Tell what came into each status and left it."""
    since, until = days_asked(start, end)
    found = moving.traffic(history, cut=by, start=since, end=until, stream=stream)
    how = counted(history, versions_of(caller), cut=by, start=since, end=until, stream=stream)
    return answered(as_json.traffic(found, how))


@router.get("/losses", response_model=Lost)
def read_losses(
    caller: Reader,
    *,
    history: StreamHistory,
    stream: StreamAsked = None,
    by: CutAsked = Cut.WEEK,
    start: StartAsked = None,
    end: EndAsked = None,
) -> Response:
    """Tell what was worked on again, and what was given up."""
    since, until = days_asked(start, end)
    found = losing.losses(history, cut=by, start=since, end=until, stream=stream)
    how = counted(history, versions_of(caller), cut=by, start=since, end=until, stream=stream)
    return answered(as_json.losses(found, how))


@router.get("/waits", response_model=Waits)
def read_waits(
    caller: Reader, *, history: WholeHistory, start: StartAsked = None, end: EndAsked = None
) -> Response:
    """Tell which waits streams share; unless said, of the last 26 complete weeks."""
    since, until = days_asked(start, end)
    found = shared_waits(history, start=since, end=until)
    how = counted(history, versions_of(caller), cut=Cut.WEEK, start=since, end=until)
    return answered(as_json.shared_waits(found, how))

"""Objectives with what is measured of them, as `narrows okrs --json` tells it."""

from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel

from narrows.domain.finding import Finding
from narrows.domain.key_results import Scope
from narrows.domain.observed import ProgressState
from narrows.domain.okr import Hypothesis, Ripple
from narrows.domain.streams import MeasurementPolicy
from narrows.views.check_in_words import LastCheckIn
from narrows.views.objective_rows import ToldOfObjectives
from narrows.views.objectives import objectives
from narrows.views.objectives_json import objectives_json
from narrows.views.told_about import ToldAbout
from narrows.web.rest.answers import answered
from narrows.web.rest.bench import Working
from narrows.web.rest.caller import Reader

router = APIRouter(tags=["objectives"])


class Window(BaseModel):
    """The days that a value was measured in, half-open."""

    start: date
    end: date
    weeks: int
    is_widened: bool


class Measured(BaseModel):
    """Where something started and where it is. [unit]"""

    state: ProgressState
    baseline: float | None
    current: float | None
    unit: str
    n_items: int | None
    window: Window | None
    as_of: datetime | None


class CounterTold(Measured):
    """A counter-metric."""

    metric: str
    of: Scope
    policy: MeasurementPolicy | None
    day_hours: float | None


class KeyResultTold(Measured):
    """A key result; `progress_ratio` is unclamped."""

    id: str
    text: str | None
    kind: str
    metric: str | None
    of: Scope
    target: float | None
    low: float | None
    high: float | None
    progress_ratio: float | None
    confidence_ratio: float | None
    policy: MeasurementPolicy | None
    day_hours: float | None
    counter: CounterTold | None


class InitiativeTold(BaseModel):
    """A bet, apart from any progress."""

    id: str
    text: str
    hypotheses: list[Hypothesis]
    status: str | None
    teams: list[str]
    items: list[str]
    author: str


class ObjectiveTold(BaseModel):
    """An objective; its key results side by side, each on its own scale."""

    id: str
    owner: str
    rank: int
    text: str
    why: str | None
    waypoint: str | None
    ambition: str | None
    author: str
    key_results: list[KeyResultTold]
    initiatives: list[InitiativeTold]
    ripples: list[Ripple]
    findings: list[Finding]
    check_in: LastCheckIn


class CycleTold(BaseModel):
    """Where a cycle stands; `week` is counted from 1."""

    id: str
    start: date
    end: date
    week: int


class Okrs(BaseModel):
    """The objectives of a cycle."""

    cycle: CycleTold | None
    objectives: list[ObjectiveTold]
    findings: list[Finding]
    measured_at: datetime


@router.get("/okrs", response_model=Okrs)
def read_okrs(
    caller: Reader,
    *,
    bench: Working,
    cycle: Annotated[
        str | None, Query(max_length=200, description="Which; unless said, the current one.")
    ] = None,
) -> Response:
    """Tell a cycle's objectives with what is measured of them."""
    review = bench.review()
    told = ToldOfObjectives(
        caller.gate.check_ins(), caller.gate.snapshots(), ToldAbout(caller.gate.sayings())
    )
    page = objectives(review, told, now=bench.now(), cycle=cycle)
    return answered(objectives_json(page, review))

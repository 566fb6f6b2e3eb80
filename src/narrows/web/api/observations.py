"""Observations of business metrics, brought from outside."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel, Field

from narrows.domain.errors import NarrowsError
from narrows.domain.observed import Observation
from narrows.domain.plan import Plan
from narrows.services.plan.metric_checks import choice
from narrows.services.results.observing import Told, observation_of, record
from narrows.services.results.snapshotting import keep_snapshots
from narrows.web.rest.answers import CREATED, Answer, answered
from narrows.web.rest.caller import Pusher, Reader
from narrows.web.rest.documents import stored_plan
from narrows.web.rest.once import Once, Turn, once
from narrows.web.rest.paging import Asked as AskedPage
from narrows.web.rest.paging import paged
from narrows.web.rest.problem import FieldError
from narrows.web.rest.sent import MOST_LISTED, Body, Instant, Name, Sent

router = APIRouter(tags=["observations"])


class ObservationSent(Sent):
    """A value of a business metric at a moment: with an offset, or in the organisation's zone."""

    metric: Name
    value: Annotated[float, Field(allow_inf_nan=False)]
    at: Instant


class ObservationsSent(Body):
    """Observations, all of which are kept, or none."""

    observations: Annotated[list[ObservationSent], Field(min_length=1, max_length=MOST_LISTED)]


class Recorded(BaseModel):
    """What became of them.

    `new` are of moments that nothing was known of, `superseding` correct what was known, `known`
    said nothing new.
    """

    new: int
    superseding: int
    known: int


class Observations(BaseModel):
    """Those that count, by metric and time."""

    observations: list[Observation]
    next: str | None


@router.get("/observations", response_model=Observations)
def list_observations(
    caller: Reader,
    *,
    paging: AskedPage,
    metric: Annotated[str | None, Query(max_length=200, description="Only of this one.")] = None,
) -> Response:
    """List the observations that count; superseded ones are left out."""
    found = caller.gate.observations(None if metric is None else [metric])
    # What the plan declares no more is still told.
    if metric is not None and not found:
        _refuse_unknown(metric, stored_plan(caller.gate).plan)
    page = paged(found, paging, key=lambda each: (each.metric, each.at.isoformat()))
    return answered({"observations": page.found, "next": page.next})


@router.post("/observations", status_code=CREATED, response_model=Recorded)
def post_observations(caller: Pusher, *, asked: Once, sent: ObservationsSent) -> Response:
    """Append observations."""

    def act(turn: Turn) -> Answer:
        found: dict[tuple[str, object], Observation] = {}
        for n, each in enumerate(sent.observations):
            place = f"body.observations.{n}"
            read = _read(each, turn, place=place)
            if found.setdefault((read.metric, read.at), read) is not read:
                raise FieldError(_twice(each), field=place)
        recorded = record(turn.gate, list(found.values()))
        keep_snapshots(turn.gate, turn.room.plan, history=None, now=turn.room.now)
        body = Recorded(
            new=recorded.n_new, superseding=recorded.n_superseding, known=recorded.n_known
        )
        return Answer(body.model_dump(), CREATED)

    return once(asked, caller, act=act)


def _refuse_unknown(metric: str, plan: Plan) -> None:
    if plan.metric(metric) is None:
        known = [each.id for each in plan.metrics]
        raise NarrowsError(
            "observed-unknown", f"No metric «{metric}» is observed; {choice(metric, known)}."
        )


def _read(sent: ObservationSent, turn: Turn, *, place: str) -> Observation:
    try:
        told = Told(sent.metric, repr(sent.value), sent.at)
        return observation_of(told, turn.room.plan, now=turn.room.now)
    except NarrowsError as error:
        raise FieldError(error, field=place) from error


def _twice(sent: ObservationSent) -> NarrowsError:
    return NarrowsError(
        "observation-twice",
        f"«{sent.metric}» is told twice for {sent.at}; send one value of each moment.",
    )

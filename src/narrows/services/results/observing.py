"""Observing: values of business metrics, brought from outside and appended."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.calendar import EPOCH
from narrows.domain.errors import NarrowsError
from narrows.domain.iso8601 import parse_instant
from narrows.domain.observed import Observation
from narrows.domain.plan import Plan
from narrows.domain.repository import Repository
from narrows.domain.work import Fault
from narrows.services.plan.metric_checks import choice, flow_metrics

NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """An observation as people write it.

    Attributes:
        metric: Id of the metric.
        value: A number with a decimal point.
        at: ISO 8601; without an offset in the organisation's zone, a bare day is its beginning.
    """

    metric: str
    value: str
    at: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of the observations that were brought.

    Attributes:
        observations: Those that could be used.
        n_new: Of moments that nothing was known of.
        n_superseding: Corrections: they say otherwise than what was known of their moment.
        n_known: Those that were known already, and changed nothing.
        faults: Rows that could not be used, and why.
    """

    observations: tuple[Observation, ...]
    n_new: int
    n_superseding: int
    n_known: int
    faults: tuple[Fault, ...] = ()


def observation_of(told: Told, plan: Plan, *, now: datetime) -> Observation:
    """Read one observation.

    Args:
        told: As people write it.
        plan: Knows the metrics and the zone.
        now: The clock; nothing later can have been observed. [UTC]

    Raises:
        NarrowsError: `metric-unknown`, `metric-measured`, `value-unreadable`,
            `instant-unreadable`, `observation-ahead`, `observation-long-ago`.
    """
    if plan.metric(told.metric) is None:
        raise _unknown_metric(told.metric, plan)
    at = parse_instant(told.at, plan.zone)
    if at > now:
        raise NarrowsError(
            "observation-ahead",
            f"{told.at} is still to come, and cannot have been observed; give the moment that the "
            "value is true of.",
        )
    if at < EPOCH:
        raise NarrowsError(
            "observation-long-ago",
            f"{told.at} is before {EPOCH.year}, which is a slip of the pen; give the moment that "
            "the value is true of.",
        )
    return Observation(told.metric, _number(told.value), at, recorded_at=now)


def record(
    repository: Repository, observations: Sequence[Observation], *, faults: Sequence[Fault] = ()
) -> Recorded:
    """Append observations; what is known already adds nothing.

    Args:
        repository: Where they are kept.
        observations: Not two of one metric and moment.
        faults: Of rows that could not be read, to be told with the rest.
    """
    metrics = {each.metric for each in observations}
    known = {(each.metric, each.at): each.value for each in repository.observations(metrics)}
    n_superseding = sum(
        known.get((each.metric, each.at), each.value) != each.value for each in observations
    )
    n_added = repository.observe(observations)
    return Recorded(
        observations=tuple(observations),
        n_new=n_added - n_superseding,
        n_superseding=n_superseding,
        n_known=len(observations) - n_added,
        faults=tuple(faults),
    )


def _unknown_metric(name: str, plan: Plan) -> NarrowsError:
    known = [each.id for each in plan.metrics]
    if name in flow_metrics():
        return NarrowsError(
            "metric-measured",
            f"«{name}» is measured from the history of the work, so nobody brings it; observed are "
            f"{', '.join(known) or 'none yet'}.",
        )
    return NarrowsError("metric-unknown", f"There is no metric «{name}»; {choice(name, known)}.")


def _number(text: str) -> float:
    written = text.strip()
    value = float(written) if NUMBER.fullmatch(written) else math.nan
    if math.isfinite(value):
        return value
    wish = "write a decimal point and no thousands" if "," in written else "write it like 33.1"
    raise NarrowsError("value-unreadable", f"«{text}» is no number here; {wish}.")

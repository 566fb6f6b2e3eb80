"""What was told last of the key results of an objective that nobody can measure from its work?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from narrows.domain.amounts import exactly
from narrows.domain.calendar import day_of
from narrows.domain.observed import Observation
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan

SHOWN_VALUES = 5


@dataclass(frozen=True, slots=True)
class ObservedValue:
    """A value that was brought from outside.

    Attributes:
        day: The day that it is true of, in the organisation's zone.
        value: [the metric's unit]
        words: The same as people read it.
    """

    day: date
    value: float
    words: str


@dataclass(frozen=True, slots=True)
class ObservedResult:
    """A key result of an observed metric.

    Attributes:
        key_result: Id within the objective.
        metric: Id of the metric.
        title: What the metric is called.
        unit: Of it.
        values: The last that count, the newest first.
        n_values: All of them.
    """

    key_result: str
    metric: str
    title: str
    unit: str
    values: tuple[ObservedValue, ...]
    n_values: int


def observed_metrics(objective: Objective, plan: Plan) -> tuple[str, ...]:
    """The metrics of an objective's key results whose values are brought from outside."""
    named = (each.metric for each in objective.key_results)
    return tuple(dict.fromkeys(each for each in named if each and plan.metric(each)))


def observed_results(
    objective: Objective, plan: Plan, *, observations: Sequence[Observation]
) -> tuple[ObservedResult, ...]:
    """Its observed key results, in its order.

    Args:
        objective: Whose.
        plan: Knows the metrics and the zone.
        observations: Those that count, of these metrics at least.
    """
    found = []
    for each in objective.key_results:
        metric = plan.metric(each.metric)
        if metric is None:
            continue
        own = sorted((o for o in observations if o.metric == metric.id), key=lambda o: o.at)
        shown = tuple(
            observed_value(o, metric.unit, zone=plan.zone) for o in reversed(own[-SHOWN_VALUES:])
        )
        found.append(ObservedResult(each.id, metric.id, metric.title, metric.unit, shown, len(own)))
    return tuple(found)


def observed_value(observation: Observation, unit: str, *, zone: str) -> ObservedValue:
    """A value as people read it.

    Args:
        observation: What was brought.
        unit: Of its metric.
        zone: IANA zone of the organisation.
    """
    value = observation.value
    return ObservedValue(day_of(observation.at, zone), value, exactly(value, unit))

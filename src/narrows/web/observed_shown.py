"""What was told of the observed key results of an objective, as its page shows it."""

from collections.abc import Mapping, Sequence

from fastapi import Request

from narrows.domain.okr import Objective
from narrows.views.observed_results import (
    ObservedResult,
    ObservedValue,
    observed_metrics,
    observed_results,
    observed_value,
)
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of


def observed_of(request: Request, objective: Objective) -> tuple[ObservedResult, ...]:
    """The observed key results of an objective, in its order."""
    plan = decided_of(request).plan
    metrics = observed_metrics(objective, plan)
    told = desk_of(request).repository.observations(metrics) if metrics else ()
    return observed_results(objective, plan, observations=told)


def told_now(
    request: Request, observed: Sequence[ObservedResult], *, of: str
) -> Mapping[str, ObservedValue]:
    """Key result → the value that was told of it just now, which need not be the newest.

    Args:
        request: Of which home.
        observed: The observed key results of the page.
        of: `key_result/day` as the address has it; of a day without a value the newest is meant.
    """
    key_result, _, day = of.partition("/")
    own = next((each for each in observed if each.key_result == key_result), None)
    if own is None or not own.values:
        return {}
    zone = decided_of(request).plan.zone
    known = desk_of(request).repository.observations([own.metric])
    told = (observed_value(each, own.unit, zone=zone) for each in known)
    same = [each for each in told if f"{each.day}" == day]
    return {key_result: (same or own.values[:1])[-1]}

"""What was told of the observed key results of an objective, as its page shows it."""

from fastapi import Request

from narrows.domain.okr import Objective
from narrows.views.observed_results import ObservedResult, observed_metrics, observed_results
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of


def observed_of(request: Request, objective: Objective) -> tuple[ObservedResult, ...]:
    """The observed key results of an objective, in its order."""
    plan = decided_of(request).plan
    metrics = observed_metrics(objective, plan)
    told = desk_of(request).repository.observations(metrics) if metrics else ()
    return observed_results(objective, plan, observations=told)

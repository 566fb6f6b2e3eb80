"""Progressing: how far each key result has come, by measurement and never by a typed per cent."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from narrows.domain.facts import KeyResultKey
from narrows.domain.observed import KeyResultProgress, Observation
from narrows.domain.plan import Plan
from narrows.domain.ports import History
from narrows.services.flow.measuring import every_metric
from narrows.services.results.asked import AskedResult, asked_results, its_counter, itself
from narrows.services.results.of_flow import measure_flow
from narrows.services.results.of_observations import measure_observed


def measure_key_results(
    plan: Plan,
    history: History | None,
    *,
    observations: Sequence[Observation],
    now: datetime,
) -> Mapping[KeyResultKey, KeyResultProgress]:
    """Measure every key result of every cycle.

    A flow result is measured over its stream's trailing complete weeks (see
    `narrows.services.results.windows`), at the stream's `as_of` or the cycle's end if that came
    first; a business result is its latest observation at or before `now` and within the cycle.
    Where no baseline is given, it is that of the 13 weeks before the cycle, or the last observation
    before it.

    «Measured» says that there is a current value. Progress may be undefined all the same: without
    a baseline, with a measured baseline that is the target already, or before the first complete
    week of a result that keeps within.

    Args:
        plan: What was decided.
        history: Visits and items; `None` while nothing was ever synced.
        observations: Of business metrics.
        now: The clock. [UTC]
    """
    asked = list(asked_results(plan, itself))
    measured = measure_asked(plan, history, asked=asked, observations=observations, now=now)
    return {each.key: progress for each, progress in zip(asked, measured, strict=True)}


def measure_counters(
    plan: Plan,
    history: History | None,
    *,
    observations: Sequence[Observation],
    now: datetime,
) -> Mapping[KeyResultKey, KeyResultProgress]:
    """Measure the counter-metric of each key result that has one: no target, no progress.

    Its baseline is that of the 13 weeks before the cycle, so that «did not get worse» can be seen.
    The arguments are those of `measure_key_results`.
    """
    asked = list(asked_results(plan, its_counter))
    measured = measure_asked(plan, history, asked=asked, observations=observations, now=now)
    return {each.key: progress for each, progress in zip(asked, measured, strict=True)}


def measure_asked(
    plan: Plan,
    history: History | None,
    *,
    asked: Sequence[AskedResult],
    observations: Sequence[Observation],
    now: datetime,
) -> list[KeyResultProgress]:
    """Measure what is asked, flow and observed, in the order in which it is asked.

    The other arguments are those of `measure_key_results`.
    """
    flow = {metric.name: metric for metric in every_metric()}
    # An observed metric has its own id first: a home refuses one that takes a flow metric's name.
    of_flow = [each for each in asked if each.key_result.metric in flow]
    observed = [each for each in asked if each.key_result.metric not in flow]
    flowing = iter(measure_flow(plan, history, asked=of_flow, metrics=flow))
    seen = iter(measure_observed(plan, observations, asked=observed, now=now))
    return [next(flowing if each.key_result.metric in flow else seen) for each in asked]

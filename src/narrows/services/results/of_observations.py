"""Key results of business metrics: the values that were brought from outside."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from narrows.domain.calendar import MICROSECOND, day_of, instant_at, midnight_us
from narrows.domain.observed import KeyResultProgress, Observation, ProgressState
from narrows.domain.plan import Plan
from narrows.services.results.asked import AskedResult
from narrows.services.results.progress import progress_of
from narrows.services.results.windows import weeks_between


def measure_observed(
    plan: Plan,
    observations: Sequence[Observation],
    *,
    asked: Sequence[AskedResult],
    now: datetime,
) -> list[KeyResultProgress]:
    """Measure key results of observed metrics, and of metrics that are not there.

    Args:
        plan: What was decided.
        observations: In any order; of two for one moment the one recorded later counts.
        asked: Key results.
        now: What is true of a later moment is not known yet. [UTC]

    Returns:
        One for each that was asked, in their order.
    """
    told = _by_metric(observations)
    return [
        _progress(plan, each, told=told.get(str(each.key_result.metric), ()), now=now)
        for each in asked
    ]


def _by_metric(observations: Sequence[Observation]) -> Mapping[str, Sequence[Observation]]:
    told: dict[str, dict[datetime, Observation]] = defaultdict(dict)
    for each in sorted(observations, key=lambda each: (each.at, each.recorded_at)):
        told[each.metric][each.at] = each
    return {metric: list(own.values()) for metric, own in told.items()}


def _progress(
    plan: Plan, asked: AskedResult, *, told: Sequence[Observation], now: datetime
) -> KeyResultProgress:
    key_result, metric = asked.key_result, plan.metric(asked.key_result.metric)
    end = min(_begin(asked.until, plan.zone), now + MICROSECOND)
    found = _last_before(end, told) if metric else None
    baseline = key_result.baseline
    if baseline is None and metric:
        before = _last_before(min(_begin(asked.cycle.start, plan.zone), end), told)
        baseline = before.value if before else None
    current = found.value if found else None
    # Until the cycle begins its baseline is the very value that it would be compared with.
    start_at = baseline if asked.cycle.has_begun(day_of(now, plan.zone)) else None
    weekly = []
    for week in weeks_between(asked.cycle.start, asked.until):
        week_end = _begin(week.end, plan.zone)
        if week_end <= now:
            known = _last_before(week_end, told)
            weekly.append(known.value if known else None)
    state = ProgressState.MEASURED if found else ProgressState.NO_DATA
    return KeyResultProgress(
        state=state if metric else ProgressState.NOT_CONFIGURED,
        baseline=baseline,
        current=current,
        target=key_result.target,
        unit=metric.unit if metric else "",
        progress_ratio=progress_of(key_result, start_at, current=current, weekly=weekly),
        as_of=found.at if found else None,
    )


def _begin(day: date, zone: str) -> datetime:
    return instant_at(midnight_us(day, zone))


def _last_before(end: datetime, told: Sequence[Observation]) -> Observation | None:
    place = bisect_left(told, end, key=lambda each: each.at)
    return told[place - 1] if place else None

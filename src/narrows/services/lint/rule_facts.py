"""What rules know of the time before: how metrics went, week by week, and where work waits."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import cast

from narrows.domain.calendar import DAY, day_of
from narrows.domain.facts import KeyResultKey
from narrows.domain.key_results import KeyResult
from narrows.domain.measure import Measurement, Metric
from narrows.domain.observed import Observation
from narrows.domain.plan import Plan
from narrows.domain.ports import History
from narrows.domain.work import FlowState
from narrows.metrics.returns import RETURNS
from narrows.services.flow.measuring import every_metric
from narrows.services.flow.question import statistic_of
from narrows.services.flow.stream_reviews import StreamReview

MOST_READINGS = 13
"""A quarter: what lies further back was another time."""


def readings(
    plan: Plan, streams: Mapping[str, StreamReview], *, observations: Sequence[Observation]
) -> Mapping[KeyResultKey, Sequence[float]]:
    """The metric of each key result before its cycle, the oldest first; at most 13.

    Args:
        plan: What was decided.
        streams: The flow of each stream, by id.
        observations: Of business metrics.
    """
    flow = {metric.name: metric for metric in every_metric()}
    observed = _by_metric(observations, plan.zone)
    found = {}
    for objective in plan.objectives:
        cycle = plan.cycle(objective.cycle)
        for each in objective.key_results if cycle else ():
            if cycle is None or each.metric is None:
                continue
            if each.metric in flow:
                stream = streams.get(each.of.stream or "")
                told = list(_of_flow(each, flow[each.metric], stream=stream))
            else:
                told = observed.get(each.metric, [])
            before = [value for day, value in told if day <= cycle.start]
            found[KeyResultKey(objective.id, each.id)] = before[-MOST_READINGS:]
    return found


def weekly_flow(review: StreamReview) -> Mapping[str, Sequence[float]]:
    """The usual statistic of each flow metric, all items together, week by week."""
    found: dict[str, list[tuple[date, float]]] = defaultdict(list)
    usual = {metric.name: statistic_of(metric, None) for metric in every_metric()}
    for each in review.weekly:
        is_whole = each.item_type is None and each.status is None
        if is_whole and each.statistic == usual.get(each.metric) and each.value is not None:
            found[each.metric].append((each.period.start, each.value))
    return {metric: [value for _, value in sorted(told)] for metric, told in found.items()}


def waits(review: StreamReview) -> Mapping[str, float]:
    """What part of the flow time each waiting status has."""
    return {
        each.status: each.flow_time_share_ratio
        for each in review.statuses
        if each.flow_state is FlowState.WAITING and each.flow_time_share_ratio is not None
    }


def returns(history: History) -> Mapping[str, Mapping[str, str]]:
    """Stream → waiting status → the active status that its visits leave from and return to."""
    streams = {span.number: span.stream.id for span in history.spans if span.stream}
    found: dict[str, dict[str, str]] = {each: {} for each in streams.values()}
    for number, wait, status in cast("list[tuple[int, str, str]]", history.rows(RETURNS)):
        if number in streams:
            found[streams[number]][wait] = status
    return found


def _of_flow(
    key_result: KeyResult, metric: Metric, *, stream: StreamReview | None
) -> Iterator[tuple[date, float]]:
    """The first day after each week that is known whole, and the value of that week."""
    statistic = statistic_of(metric, key_result.of.statistic)
    weekly, begun_on = (stream.weekly, stream.begun_on) if stream else ((), None)
    own = [each for each in weekly if _is_asked(each, key_result, statistic=statistic)]
    for each in sorted(own, key=lambda each: each.period):
        # Half a week, in which history begins, says nothing of what the metric does by itself.
        is_whole = begun_on is None or each.period.start >= begun_on
        if each.value is not None and is_whole:
            yield each.period.end, each.value


def _is_asked(measured: Measurement, key_result: KeyResult, *, statistic: str) -> bool:
    of = key_result.of
    return (
        measured.metric == key_result.metric
        and measured.statistic == statistic
        and measured.item_type == of.item_type
        and measured.status == of.status
    )


def _by_metric(
    observations: Sequence[Observation], zone: str
) -> Mapping[str, list[tuple[date, float]]]:
    """The first day after each that something was observed on, and the last value of that day."""
    found: dict[str, dict[date, float]] = defaultdict(dict)
    for each in sorted(observations, key=lambda each: (each.at, each.recorded_at)):
        found[each.metric][day_of(each.at, zone) + DAY] = each.value
    return {metric: list(told.items()) for metric, told in found.items()}

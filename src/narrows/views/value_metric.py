"""The one metric that a stream exists to move, as pages say it."""

from collections.abc import Iterator
from dataclasses import dataclass

from narrows.domain.amounts import so_many
from narrows.domain.calendar import DAY, day_of
from narrows.domain.day_words import day_text
from narrows.domain.facts import KeyResultKey
from narrows.domain.key_results import KeyResult
from narrows.domain.observed import KeyResultProgress, ProgressState
from narrows.domain.plan import Plan
from narrows.domain.streams import ValueStream
from narrows.services.flow.measuring import every_metric
from narrows.services.reviewing import Review
from narrows.views.aims import value_told
from narrows.views.key_result_words import metric_title


@dataclass(frozen=True, slots=True)
class ValueMetric:
    """The one metric that a stream exists to move.

    Attributes:
        title: For people.
        value: Its latest one with its unit; `None`: no key result has one.
        when: The day that it is true of, or of flow its window, in words.
        objective: Id of the one whose key result it is of.
        key_result: Id of that within it.
    """

    title: str
    value: str | None
    when: str = ""
    objective: str = ""
    key_result: str = ""


def metric_called(id_: str | None, plan: Plan) -> str:
    """What a metric is called that is observed or of flow; empty where there is none."""
    titles = {each.name: each.title for each in every_metric()}
    observed = plan.metric(id_)
    return observed.title if observed else titles.get(id_ or "", id_ or "")


def value_metric_of(review: Review, stream: ValueStream) -> ValueMetric | None:
    """The value metric of a stream with the newest value that a key result has of it."""
    if stream.value_metric is None:
        return None
    measured = list(_measured(review, stream))
    if not measured:
        return ValueMetric(metric_called(stream.value_metric, review.plan), None)
    # Of the cycles that measure it the last one knows the newest observation.
    _, key, result, last = max(measured, key=lambda each: each[0])
    title = metric_title(result.metric, result.of, plan=review.plan)
    value = value_told(last.current, last, bounds=result.bounds)
    return ValueMetric(title, value, _when(last, review.plan.zone), *key)


def _measured(
    review: Review, stream: ValueStream
) -> Iterator[tuple[float, KeyResultKey, KeyResult, KeyResultProgress]]:
    """The key results that measure it: as of when, which, and what."""
    for objective in review.plan.objectives:
        for result in objective.key_results:
            key = KeyResultKey(objective.id, result.id)
            last = review.progress.get(key)
            if last is None or last.state is not ProgressState.MEASURED or last.as_of is None:
                continue
            if _is_of(result, stream, owner=objective.owner, plan=review.plan):
                yield last.as_of.timestamp(), key, result, last


def _is_of(result: KeyResult, stream: ValueStream, *, owner: str, plan: Plan) -> bool:
    """Whether it measures that metric; a flow metric also of that stream, and of all its items."""
    if result.metric != stream.value_metric:
        return False
    if plan.metric(result.metric) is not None:
        return True
    is_whole = result.of.item_type is None or result.metric == "flow_distribution"
    return (result.of.stream or owner) == stream.id and is_whole


def _when(last: KeyResultProgress, zone: str) -> str:
    if last.end is not None and last.window_weeks:
        n_weeks = last.window_weeks
        weeks = so_many(n_weeks, "week") if n_weeks > 1 else "week"
        return f"in the {weeks} to {day_text(last.end - DAY)}"
    return "" if last.as_of is None else f"on {day_text(day_of(last.as_of, zone))}"

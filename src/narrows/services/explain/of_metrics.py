"""The numbers of the flow metrics, one file each in `narrows.metrics`."""

import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol, cast

from narrows.domain.errors import NarrowsError
from narrows.domain.explanation import ExplainedItem, Explanation
from narrows.domain.measure import Measurement, Metric, Period
from narrows.domain.ports import History, StreamSpan
from narrows.domain.streams import MeasurementPolicy
from narrows.metrics import explained
from narrows.metrics.of_type import BY_TYPE, OF_ALL, of_type
from narrows.metrics.requested import requested, statistics_of
from narrows.services.explain import done_sums, time_sums
from narrows.services.explain.by_policy import by_policy
from narrows.services.explain.capacity_unknown import LOOSE_UNKNOWN
from narrows.services.explain.listed import and_more
from narrows.services.explain.meaning import LEAVES_OUT, STARTS, Meaning
from narrows.services.explain.number import (
    NOT_BEGUN,
    has_begun,
    last_week,
    no_history,
    of_words,
    span_asked,
)
from narrows.services.explain.of_rows import Row
from narrows.services.explain.question import Asked
from narrows.services.explain.summed import Sum, ordered
from narrows.services.flow.loose_known import LooseKnown
from narrows.services.flow.measuring import every_metric, measure_periods
from narrows.services.flow.question import statistic_of
from narrows.services.flow.spans import asked_streams, covers, period_rows, policy_of


class SumOf(Protocol):
    """How the number of a metric comes of its items."""

    __name__: str

    def __call__(self, rows: Sequence[Row], statistic: str, /, *, policy: MeasurementPolicy) -> Sum:
        """Add it up."""


SUMS: Mapping[str, SumOf] = {
    each.__name__: each
    for each in (
        done_sums.flow_distribution,
        done_sums.flow_efficiency,
        done_sums.flow_time,
        done_sums.flow_velocity,
        done_sums.status_wait,
        time_sums.flow_load,
        time_sums.value_score,
    )
}
"""By the metric's name; a test holds that there is one for each."""

QUERIES: Mapping[str, str] = {
    "status_wait": explained.WAITED_ITEMS,
    "flow_load": explained.LOADED_ITEMS,
    "value_score": explained.WORKED_ITEMS,
}
"""What tells the items of a metric; of the others those done."""

NO_FLOW_ITEM: Mapping[str, str] = {
    "parent": "has children that count: of this stream the children do",
    "child": "has a parent that counts: of this stream the parents do",
    "type": "is of no item type that counts in this stream",
    "ignored": "was only ever in statuses that the workflow ignores",
}
"""Why an item is no flow item of the stream, by its policy's level and its workflow."""


NO_STREAM = "It holds a stream against what no stream takes, so that of the latter there is none."


def of_metrics(history: History, asked: Asked) -> Explanation:
    """A statistic of a flow metric.

    Args:
        history: Visits and items as of one instant.
        asked: Which number.

    Raises:
        NarrowsError: `stream-missing`, `stream-unknown`, `statistic-unknown`,
            `scope-not-measured`, `range-empty`, `number-missing`.
    """
    span, metric = span_asked(history, asked), _metric(asked)
    policy = policy_of(span)
    statistic = _statistic(metric, asked)
    period = asked.period or last_week(span)
    measurement = _measured(history, span, metric=metric, asked=asked, period=period)
    rows = _rows(history, span, asked=asked, period=period)
    of = str(asked.item_type) if metric.name in BY_TYPE[1:] else statistic
    told = SUMS[metric.name](rows, of, policy=policy)
    meaning = by_policy(metric.name, meaning_of(metric), policy=policy)
    why = _undefined(history, span, metric=metric, of=measurement)
    if why:
        told = replace(told, value=None, words=why)
    return Explanation(
        measurement=measurement,
        title=meaning.title,
        definition=meaning.definition,
        rules=meaning.rules,
        sum=told.words,
        recomputed=told.number,
        part=told.part,
        whole=told.whole,
        items=ordered(told),
        answer=told.answer,
        line=told.line,
        left_out=and_more(told.left_out, _no_flow_items(history, span)),
        of=of_words(span),
        among=_types_done(rows) if metric.name == "flow_distribution" else {},
    )


def _undefined(history: History, span: StreamSpan, *, metric: Metric, of: Measurement) -> str:
    """Why there is no number, where that is no matter of its items; empty where it is."""
    if metric.is_of_all_work and span.stream is None:
        return NO_STREAM
    if of.value is None and not covers(span, of.period):
        return no_history([span])
    if metric.is_of_all_work and not LooseKnown(history.spans).has(of.period, of=span):
        return LOOSE_UNKNOWN
    is_mean_load = (metric.name, of.statistic) == ("flow_load", "mean")
    return NOT_BEGUN if is_mean_load and not has_begun(span, of.period) else ""


def _statistic(metric: Metric, asked: Asked) -> str:
    statistic = statistic_of(metric, asked.statistic)
    if statistic not in statistics_of(metric):
        raise NarrowsError(
            "statistic-unknown",
            f"«{metric.name}» has no statistic «{statistic}»; there is "
            f"{', '.join(statistics_of(metric))}.",
        )
    return statistic


def meaning_of(metric: Metric) -> Meaning:
    """What a metric means, by its own file: counted by the usual policy."""
    page = sys.modules[f"narrows.metrics.{metric.name}"].__doc__ or ""
    return Meaning(
        metric.title,
        metric.unit,
        " ".join(page.split("\n\n")[0].split()),
        *(_rule(page, heading) for heading in (STARTS, LEAVES_OUT)),
    )


def _metric(asked: Asked) -> Metric:
    metrics = {metric.name: metric for metric in every_metric()}
    needs = {
        "status_wait": ("status", asked.status),
        "flow_distribution": ("type", asked.item_type),
    }
    part, given = needs.get(asked.metric, ("", "given"))
    if given is None:
        raise NarrowsError(
            "scope-not-measured", f"«{asked.metric}» is measured by {part}: say which, --{part}."
        )
    if asked.item_type is not None and asked.metric in OF_ALL:
        raise NarrowsError(
            "scope-not-measured", f"«{asked.metric}» is not measured by type; leave --type out."
        )
    return metrics[asked.metric]


def _measured(
    history: History, span: StreamSpan, *, metric: Metric, asked: Asked, period: Period
) -> Measurement:
    is_own = asked.item_type is not None and metric.name not in BY_TYPE
    wanted = requested(metric, statistic_of(metric, asked.statistic))
    counted = of_type(wanted, asked.item_type) if is_own and asked.item_type else wanted
    found = measure_periods(history, [span], periods={span.number: [period]}, metrics=[counted])
    statistic = statistic_of(metric, asked.statistic)
    item_type = asked.item_type if metric.name in BY_TYPE else None
    for each in found:
        if (each.statistic, each.item_type, each.status) == (statistic, item_type, asked.status):
            return replace(each, item_type=asked.item_type)
    raise NarrowsError(
        "number-missing",
        f"«{metric.name}» has no number for {asked.status or asked.item_type or asked.stream} in "
        "these days; see `narrows statuses` and `narrows flow` for what there is.",
    )


def _types_done(rows: Sequence[Row]) -> dict[str, float | None]:
    """The share of every type among the items done."""
    counts = Counter(str(row[2]) for row in rows)
    return {kind: n_items / len(rows) for kind, n_items in counts.items()}


def _rows(history: History, span: StreamSpan, *, asked: Asked, period: Period) -> list[Row]:
    if not covers(span, period):
        # What lasts until `as_of` would count backwards in days that begin after it.
        return []
    query = QUERIES.get(asked.metric, explained.DONE_ITEMS)
    if asked.metric == "flow_load" and asked.item_type is not None:
        query = explained.LOADED_BY_TYPE
    periods = period_rows([span], {span.number: [period]})
    if asked.metric in OF_ALL:
        periods = LooseKnown(history.spans).beside(periods)
    words = [asked.status] if asked.status else []
    rows = history.rows(query, periods, words=words)
    kept = asked.item_type if asked.metric != "flow_distribution" else None
    return [row for row in rows if kept is None or row[2] == kept]


def _no_flow_items(history: History, span: StreamSpan) -> list[ExplainedItem]:
    """The items that the stream takes, and that are no flow items of it."""
    rows = cast(
        "list[tuple[str, str | None, str]]",
        history.rows(explained.LEFT_OUT, asked_streams([span])),
    )
    return [ExplainedItem(key, title, "", left_out=NO_FLOW_ITEM[why]) for key, title, why in rows]


def _rule(page: str, heading: str) -> str:
    found = re.search(rf"\*{heading}\*: (.*?)(?:\n\n|\Z)", page, re.DOTALL)
    return " ".join(found[1].replace("`", "").split()) if found else ""

"""What flow metrics are over the periods of many questions, in one query per metric."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias, cast

from narrows.domain.calendar import Cut, midnight_us, periods_between
from narrows.domain.measure import Metric, Period
from narrows.domain.ports import History, PeriodRow, StreamSpan
from narrows.domain.work import ItemType
from narrows.metrics.of_type import BY_TYPE, of_type
from narrows.metrics.requested import requested
from narrows.services.flow.loose_known import LooseKnown
from narrows.services.flow.measuring import STATUS_NAMES, MetricRow, every_metric
from narrows.services.flow.question import PER_WEEK, WEEK_DAYS, FlowQuestion, FlowValue
from narrows.services.flow.spans import covers, policy_of
from narrows.services.flow.working_time import scale_of

OF_TIMED = ("flow_time", "flow_efficiency")
"""Metrics that leave out the items done without a commitment."""

OF_WEEKS = ("flow_load",)
"""Metrics whose query takes no periods that overlap; a window is the sum of its weeks."""

Answered: TypeAlias = Mapping[tuple[int, Period], Sequence[MetricRow]]
"""The rows of a query by stream and period."""


def flow_values(
    history: History, questions: Iterable[FlowQuestion]
) -> Mapping[FlowQuestion, FlowValue]:
    """Answer many questions, all that are of one metric (and item type) in one query."""
    metrics = {metric.name: metric for metric in every_metric()}
    asked: dict[tuple[Metric, ItemType | None], list[FlowQuestion]] = defaultdict(list)
    for each in dict.fromkeys(questions):
        narrowed = None if each.metric in BY_TYPE else each.item_type
        asked[requested(metrics[each.metric], each.statistic), narrowed].append(each)
    if not asked:
        return {}
    spans, loose = {span.number: span for span in history.spans}, LooseKnown(history.spans)
    names = dict(cast("list[tuple[int | None, str]]", history.rows(STATUS_NAMES)))
    found: dict[FlowQuestion, FlowValue] = {}
    for (wanted, item_type), own in asked.items():
        metric = wanted if item_type is None else of_type(wanted, item_type)
        parts = {part for each in own for part in _parts(each)}
        answered = _ask(history, metric, parts=parts, spans=spans, loose=loose)
        for each in own:
            rows = [_row(each, answered.get(part, ()), names=names) for part in _parts(each)]
            span = spans[each.stream]
            value = _value(each, rows, scale=scale_of(metric, policy_of(span)))
            is_known = covers(span, each.period) and (
                not metric.is_of_all_work or loose.has(each.period, of=span)
            )
            found[each] = value if is_known else FlowValue(None, value.n_items)
    return found


def _parts(question: FlowQuestion) -> list[tuple[int, Period]]:
    """The periods to ask for: the whole, or its weeks."""
    period = question.period
    if question.metric not in OF_WEEKS:
        return [(question.stream, period)]
    weeks = periods_between(Cut.WEEK, period.start, end=period.end)
    return [(question.stream, week) for week in weeks]


def _ask(
    history: History,
    metric: Metric,
    *,
    parts: Iterable[tuple[int, Period]],
    spans: Mapping[int, StreamSpan],
    loose: LooseKnown,
) -> Answered:
    ordered = sorted(parts)
    periods = []
    for number, (stream, period) in enumerate(ordered):
        zone = policy_of(spans[stream]).zone
        start_us, end_us = midnight_us(period.start, zone), midnight_us(period.end, zone)
        periods.append(PeriodRow(stream, number, start_us, end_us))
    answered: dict[tuple[int, Period], list[MetricRow]] = defaultdict(list)
    for row in cast("list[MetricRow]", history.rows(metric.query, loose.asked(metric, periods))):
        answered[ordered[row[1]]].append(row)
    return answered


def _row(
    question: FlowQuestion, rows: Sequence[MetricRow], *, names: Mapping[int | None, str]
) -> tuple[int | None, int, int, int]:
    """Numerator, denominator, items done and those of them without a flow time."""
    item_type = question.item_type if question.metric in BY_TYPE else None
    told = [row for row in rows if row[4] == question.statistic]
    for _, _, kind, status, _, numerator, denominator, n_items, n_unmeasured in told:
        if (kind, names.get(status)) == (item_type, question.status):
            return numerator, denominator or 0, n_items, n_unmeasured
    if not told:
        return None, 0, 0, 0
    # A type or status that the whole history never met has no row: nothing of it, not nothing.
    *_, numerator, denominator, n_items, n_unmeasured = told[0]
    is_counted = question.metric in PER_WEEK
    return (
        None if numerator is None else 0,
        denominator or 0,
        0 if is_counted else n_items,
        0 if is_counted else n_unmeasured,
    )


def _value(
    question: FlowQuestion, rows: Sequence[tuple[int | None, int, int, int]], *, scale: int
) -> FlowValue:
    n_items = sum(n for _, _, n, _ in rows)
    if question.metric in OF_TIMED:
        n_items -= sum(n for _, _, _, n in rows)
    counted = rows[-1:] if question.statistic == "end" else rows
    numerators = [numerator for numerator, *_ in counted if numerator is not None]
    denominator = sum(denominator for _, denominator, _, _ in counted)
    if len(numerators) < len(counted) or not denominator:
        return FlowValue(None, n_items)
    if question.metric in PER_WEEK:
        denominator *= (question.period.end - question.period.start).days // WEEK_DAYS
    return FlowValue(sum(numerators) / (denominator * scale), n_items)

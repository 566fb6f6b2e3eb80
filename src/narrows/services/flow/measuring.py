"""Measuring: what the metrics say of each stream, period by period."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeAlias, cast

from narrows.domain.calendar import Cut
from narrows.domain.measure import Measurement, Metric, Period
from narrows.domain.ports import History, StreamSpan
from narrows.domain.registry import collect
from narrows.domain.work import ItemType
from narrows.services.flow.loose_known import LooseKnown
from narrows.services.flow.spans import (
    covers,
    period_rows,
    periods_of,
    policy_of,
    spans_of,
    stream_id,
)
from narrows.services.flow.statuses_here import workflow_place
from narrows.services.flow.working_time import scale_of

MetricRow: TypeAlias = tuple[
    int, int, str | None, int | None, str, int | None, int | None, int, int
]
"""A row of a metric's query; its columns are those of `narrows.domain.measure.Metric`."""

TYPE_PLACES: Mapping[str | None, int] = {
    None: -1,
    **{each.value: place for place, each in enumerate(ItemType)},
}
"""All types together first, then in the glossary's order."""

STATUS_NAMES = "select status, name from statuses"


def measure(
    history: History,
    *,
    cut: Cut,
    start: date | None = None,
    end: date | None = None,
    stream: str | None = None,
    metrics: Sequence[Metric] | None = None,
) -> list[Measurement]:
    """Measure the streams.

    Args:
        history: Visits and items as of one instant.
        cut: By week (the last 26 complete ones), by month (the last 6) or all of it.
        start: First day that counts, in each stream's zone.
        end: The day after the last one that counts.
        stream: Only this one; `None` is all of them and unaligned work.
        metrics: Which; `None` is every metric that is there.

    Returns:
        By stream, metric, period, item type (all together first), status and statistic.

    Raises:
        NarrowsError: `stream-unknown`, `range-empty`.
    """
    spans = spans_of(history, stream)
    periods = periods_of(spans, cut, start=start, end=end)
    return measure_periods(history, spans, periods=periods, metrics=metrics)


def freshen(
    history: History, *, cut: Cut, start: date | None = None, end: date | None = None
) -> None:
    """Measure all streams where nobody did yet, and keep it: what `measure` then says is read.

    Args:
        history: Visits and items as of one instant.
        cut: As for `measure`.
        start: First day that counts, in each stream's zone.
        end: The day after the last one that counts.

    Raises:
        NarrowsError: `range-empty`.
    """
    spans = spans_of(history, None)
    history.freshen(period_rows(spans, periods_of(spans, cut, start=start, end=end)))


def measure_periods(
    history: History,
    spans: Sequence[StreamSpan],
    *,
    periods: Mapping[int, Sequence[Period]],
    metrics: Sequence[Metric] | None = None,
) -> list[Measurement]:
    """Measure streams over periods of each one's own.

    Args:
        history: Visits and items as of one instant.
        spans: Which streams.
        periods: Of each stream by its number, apart from each other.
        metrics: Which; `None` is every metric that is there.

    Returns:
        As `measure` does.
    """
    rows = period_rows(spans, periods)
    names = dict(cast("list[tuple[int, str]]", history.rows(STATUS_NAMES)))
    if metrics is None:
        history.freshen(rows)
    asked = every_metric() if metrics is None else metrics
    loose = LooseKnown(history.spans)
    answers = {
        each.name: _by_stream(history.rows(each.query, loose.asked(each, rows))) for each in asked
    }
    measured: list[Measurement] = []
    for span in spans:
        own = periods[span.number]
        covered = [covers(span, each) for each in own]
        beside = [a and loose.has(each, of=span) for a, each in zip(covered, own, strict=True)]
        for metric in asked:
            known = beside if metric.is_of_all_work else covered
            answer = answers[metric.name].get(span.number, [])
            measured += _measurements(
                span, metric, rows=answer, periods=own, known=known, names=names
            )
    return measured


def every_metric() -> list[Metric]:
    """Every metric that is there, by name."""
    found = collect("narrows.metrics", "metric")
    return [metric for metric in found if isinstance(metric, Metric)]


def _by_stream(rows: Sequence[tuple[object, ...]]) -> Mapping[int, list[MetricRow]]:
    own: dict[int, list[MetricRow]] = defaultdict(list)
    for row in cast("Sequence[MetricRow]", rows):
        own[row[0]].append(row)
    return own


def _measurements(
    span: StreamSpan,
    metric: Metric,
    *,
    rows: Sequence[MetricRow],
    periods: Sequence[Period],
    known: Sequence[bool],
    names: Mapping[int, str],
) -> Iterator[Measurement]:
    stream, policy = stream_id(span), policy_of(span)
    scale = scale_of(metric, policy)
    for row in sorted(rows, key=_placing(span, metric, names=names)):
        _, period, item_type, status, statistic, numerator, denominator, n_items, n_unmeasured = row
        yield Measurement(
            stream=stream,
            metric=metric.name,
            statistic=statistic,
            item_type=item_type,
            status=None if status is None else names[status],
            period=periods[period],
            # Divided once, of whole numbers: the same to the last bit wherever it runs.
            value=numerator / (denominator * scale)
            if numerator is not None and denominator and known[period]
            else None,
            unit=metric.unit,
            n_items=n_items,
            n_unmeasured=n_unmeasured,
            as_of=span.as_of,
            complete_until=span.complete_until,
            policy=policy,
        )


def _placing(
    span: StreamSpan, metric: Metric, *, names: Mapping[int, str]
) -> Callable[[MetricRow], tuple[int, int, tuple[int, str], int]]:
    """Where a row stands among those of its stream and metric."""
    statuses: dict[int | None, tuple[int, str]] = {
        number: (workflow_place(span, name), name) for number, name in names.items()
    }
    statuses[None] = (workflow_place(span, ""), "")
    statistics = {each: place for place, each in enumerate(metric.statistics)}

    def place(row: MetricRow) -> tuple[int, int, tuple[int, str], int]:
        _, period, item_type, status, statistic, *_ = row
        return period, TYPE_PLACES[item_type], statuses[status], statistics[statistic]

    return place

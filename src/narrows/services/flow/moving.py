"""Moving: load by type, and traffic through statuses, period by period."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import TypeAlias, cast

from narrows.domain.calendar import Cut
from narrows.domain.measure import Measurement, Period
from narrows.domain.movements import LoadShare, StatusTraffic
from narrows.domain.ports import History, StreamSpan
from narrows.domain.work import ItemType
from narrows.metrics.load import metric_by_type
from narrows.metrics.movements import TRAFFIC
from narrows.services.flow.measuring import measure
from narrows.services.flow.spans import (
    covers,
    period_rows,
    periods_of,
    policy_of,
    spans_of,
    stream_id,
)
from narrows.services.flow.statuses_here import state_here, workflow_place

TrafficRow: TypeAlias = tuple[int, int, str, str, int, int, int]
"""Stream, period, status, flow state, arrivals, departures, there at the end."""


def loads(
    history: History,
    *,
    cut: Cut = Cut.WEEK,
    start: date | None = None,
    end: date | None = None,
    stream: str | None = None,
) -> list[LoadShare]:
    """The load of each item type, and its share.

    Args:
        history: Visits and items as of one instant.
        cut: By week (the last 26 complete ones), by month (the last 6) or all of it.
        start: First day that counts, in each stream's zone.
        end: The day after the last one that counts.
        stream: Only this one; `None` is all of them and unaligned work.

    Returns:
        By stream and period, each type that its load ever had, in the glossary's order.

    Raises:
        NarrowsError: `stream-unknown`, `range-empty`.
    """
    measured = measure(
        history, cut=cut, start=start, end=end, stream=stream, metrics=[metric_by_type()]
    )
    groups: dict[tuple[str | None, Period], list[Measurement]] = defaultdict(list)
    for each in measured:
        groups[each.stream, each.period].append(each)
    return [share for key, own in groups.items() for share in _shares(key, own)]


def _shares(key: tuple[str | None, Period], measured: Sequence[Measurement]) -> Iterator[LoadShare]:
    of, period = key
    values = {(each.item_type, each.statistic): each.value for each in measured}
    whole = sum(values[kind, "mean"] or 0 for kind, statistic in values if statistic == "mean")
    for kind, statistic in values:
        if statistic != "mean" or kind is None:
            continue
        mean, end = values[kind, "mean"], values[kind, "end"]
        yield LoadShare(
            stream=of,
            period=period,
            item_type=ItemType(kind),
            mean_load_items=mean,
            end_load_items=None if end is None else int(end),
            share_ratio=mean / whole if mean is not None and whole else None,
            policy=measured[0].policy,
        )


def traffic(
    history: History,
    *,
    cut: Cut = Cut.WEEK,
    start: date | None = None,
    end: date | None = None,
    stream: str | None = None,
) -> list[StatusTraffic]:
    """Arrivals and departures of each status.

    Args:
        history: Visits and items as of one instant.
        cut: By week (the last 26 complete ones), by month (the last 6) or all of it.
        start: First day that counts, in each stream's zone.
        end: The day after the last one that counts.
        stream: Only this one; `None` is all of them and unaligned work.

    Returns:
        By stream and period, in the workflow's order; nothing of periods after `as_of`. Of a
        period before the history there are no numbers.

    Raises:
        NarrowsError: `stream-unknown`, `range-empty`.
    """
    spans = spans_of(history, stream)
    periods = periods_of(spans, cut, start=start, end=end)
    rows = cast("list[TrafficRow]", history.rows(TRAFFIC, period_rows(spans, periods)))
    found: list[StatusTraffic] = []
    for span in spans:
        own = [row for row in rows if row[0] == span.number]
        placed = sorted(own, key=partial(_place, span))
        found += [_traffic(span, row, period=periods[span.number][row[1]]) for row in placed]
    return found


def _place(span: StreamSpan, row: TrafficRow) -> tuple[int, int, str]:
    return row[1], workflow_place(span, row[2]), row[2]


def _traffic(span: StreamSpan, row: TrafficRow, *, period: Period) -> StatusTraffic:
    _, _, name, told, n_arrivals, n_departures, n_there = row
    is_known = covers(span, period)
    return StatusTraffic(
        stream=stream_id(span),
        period=period,
        status=name,
        flow_state=state_here(span, name, told=told),
        n_arrivals=n_arrivals if is_known else None,
        n_departures=n_departures if is_known else None,
        balance_items=n_arrivals - n_departures if is_known else None,
        end_load_items=n_there if is_known else None,
        policy=policy_of(span),
    )

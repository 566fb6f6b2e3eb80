"""Losing: what was worked on again, and what was given up, period by period."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

from narrows.domain.calendar import Cut
from narrows.domain.measure import Period
from narrows.domain.movements import Losses
from narrows.domain.ports import History, StreamSpan
from narrows.metrics.movements import DISCARDED, rework
from narrows.services.flow.measuring import STATUS_NAMES
from narrows.services.flow.spans import (
    covers,
    period_rows,
    periods_of,
    policy_of,
    spans_of,
    stream_id,
)
from narrows.services.flow.working_time import day_length_us


def losses(
    history: History,
    *,
    cut: Cut = Cut.WEEK,
    start: date | None = None,
    end: date | None = None,
    stream: str | None = None,
) -> list[Losses]:
    """What was worked on again, and what was given up.

    An item moves backwards when it enters an active status that stands, in the stream's workflow,
    before an active or done one that it was in. From then on its time in statuses that are no
    further than it had come before is rework. A wait that it comes back from is a pause, and none.

    Args:
        history: Visits and items as of one instant.
        cut: By week (the last 26 complete ones), by month (the last 6) or all of it.
        start: First day that counts, in each stream's zone.
        end: The day after the last one that counts.
        stream: Only this one; `None` is all of them and unaligned work.

    Returns:
        By stream and period.

    Raises:
        NarrowsError: `stream-unknown`, `range-empty`.
    """
    spans = spans_of(history, stream)
    periods = periods_of(spans, cut, start=start, end=end)
    asked = period_rows(spans, periods)
    again = {row[:2]: row[2:] for row in history.rows(rework(places_of(history, spans)), asked)}
    gone = {row[:2]: row[2:] for row in history.rows(DISCARDED, asked)}
    return [
        _losses(span, period, again=again[span.number, n], gone=gone[span.number, n])
        for span in spans
        for n, period in enumerate(periods[span.number])
    ]


def places_of(history: History, spans: Sequence[StreamSpan]) -> list[tuple[int, int, int]]:
    """Stream, number of a status and its place, of the statuses that the workflows name."""
    names = cast("list[tuple[int, str]]", history.rows(STATUS_NAMES))
    numbers: Mapping[str, int] = {name: number for number, name in names}
    return [
        (span.number, numbers[each.status], place)
        for span in spans
        if span.stream and span.stream.workflow
        for place, each in enumerate(span.stream.workflow.statuses)
        if each.status in numbers
    ]


def _losses(
    span: StreamSpan, period: Period, *, again: Sequence[object], gone: Sequence[object]
) -> Losses:
    n_items, n_reworked, again_us, spent_us = (int(str(each)) for each in again)
    n_discarded, n_begun, discarded_us = (int(str(each)) for each in gone)
    policy = policy_of(span)
    is_known, day_us = covers(span, period), day_length_us(policy)
    is_told = is_known and span.stream is not None and span.stream.workflow is not None
    return Losses(
        stream=stream_id(span),
        period=period,
        n_items=n_items if is_known else None,
        n_reworked=n_reworked if is_told else None,
        reworked_ratio=n_reworked / n_items if is_told and n_items else None,
        rework_days=again_us / day_us if is_told else None,
        rework_ratio=again_us / spent_us if is_told and spent_us else None,
        n_discarded=n_discarded if is_known else None,
        n_discarded_begun=n_begun if is_known else None,
        discarded_days=discarded_us / day_us if is_known else None,
        policy=policy,
    )

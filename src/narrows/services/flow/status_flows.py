"""How work flows through the statuses of each stream, and what that says of the data."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias, cast

from narrows.domain.calendar import instant_us
from narrows.domain.flow import LittleCheck, StatusFlow
from narrows.domain.measure import DAY_US
from narrows.domain.ports import History, StreamSpan
from narrows.domain.work import COMMITTED
from narrows.metrics.statuses import STATUSES
from narrows.services.flow.spans import (
    asked_streams,
    policy_of,
    spans_of,
    stream_id,
)
from narrows.services.flow.statuses_here import state_here, workflow_place
from narrows.services.flow.working_time import day_length_us

StatusRow: TypeAlias = tuple[int, str, str, int, int, int, int, int | None, int, int, int]
"""A row of `STATUSES`."""

WEEK_DAYS = 7

GAP_RATIO = 0.2
"""From here on Little's law tells that load never ends. [ratio]"""


@dataclass(frozen=True, slots=True)
class StreamStatuses:
    """One stream, over its whole history.

    Attributes:
        flows: By status, in the workflow's order, then by first use.
        little: The check of its data by Little's law: mean load × length is the time that all
            items spent in process, and the items that ended should account for most of it.
            In-state time on both sides: a flow time that spans reopenings would make a gap of
            its own.
    """

    flows: tuple[StatusFlow, ...]
    little: LittleCheck


def stream_statuses(history: History, *, stream: str | None = None) -> list[StreamStatuses]:
    """The statuses of each stream, and its check by Little's law.

    Args:
        history: Visits and items as of one instant.
        stream: Only this one; `None` is all of them and unaligned work.

    Raises:
        NarrowsError: `stream-unknown`.
    """
    spans = spans_of(history, stream)
    rows = cast("list[StatusRow]", history.rows(STATUSES, asked_streams(spans)))
    found: list[StreamStatuses] = []
    for span in spans:
        own = [row for row in rows if row[0] == span.number]
        found.append(StreamStatuses(tuple(_flows(span, own)), _little(span, own)))
    return found


def statuses(history: History, *, stream: str | None = None) -> list[StatusFlow]:
    """How work flows through each status, over the whole history.

    Args:
        history: Visits and items as of one instant.
        stream: Only this one; `None` is all of them and unaligned work.

    Returns:
        By stream, in the workflow's order, then by first use.

    Raises:
        NarrowsError: `stream-unknown`.
    """
    return [flow for each in stream_statuses(history, stream=stream) for flow in each.flows]


def length_weeks(span: StreamSpan) -> float:
    """How long a stream's history is. [weeks]"""
    first_us, as_of_us = instant_us(span.first_at or span.as_of), instant_us(span.as_of)
    # A log of less than a day has no rate per week; it is taken as a day.
    return max(as_of_us - first_us, DAY_US) / DAY_US / WEEK_DAYS


def is_gap(check: LittleCheck) -> bool:
    """Whether so much load never ends that it is a finding."""
    return check.gap_ratio is not None and check.gap_ratio > GAP_RATIO


def _flows(span: StreamSpan, rows: Sequence[StatusRow]) -> list[StatusFlow]:
    rows = sorted(rows, key=lambda row: (workflow_place(span, row[1]), row[3], row[1]))
    flow_time_us = sum(row[8] for row in rows)
    n_weeks = length_weeks(span)
    policy = policy_of(span)
    day_us = day_length_us(policy)
    found: list[StatusFlow] = []
    for _, name, told, _, n_visits, n_closed, total_us, median_us, done_us, *_ in rows:
        state = state_here(span, name, told=told)
        found.append(
            StatusFlow(
                stream=stream_id(span),
                status=name,
                flow_state=state,
                n_visits=n_visits,
                total_days=total_us / day_us,
                median_visit_days=None if median_us is None else median_us / day_us,
                load_items=n_visits - n_closed,
                arrivals_per_week=n_visits / n_weeks,
                departures_per_week=n_closed / n_weeks,
                # What was waited here under another stream is flow time, whatever it means here.
                flow_time_share_ratio=done_us / flow_time_us
                if flow_time_us and (done_us or state in COMMITTED)
                else None,
                policy=policy,
            )
        )
    return found


def _little(span: StreamSpan, rows: Sequence[StatusRow]) -> LittleCheck:
    spent_us, ended_us = sum(row[9] for row in rows), sum(row[10] for row in rows)
    rest_us = {name: spent - ended for _, name, *_, spent, ended in rows if spent > ended}
    return LittleCheck(
        stream=stream_id(span),
        spent_days=spent_us / DAY_US,
        ended_days=ended_us / DAY_US,
        gap_ratio=(spent_us - ended_us) / spent_us if spent_us else None,
        open_statuses=tuple(sorted(rest_us, key=lambda name: (-rest_us[name], name))),
    )

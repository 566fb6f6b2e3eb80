"""Listing: the items of a stream, as of an instant."""

from itertools import groupby
from typing import TypeAlias, cast

from narrows.domain.calendar import instant_at, instant_us
from narrows.domain.flow import FlowItem, VisitFlow
from narrows.domain.ports import History, StreamSpan
from narrows.domain.work import FlowState
from narrows.metrics.listing import LISTED_ITEMS, LISTED_VISITS
from narrows.services.flow.spans import asked_streams, policy_of, spans_of, stream_id
from narrows.services.flow.working_time import day_length_us, duration_us

ItemRow: TypeAlias = tuple[
    int, int, str, str | None, str, str, str, int, int | None, int | None,
    int | None, int, int, int, int, int,
]  # fmt: skip
VisitRow: TypeAlias = tuple[int, str, str, int, int | None]


def items(history: History, *, stream: str | None = None) -> list[FlowItem]:
    """The items with their visits, by stream and creation.

    Args:
        history: Visits and items as of one instant.
        stream: Only this one; `None` is all of them and unaligned work.

    Raises:
        NarrowsError: `stream-unknown`.
    """
    spans = spans_of(history, stream)
    asked = asked_streams(spans)
    rows = cast("list[ItemRow]", history.rows(LISTED_ITEMS, asked))
    visits = {
        item: tuple(visit_of(row) for row in stays)
        for item, stays in groupby(
            cast("list[VisitRow]", history.rows(LISTED_VISITS, asked)), key=lambda row: row[0]
        )
    }
    return [
        item_of(span, row, visits=visits[row[1]])
        for span in spans
        for row in rows
        if row[0] == span.number
    ]


def item_of(span: StreamSpan, row: ItemRow, *, visits: tuple[VisitFlow, ...] = ()) -> FlowItem:
    """An item of its row; without its visits where they were not asked for."""
    _, _, key, title, item_type, status, state, created_us, started_us, done_us = row[:10]
    flow_time_us, active_us, waiting_us, unknown_us, n_reopened, has_age = row[10:]
    # Nothing to tell apart before commitment, and no telling apart where a status is unknown.
    policy = policy_of(span)
    day_us = day_length_us(policy)
    is_told = started_us is not None and unknown_us == 0
    return FlowItem(
        id=key,
        stream=stream_id(span),
        title=title,
        item_type=item_type,
        status=status,
        flow_state=FlowState(state),
        created_at=instant_at(created_us),
        started_at=None if started_us is None else instant_at(started_us),
        done_at=None if done_us is None else instant_at(done_us),
        flow_time_days=_days(flow_time_us, day_us),
        active_days=_days(active_us, day_us) if is_told else None,
        waiting_days=_days(waiting_us, day_us) if is_told else None,
        age_days=_days(duration_us(policy, started_us, end_us=instant_us(span.as_of)), day_us)
        if has_age and started_us is not None
        else None,
        n_reopened=n_reopened,
        visits=visits,
        policy=policy,
    )


def visit_of(row: VisitRow) -> VisitFlow:
    """A visit of its row."""
    _, status, state, entered_us, left_us = row
    return VisitFlow(
        status=status,
        flow_state=FlowState(state),
        entered_at=instant_at(entered_us),
        left_at=None if left_us is None else instant_at(left_us),
    )


def _days(length_us: int | None, day_us: int) -> float | None:
    return None if length_us is None else length_us / day_us

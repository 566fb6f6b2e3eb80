"""A stream's flow before and in a cycle, in words. What moved it is not said."""

from dataclasses import dataclass

from narrows.domain.amounts import UNDEFINED, change, value
from narrows.domain.calendar import DAY
from narrows.domain.day_words import day_text
from narrows.domain.measure import Period
from narrows.services.cycles.cycle_review import CycleReview
from narrows.services.cycles.flow_moves import FlowMove, StreamFlowMove
from narrows.services.reviewing import Review
from narrows.views.flow_periods import FEWEST_ITEMS
from narrows.views.review_policies import flow_by
from narrows.views.ripple_cards import owner_name

PER_WEEK = "per_week"
"""The statistic of what is counted, and told for a week."""

NAMES = {
    ("flow_time", "p50"): "Flow time, half took no longer",
    ("flow_time", "p85"): "Flow time, 85 % took no longer",
    ("flow_velocity", PER_WEEK): "Flow velocity, a week",
    ("flow_efficiency", "ratio"): "Flow efficiency",
    ("flow_load", "mean"): "Flow load, on average",
}


@dataclass(frozen=True, slots=True)
class FlowRow:
    """One metric, before and in the cycle, and the difference; its names are for addresses."""

    metric: str
    statistic: str
    name: str
    before: str
    after: str
    moved: str


@dataclass(frozen=True, slots=True)
class FlowTable:
    """The flow of a stream.

    Attributes:
        id: Of the stream.
        stream: Its name.
        span_before: The days of the weeks before the cycle; `None`: there is none.
        span_after: The days of its weeks; `None`: there is none.
        before: Which weeks before the cycle.
        after: Which weeks of it.
        rows: One per metric.
        policy: By which both are counted.
    """

    id: str
    stream: str
    span_before: Period | None
    span_after: Period | None
    before: str
    after: str
    rows: tuple[FlowRow, ...]
    policy: str


def flow_tables(review: CycleReview, measured: Review) -> tuple[FlowTable, ...]:
    """A table for each stream with history."""
    return tuple(_table(each, measured) for each in review.flow)


def _table(flow: StreamFlowMove, measured: Review) -> FlowTable:
    return FlowTable(
        id=flow.stream,
        stream=owner_name(flow.stream, measured.plan),
        span_before=flow.before,
        span_after=flow.after,
        before=_weeks(flow.before),
        after=_weeks(flow.after),
        rows=tuple(_row(each) for each in flow.moves),
        policy=flow_by(flow.stream, measured),
    )


def _row(move: FlowMove) -> FlowRow:
    before = _shown(move, move.before, n_items=move.n_items_before)
    after = _shown(move, move.after, n_items=move.n_items_after)
    is_told = UNDEFINED not in (before, after)
    return FlowRow(
        metric=move.metric,
        statistic="count" if move.statistic == PER_WEEK else move.statistic,
        name=NAMES[move.metric, move.statistic],
        before=before,
        after=after,
        moved=change(move.before, move.after, unit=move.unit) if is_told else "",
    )


def _shown(move: FlowMove, number: float | None, *, n_items: int) -> str:
    """Under five items a percentile says less than the items."""
    if move.metric == "flow_time" and n_items < FEWEST_ITEMS:
        return UNDEFINED
    return value(number, move.unit, beside=(move.before, move.after))


def _weeks(period: Period | None) -> str:
    if period is None:
        return "no complete week"
    n_weeks = (period.end - period.start).days // 7
    last = day_text(period.end - DAY)
    return f"{n_weeks} week{'s' * (n_weeks != 1)} to {last}"

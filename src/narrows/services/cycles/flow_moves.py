"""A stream's flow before a cycle and in it, side by side. What moved it is not said."""

from collections.abc import Sequence
from dataclasses import dataclass

from narrows.domain.measure import Measurement, Metric, Period
from narrows.domain.okr import Cycle
from narrows.domain.ports import History, StreamSpan
from narrows.services.flow.measuring import every_metric, measure_periods
from narrows.services.flow.spans import stream_id
from narrows.services.results.windows import windows_of

TOLD = (
    ("flow_time", "p50"),
    ("flow_time", "p85"),
    ("flow_velocity", "count"),
    ("flow_efficiency", "ratio"),
    ("flow_load", "mean"),
)
"""Metric and statistic of what is compared; velocity is told per week, whatever the weeks."""

VELOCITY = "flow_velocity"
WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class FlowMove:
    """One metric of a stream, before and in a cycle. Undefined is `None`, never 0.

    Attributes:
        metric: Its name.
        statistic: Which of it; `per_week` of velocity.
        unit: Of both values: days, items or ratio.
        before: [unit or None]
        after: [unit or None]
        n_items_before: Items done before. [items]
        n_items_after: Items done in the cycle. [items]
    """

    metric: str
    statistic: str
    unit: str
    before: float | None
    after: float | None
    n_items_before: int
    n_items_after: int


@dataclass(frozen=True, slots=True)
class StreamFlowMove:
    """A stream before and in a cycle, both in complete weeks of its own zone.

    Attributes:
        stream: Id.
        before: At most 13 weeks before the cycle; `None`: its history is younger.
        after: The cycle's complete weeks so far; `None`: there is none yet.
        moves: One per metric and statistic.
    """

    stream: str
    before: Period | None
    after: Period | None
    moves: tuple[FlowMove, ...]


def flow_moves(history: History | None, cycle: Cycle) -> Sequence[StreamFlowMove]:
    """The flow of each stream before a cycle and in it; of streams without history nothing.

    Args:
        history: Visits and items; `None` is that nothing was ever synced.
        cycle: Which cycle.
    """
    if history is None:
        return ()
    spans = [span for span in history.spans if span.stream and span.first_at is not None]
    halves = {span.number: _halves(span, cycle) for span in spans}
    periods = {
        number: [each for each in both if each is not None] for number, both in halves.items()
    }
    measured = measure_periods(history, spans, periods=periods, metrics=_metrics())
    return [_of_stream(span, halves[span.number], measured=measured) for span in spans]


def _halves(span: StreamSpan, cycle: Cycle) -> tuple[Period | None, Period | None]:
    windows = windows_of(span, cycle, until=cycle.end, window_weeks=None)
    weeks = windows.weeks
    return windows.baseline, Period(weeks[0].start, weeks[-1].end) if weeks else None


def _metrics() -> list[Metric]:
    names = {metric for metric, _ in TOLD}
    return [each for each in every_metric() if each.name in names]


def _of_stream(
    span: StreamSpan,
    halves: tuple[Period | None, Period | None],
    *,
    measured: Sequence[Measurement],
) -> StreamFlowMove:
    id_ = stream_id(span) or ""
    own = {
        (each.metric, each.statistic, each.period): each
        for each in measured
        if each.stream == id_ and each.item_type is None and each.status is None
    }
    before, after = halves
    moves: list[FlowMove] = []
    for metric, statistic in TOLD:
        was = own.get((metric, statistic, before)) if before else None
        now = own.get((metric, statistic, after)) if after else None
        known = now or was
        if known is None:
            continue
        moves.append(
            FlowMove(
                metric=metric,
                statistic="per_week" if metric == VELOCITY else statistic,
                unit=known.unit,
                before=_value(was),
                after=_value(now),
                n_items_before=was.n_items if was else 0,
                n_items_after=now.n_items if now else 0,
            )
        )
    return StreamFlowMove(id_, before, after, tuple(moves))


def _value(measured: Measurement | None) -> float | None:
    if measured is None or measured.value is None or measured.metric != VELOCITY:
        return measured.value if measured else None
    days = (measured.period.end - measured.period.start).days
    return measured.value * WEEK_DAYS / days

"""Key results of flow: measured from the history of a stream."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from narrows.domain.calendar import day_of
from narrows.domain.measure import Metric, Period
from narrows.domain.observed import KeyResultProgress, ProgressState
from narrows.domain.plan import Plan
from narrows.domain.ports import History, StreamSpan
from narrows.services.flow.question import (
    WEEK_DAYS,
    FlowQuestion,
    FlowValue,
    statistic_of,
    unit_of,
)
from narrows.services.flow.spans import policy_of
from narrows.services.flow.values import flow_values
from narrows.services.results.asked import AskedResult
from narrows.services.results.configured import is_configured
from narrows.services.results.progress import progress_of
from narrows.services.results.windows import FEWEST_ITEMS, Windows, windows_of

Values: TypeAlias = Mapping[FlowQuestion, FlowValue]


@dataclass(frozen=True, slots=True)
class _Bound:
    """A key result with the history that it is measured from."""

    asked: AskedResult
    metric: Metric
    span: StreamSpan
    windows: Windows

    def at(self, period: Period) -> FlowQuestion:
        """Its question over one period."""
        of = self.asked.key_result.of
        return FlowQuestion(
            stream=self.span.number,
            metric=self.metric.name,
            statistic=statistic_of(self.metric, of.statistic),
            period=period,
            item_type=of.item_type,
            status=of.status,
        )

    def questions(self) -> Iterator[FlowQuestion]:
        """All that has to be known, so that everything is asked at once."""
        key_result, windows = self.asked.key_result, self.windows
        for period in (windows.near, windows.wide):
            if period is not None:
                yield self.at(period)
        if key_result.baseline is None and windows.baseline is not None:
            yield self.at(windows.baseline)
        if key_result.is_kept_within:
            yield from (self.at(week) for week in windows.weeks)


def measure_flow(
    plan: Plan,
    history: History | None,
    *,
    asked: Sequence[AskedResult],
    metrics: Mapping[str, Metric],
) -> list[KeyResultProgress]:
    """Measure key results of flow metrics, in as many queries as there are metrics.

    Args:
        plan: What was decided.
        history: Visits and items; `None` while nothing was ever synced.
        asked: Key results whose metric is one of `metrics`.
        metrics: The flow metrics by name.

    Returns:
        One for each that was asked, in their order.
    """
    spans = {span.stream.id: span for span in history.spans if span.stream} if history else {}
    bound: list[_Bound | KeyResultProgress] = []
    for each in asked:
        of, metric = each.key_result.of, metrics[str(each.key_result.metric)]
        span = spans.get(of.stream or "")
        if not is_configured(each.key_result, metric, stream=plan.stream(of.stream)):
            bound.append(_unmeasured(each, metric, state=ProgressState.NOT_CONFIGURED))
        elif span is None:
            bound.append(_unmeasured(each, metric, state=ProgressState.NO_DATA))
        else:
            windows = windows_of(span, each.cycle, until=each.until, window_weeks=of.window_weeks)
            bound.append(_Bound(each, metric, span, windows))
    questions = [one for each in bound if isinstance(each, _Bound) for one in each.questions()]
    values = flow_values(history, questions) if history else {}
    return [_progress(each, values) if isinstance(each, _Bound) else each for each in bound]


def _unmeasured(asked: AskedResult, metric: Metric, *, state: ProgressState) -> KeyResultProgress:
    key_result = asked.key_result
    return KeyResultProgress(
        state=state,
        baseline=key_result.baseline,
        current=None,
        target=key_result.target,
        unit=unit_of(metric),
    )


def _progress(bound: _Bound, values: Values) -> KeyResultProgress:
    key_result, windows = bound.asked.key_result, bound.windows
    near = values[bound.at(windows.near)] if windows.near else FlowValue(None, 0)
    wide = values[bound.at(windows.wide)] if windows.wide else near
    is_widened = near.n_items < FEWEST_ITEMS and windows.wide != windows.near
    measured, window = (wide, windows.wide) if is_widened else (near, windows.near)
    baseline = key_result.baseline
    if baseline is None and windows.baseline is not None:
        baseline = values[bound.at(windows.baseline)].value
    # Before the cycle nobody has gone any way, and its baseline is of the window's own weeks.
    start_at = baseline if _has_begun(bound) else None
    weeks = windows.weeks if key_result.is_kept_within else ()
    weekly = [values[bound.at(week)].value for week in weeks]
    return KeyResultProgress(
        state=ProgressState.NO_DATA if measured.value is None else ProgressState.MEASURED,
        baseline=baseline,
        current=measured.value,
        target=key_result.target,
        unit=unit_of(bound.metric),
        progress_ratio=progress_of(key_result, start_at, current=measured.value, weekly=weekly),
        n_items=measured.n_items,
        start=window.start if window else None,
        end=window.end if window else None,
        window_weeks=(window.end - window.start).days // WEEK_DAYS if window else None,
        is_widened=is_widened,
        as_of=bound.span.as_of,
    )


def _has_begun(bound: _Bound) -> bool:
    return bound.asked.cycle.has_begun(day_of(bound.span.as_of, policy_of(bound.span).zone))

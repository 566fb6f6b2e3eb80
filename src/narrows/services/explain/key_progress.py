"""How far a key result has come, by its own numbers."""

from collections.abc import Sequence
from dataclasses import replace

from narrows.domain.amounts import exactly
from narrows.domain.amounts import value as value_text
from narrows.domain.calendar import instant_at, midnight_us
from narrows.domain.explanation import ExplainedWeek, Explanation
from narrows.domain.key_results import KeyResult
from narrows.domain.measure import Period
from narrows.domain.observed import ProgressState
from narrows.services.explain.key_numbers import (
    NO_DATA,
    KeyNumber,
    Told,
    explained,
    not_configured,
)
from narrows.services.explain.key_of_flow import windows_known
from narrows.services.explain.key_of_observations import told_until
from narrows.services.explain.known import Known
from narrows.services.flow.measuring import every_metric
from narrows.services.flow.question import FlowQuestion, statistic_of
from narrows.services.flow.spans import span_of
from narrows.services.flow.values import flow_values
from narrows.services.results.windows import weeks_between

BEFORE = "What is known ends before the cycle begins, so no way towards its target is gone yet."


def of_progress(number: KeyNumber, known: Known) -> Explanation:
    """The ratio that a key result's bar shows."""
    cycle, progress = number.asked.cycle, number.progress
    of_cycle = Period(cycle.start, cycle.end)
    if progress.state is ProgressState.NOT_CONFIGURED:
        return explained(number, not_configured(of_cycle), known=known)
    if progress.current is None:
        return explained(number, Told(NO_DATA, None, of_cycle), known=known)
    if number.asked.key_result.is_kept_within:
        weeks = [_in_words(each, number) for each in _weeks(number, known)]
        kept = _kept(number.asked.key_result, weeks, period=of_cycle, unit=progress.unit)
        return explained(number, kept, known=known)
    return explained(number, _reached(number, of_cycle), known=known)


def of_moved(number: KeyNumber, known: Known) -> Explanation:
    """By how much a key result, or what guards it, moved since its baseline or a check-in."""
    cycle, progress = number.asked.cycle, number.progress
    of_cycle = Period(cycle.start, cycle.end)
    if progress.state is ProgressState.NOT_CONFIGURED:
        return explained(number, not_configured(of_cycle), known=known)
    if progress.current is None or progress.baseline is None:
        return explained(number, Told(NO_DATA, None, of_cycle), known=known)
    now, before = (exactly(each, progress.unit) for each in (progress.current, progress.baseline))
    words = f"{now} now − {before} {known.start}. That a bet did it is not said."
    moved = progress.current - progress.baseline
    return explained(number, Told(words, moved, of_cycle), known=known)


def _reached(number: KeyNumber, period: Period) -> Told:
    progress = number.progress
    baseline, current, target = progress.baseline, progress.current, progress.target
    if baseline is None or current is None or target is None:
        return Told("There is no baseline, so nothing says how far it has come.", None, period)
    if target == baseline:
        return Told("The measured baseline is the target already.", None, period)
    if progress.progress_ratio is None:
        return Told(BEFORE, None, period)
    now, before, wanted = (exactly(each, progress.unit) for each in (current, baseline, target))
    words = f"({now} now − {before} baseline) / ({wanted} target − {before} baseline)."
    return Told(words, (current - baseline) / (target - baseline) + 0.0, period)


def _kept(
    key_result: KeyResult, weeks: Sequence[ExplainedWeek], *, period: Period, unit: str
) -> Told:
    told = [each for each in weeks if each.value is not None]
    inside = [each for each in told if each.part]
    words = f"{len(inside)} of {len(told)} complete weeks were within "
    words += f"{_bound(key_result.low, unit)} to {_bound(key_result.high, unit)}."
    if not told:
        return Told("No complete week of the cycle has a value yet.", None, period, weeks=weeks)
    return Told(words, len(inside) / len(told), period, "inside", "weeks", weeks)


def _bound(value: float | None, unit: str) -> str:
    return "no bound" if value is None else exactly(value, unit)


def _weeks(number: KeyNumber, known: Known) -> list[ExplainedWeek]:
    """Each complete week of the cycle with its value."""
    flow = {metric.name: metric for metric in every_metric()}
    key_result = number.asked.key_result
    if key_result.metric not in flow:
        return _observed_weeks(number, known)
    windows = windows_known(number, known)
    if windows is None or known.history is None:
        return []
    span, of = span_of(known.history, key_result.of.stream), key_result.of
    statistic = statistic_of(flow[str(key_result.metric)], of.statistic)
    asked = {
        week: FlowQuestion(
            span.number, str(key_result.metric), statistic, week, of.item_type, of.status
        )
        for week in windows.weeks
    }
    values = flow_values(known.history, asked.values())
    return [_week(key_result, week, value=values[asked[week]].value) for week in windows.weeks]


def _observed_weeks(number: KeyNumber, known: Known) -> list[ExplainedWeek]:
    found = []
    for week in weeks_between(number.asked.cycle.start, number.asked.until):
        if instant_at(midnight_us(week.end, known.plan.zone)) > known.now:
            continue
        told = told_until(str(number.asked.key_result.metric), known, until=week.end, why="later")
        last = next((each.value for each in told if each.is_answer), None)
        found.append(_week(number.asked.key_result, week, value=last))
    return found


def _in_words(week: ExplainedWeek, number: KeyNumber) -> ExplainedWeek:
    if week.value is None:
        return week
    bounds = (number.asked.key_result.low, number.asked.key_result.high)
    return replace(week, shown=value_text(week.value, number.progress.unit, beside=bounds))


def _week(key_result: KeyResult, week: Period, *, value: float | None) -> ExplainedWeek:
    if value is None:
        return ExplainedWeek(week, left_out="no value")
    inside = 1.0 if key_result.holds(value) else 0.0
    return replace(ExplainedWeek(week, inside, 1.0), value=value)

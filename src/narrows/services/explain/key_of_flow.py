"""The numbers of a key result of flow: the same question as its progress asks."""

from dataclasses import replace

from narrows.domain.amounts import exactly, so_many
from narrows.domain.day_words import day_text
from narrows.domain.errors import NarrowsError
from narrows.domain.explanation import Explanation
from narrows.domain.measure import Period
from narrows.domain.observed import ProgressState
from narrows.domain.ports import History, StreamSpan
from narrows.services.explain.key_numbers import (
    NO_DATA,
    KeyNumber,
    Told,
    explained,
    not_configured,
    with_number,
)
from narrows.services.explain.known import Known
from narrows.services.explain.of_metrics import of_metrics
from narrows.services.explain.question import Asked
from narrows.services.flow.question import PER_WEEK, WEEK_DAYS
from narrows.services.flow.spans import span_of
from narrows.services.results.windows import Windows, windows_of

START = "baseline"


def of_flow(number: KeyNumber, known: Known) -> Explanation:
    """Where a key result of flow stands, or stood before its cycle."""
    key_result, cycle = number.asked.key_result, number.asked.cycle
    of_cycle = Period(cycle.start, cycle.end)
    if number.statistic.endswith(START) and key_result.baseline is not None:
        at = f" for {day_text(key_result.baseline_at)}" if key_result.baseline_at else ""
        words = f"Given in the plan{at}: {exactly(key_result.baseline, number.unit)}."
        return explained(number, Told(words, key_result.baseline, of_cycle), known=known)
    if number.progress.state is ProgressState.NOT_CONFIGURED:
        return explained(number, not_configured(of_cycle), known=known)
    period = _period(number, known)
    if period is None or known.history is None:
        return explained(number, Told(NO_DATA, None, of_cycle), known=known)
    return _measured(number, known, history=known.history, period=period)


def _measured(number: KeyNumber, known: Known, *, history: History, period: Period) -> Explanation:
    of = number.asked.key_result.of
    asked = Asked(
        stream=of.stream,
        metric=str(number.asked.key_result.metric),
        statistic=of.statistic,
        period=period,
        item_type=of.item_type,
        status=of.status,
    )
    try:
        found = of_metrics(history, asked)
    except NarrowsError as refusal:
        if refusal.slug != "number-missing":
            raise
        # Of what the history never met there is nothing, which is 0 where anything was done.
        what = f"in «{of.status}»" if of.status else f"of the type {of.item_type}"
        words = f"No item of the stream was ever {what}."
        return explained(number, Told(words, number.value, period), known=known)
    if asked.metric in PER_WEEK and found.recomputed is not None:
        weeks = (period.end - period.start).days // WEEK_DAYS
        each_of = f"{found.recomputed / weeks:,.2f} in each of {so_many(weeks, 'week')}"
        words = f"{found.sum} That is {each_of}."
        found = replace(found, recomputed=found.recomputed / weeks, sum=words)
    return with_number(found, number, known=known)


def _period(number: KeyNumber, known: Known) -> Period | None:
    progress = number.progress
    if number.statistic.endswith(START):
        windows = windows_known(number, known)
        return windows.baseline if windows else None
    if progress.start is None or progress.end is None:
        return None
    return Period(progress.start, progress.end)


def windows_known(number: KeyNumber, known: Known) -> Windows | None:
    """The weeks that the key result is measured in; `None` where its stream has no history."""
    of = number.asked.key_result.of
    span = _span(known, of.stream)
    if span is None:
        return None
    return windows_of(
        span, number.asked.cycle, until=number.asked.until, window_weeks=of.window_weeks
    )


def _span(known: Known, stream: str | None) -> StreamSpan | None:
    if known.history is None or stream is None:
        return None
    told = {span.stream.id for span in known.history.spans if span.stream}
    return span_of(known.history, stream) if stream in told else None

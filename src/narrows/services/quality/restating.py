"""Restating: closed weeks measured again, and what says something else than it did is recorded.

The last 26 complete weeks of each stream are kept as they are told first, and each week that was
kept is measured again whenever data or plan moved. Nothing that was kept is changed: another value
becomes the next number of its week, with the cause.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from narrows import __version__
from narrows.domain.measure import Measurement
from narrows.domain.ports import History, StreamSpan
from narrows.domain.repository import AuditEntry
from narrows.domain.restatement import OF_STATUS, Cause, WeekValue
from narrows.domain.told import told_of
from narrows.domain.week_log import WeekLog, WeeksMeasured
from narrows.services.flow.spans import stream_id
from narrows.services.quality.causes import why
from narrows.services.quality.closed_weeks import closed_weeks, first_of, measured_weeks
from narrows.services.quality.known_weeks import Key, Known, kept_as
from narrows.services.quality.taking import Decided
from narrows.services.quality.told_no_more import missing, taken_since

OF_STREAMS = ("value_score",)
"""Metrics that the work which no stream takes has none of."""


def restate(
    weeks: WeekLog,
    history: History,
    *,
    trail: Sequence[AuditEntry],
    now: datetime,
    measured: Iterable[Measurement] = (),
) -> int:
    """Measure closed weeks, keep those that nobody kept yet, and record what is another now.

    Args:
        weeks: Where they are kept.
        history: Visits and items as they are known now, cut by nobody.
        trail: What was decided about streams, for the causes.
        now: [UTC]
        measured: What was measured of weeks of this history already; others are measured here.

    Returns:
        How many values were appended.
    """
    kept = _kept(weeks)
    spans = [span for span in history.spans if span.first_at]
    periods = {span.number: closed_weeks(span, first_of(kept[kept_as(span)])) for span in spans}
    spans = [span for span in spans if periods[span.number]]
    by_stream = measured_weeks(history, spans, periods=periods, measured=measured)
    decided = Decided.of(trail)
    last = {key: each for own in kept.values() for key, each in own.items()}
    known = Known(last, weeks.weeks_measured())
    found: list[WeekValue] = []
    for span in spans:
        own, told = by_stream[stream_id(span)], kept[kept_as(span)]
        fresh = [*_fresh(span, own, last=told, now=now), *missing(span, own, last=told, now=now)]
        about = decided.about(kept_as(span))
        found += why(history, span, fresh=fresh, known=known, versions=about)
    found += taken_since(history, known, decided=decided, now=now)
    if not found and last and _is_news(known.measured, trail, now=now):
        weeks.note_weeks_measured(WeeksMeasured(now, __version__))
    return weeks.keep_week_values(found) if found else 0


def _kept(weeks: WeekLog) -> dict[str, dict[Key, WeekValue]]:
    """What was kept last of each stream's metrics."""
    kept: dict[str, dict[Key, WeekValue]] = defaultdict(dict)
    for each in weeks.week_values():
        if not each.is_of_key_result:
            kept[each.stream][each.key] = each
    return kept


def _is_news(before: WeeksMeasured, trail: Sequence[AuditEntry], *, now: datetime) -> bool:
    """Whether it has to be kept that nothing is another.

    What was decided since, or another version of the software, moved nothing: else it would be
    told as the cause of what comes late one day.
    """
    is_decided = any(before.at < entry.at <= now for entry in trail)
    return is_decided or before.made_by != __version__


def _fresh(
    span: StreamSpan,
    measured: Sequence[Measurement],
    *,
    last: Mapping[Key, WeekValue],
    now: datetime,
) -> Iterator[WeekValue]:
    """What was not kept yet, and what is another than it was."""
    stream = kept_as(span)
    for each in measured:
        if each.stream is None and each.metric in OF_STREAMS:
            continue
        part = (each.status if each.metric in OF_STATUS else each.item_type) or ""
        known = last.get((stream, each.metric, each.statistic, part, each.period.start))
        if known is not None and not _is_other(known, each):
            continue
        yield WeekValue(
            stream=stream,
            metric=each.metric,
            statistic=each.statistic,
            item_type=each.item_type or "",
            week=each.period.start,
            number=1 if known is None else known.number + 1,
            value=each.value,
            n_items=each.n_items,
            as_of=span.as_of,
            taken_at=now,
            made_by=__version__,
            cause=Cause.FIRST,
            told=told_of(),
            status=each.status or "",
        )


def _is_other(known: WeekValue, now: Measurement) -> bool:
    if now.metric in OF_STATUS:
        # The items of a week are those of its velocity: no status says it once more.
        return known.value != now.value
    return (known.value, known.n_items) != (now.value, now.n_items)

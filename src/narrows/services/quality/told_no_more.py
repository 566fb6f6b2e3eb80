"""What closed weeks were told to be of something that is not told any more."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from narrows import __version__
from narrows.domain.calendar import day_of
from narrows.domain.measure import Measurement
from narrows.domain.ports import History, StreamSpan
from narrows.domain.restatement import WeekValue
from narrows.domain.work import UNALIGNED
from narrows.services.flow.spans import policy_of
from narrows.services.quality.causes import why
from narrows.services.quality.known_weeks import Key, Known, kept_as
from narrows.services.quality.taking import Decided

WEEK = timedelta(days=7)


def missing(
    span: StreamSpan,
    measured: Sequence[Measurement],
    *,
    last: Mapping[Key, WeekValue],
    now: datetime,
) -> list[WeekValue]:
    """What was told once of a status or type that is none of the stream any more.

    Args:
        span: Of the stream.
        measured: What is told of its weeks now.
        last: What was kept last of the stream.
        now: [UTC]
    """
    weeks = {each.period.start for each in measured}
    begins = day_of(span.first_at, policy_of(span).zone) if span.first_at else date.min
    have = {
        (each.metric, each.statistic, each.status or each.item_type or "", each.period.start)
        for each in measured
    }
    return [
        replace(
            each, number=each.number + 1, value=None, n_items=0, as_of=span.as_of, taken_at=now,
            made_by=__version__,
        )
        for each in last.values()
        # What lies before all items that are left has no numbers any more, either.
        if (each.week in weeks or each.week + WEEK <= begins)
        and each.value is not None
        and (each.metric, each.statistic, each.part, each.week) not in have
    ]  # fmt: skip


def taken_since(
    history: History,
    known: Known,
    *,
    decided: Decided,
    now: datetime,
) -> list[WeekValue]:
    """What was told of a stream, or of the work that no stream takes, that has no items by now.

    Args:
        history: As it is known now.
        known: What was kept last, and when it was measured.
        decided: What was decided about streams.
        now: [UTC]
    """
    loose = StreamSpan(UNALIGNED, None, None, now, now)
    spans = {kept_as(span): span for span in (loose, *history.spans)}
    found: list[WeekValue] = []
    for name, span in spans.items():
        gone = [
            replace(each, number=each.number + 1, value=None, n_items=0, taken_at=now)
            for each in known.last.values()
            if each.stream == name and each.value is not None and not span.first_at
        ]
        about = decided.about(name)
        found += why(history, span, fresh=gone, known=known, versions=about)
    return found

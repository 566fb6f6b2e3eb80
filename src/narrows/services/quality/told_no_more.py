"""What closed weeks were told to be of something that is not told any more."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from narrows import __version__
from narrows.domain.measure import Measurement
from narrows.domain.policy_version import PolicyVersion
from narrows.domain.ports import History, StreamSpan
from narrows.domain.restatement import WeekValue
from narrows.domain.streams import UNALIGNED_WORK
from narrows.domain.work import UNALIGNED
from narrows.services.quality.causes import Key, versions_of, why


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
        if each.week in weeks
        and each.value is not None
        and (each.metric, each.statistic, each.part, each.week) not in have
    ]  # fmt: skip


def taken_since(
    history: History,
    kept: Mapping[str, Mapping[Key, WeekValue]],
    *,
    versions: Mapping[str, Sequence[PolicyVersion]],
    now: datetime,
) -> list[WeekValue]:
    """What was told of the work that no stream takes, where all of it is taken by now.

    Args:
        history: As it is known now.
        kept: What was kept last, by stream.
        versions: What streams declared, by their ids.
        now: [UTC]
    """
    if any(span.stream is None and span.first_at for span in history.spans):
        return []
    last = {key: each for own in kept.values() for key, each in own.items()}
    gone = [
        replace(each, number=each.number + 1, value=None, n_items=0, taken_at=now)
        for each in kept.get(UNALIGNED_WORK, {}).values()
        if each.value is not None
    ]
    span = StreamSpan(UNALIGNED, None, None, now, now)
    return why(history, span, fresh=gone, last=last, versions=versions_of(span, versions))

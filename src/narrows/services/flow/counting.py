"""Counting: by which choices, over which days and until when the numbers of an answer are true.

It stands beside the rows of every answer that leaves the product, so that whoever reads one alone
knows what a day is in it, and since when it is counted like that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from narrows.domain.calendar import Cut
from narrows.domain.measure import Period
from narrows.domain.policy_version import PolicyVersion
from narrows.domain.ports import History
from narrows.domain.streams import MeasurementPolicy
from narrows.services.flow.spans import periods_of, policy_of, spans_of, stream_id


@dataclass(frozen=True, slots=True)
class DatedVersion:
    """A version of what a stream declares.

    Attributes:
        number: From 1.
        since: From when on. [UTC]
        changed: What it declares otherwise than the version before; of the first, all of it.
    """

    number: int
    since: datetime
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """How the numbers of one stream in an answer are counted.

    Attributes:
        stream: The stream's id; `None` is unaligned work.
        policy: Its declared choices that are in force.
        day_hours: Of a day of its durations: 24, or a working day of its calendar. [h]
        versions: What it declared and since when, the oldest first; the last is in force.
        period: All the days that the answer is about, half-open, in the stream's zone.
        as_of: What moved later is not known yet. [UTC]
        complete_until: Up to when its sources are known to be complete. [UTC]
    """

    stream: str | None
    policy: MeasurementPolicy
    day_hours: float
    versions: tuple[DatedVersion, ...]
    period: Period
    as_of: datetime
    complete_until: datetime


def counted(
    history: History,
    versions: Mapping[str, Sequence[PolicyVersion]],
    *,
    cut: Cut = Cut.ALL,
    start: date | None = None,
    end: date | None = None,
    stream: str | None = None,
) -> list[Counted]:
    """Say how the numbers of an answer are counted, stream by stream.

    Args:
        history: Visits and items as of one instant.
        versions: What streams declared, by their ids.
        cut: As the answer has it; of an answer about the whole history, all of it.
        start: First day that counts, as the answer was asked for.
        end: The day after the last one that counts.
        stream: Only this one; `None` is all of them and unaligned work.

    Raises:
        NarrowsError: `stream-unknown`, `range-empty`.
    """
    spans = spans_of(history, stream)
    periods = periods_of(spans, cut, start=start, end=end)
    return [
        Counted(
            stream=stream_id(span),
            policy=policy_of(span),
            day_hours=policy_of(span).day_hours,
            versions=_dated(versions.get(stream_id(span) or "", ())),
            period=Period(periods[span.number][0].start, periods[span.number][-1].end),
            as_of=span.as_of,
            complete_until=span.complete_until,
        )
        for span in spans
    ]


def _dated(versions: Sequence[PolicyVersion]) -> tuple[DatedVersion, ...]:
    return tuple(
        DatedVersion(each.number, each.since, tuple(change.name for change in each.changes))
        for each in versions
    )

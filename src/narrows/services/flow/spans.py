"""Which streams and periods a question is about, and what the streams have declared."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from narrows.domain.calendar import (
    Cut,
    before,
    day_of,
    default_range,
    midnight_us,
    periods_between,
)
from narrows.domain.errors import NarrowsError
from narrows.domain.measure import Period
from narrows.domain.ports import History, PeriodRow, StreamSpan
from narrows.domain.streams import UNALIGNED_WORK, MeasurementPolicy


def spans_of(history: History, stream: str | None) -> list[StreamSpan]:
    """The streams that are asked for, unaligned work last.

    Args:
        history: Visits and items as of one instant.
        stream: Id of one, or `unaligned`: what no stream takes; `None` is all of it.

    Raises:
        NarrowsError: `stream-unknown`.
    """
    if stream == UNALIGNED_WORK:
        return [span_of(history, None)]
    known = {span.stream.id: span for span in history.spans if span.stream is not None}
    if stream is None:
        return list(history.spans)
    if stream not in known:
        raise NarrowsError(
            "stream-unknown",
            f"There is no stream «{stream}»; there is {', '.join(known) or 'none yet'}.",
        )
    return [known[stream]]


def span_of(history: History, stream: str | None) -> StreamSpan:
    """Where one stream's history lies; `None` is unaligned work.

    Raises:
        NarrowsError: `stream-unknown`.
    """
    if stream is not None:
        return spans_of(history, stream)[0]
    found = next((span for span in history.spans if span.stream is None), None)
    if found is None:
        raise NarrowsError(
            "stream-unknown", "No work is unaligned: some stream takes every item there is."
        )
    return found


def taking_nothing(history: History) -> tuple[str, ...]:
    """Ids of streams whose sources were read, and that take none of the items in them.

    That is another answer than that nothing was brought yet: what they take is to be corrected.
    """
    return tuple(span.stream.id for span in history.spans if span.stream and span.first_at is None)


def asked_streams(spans: Sequence[StreamSpan]) -> list[PeriodRow]:
    """`periods` for a query of whole histories, that only names the streams asked for."""
    return [PeriodRow(stream=span.number, period=0, start_us=0, end_us=0) for span in spans]


def policy_of(span: StreamSpan) -> MeasurementPolicy:
    """The stream's declared choices; unaligned work has the usual ones, in its own zone."""
    return MeasurementPolicy(zone=span.zone) if span.stream is None else span.stream.policy


def periods_of(
    spans: Sequence[StreamSpan], cut: Cut, *, start: date | None, end: date | None
) -> Mapping[int, list[Period]]:
    """The periods of each stream by its number, in its own zone.

    Raises:
        NarrowsError: `range-empty`.
    """
    usual: dict[int, tuple[date, date]] = {}
    for span in spans:
        zone = policy_of(span).zone
        first, last = day_of(span.first_at or span.as_of, zone), day_of(span.as_of, zone)
        usual[span.number] = default_range(cut, first, last_day=last)
    if start is not None and end is None:
        # One end for all, or a stream that went silent before `start` would refuse the question.
        end = max((until for _, until in usual.values()), default=None)
    periods: dict[int, list[Period]] = {}
    for number, (usual_start, usual_end) in usual.items():
        until = end or usual_end
        since = start or (usual_start if cut is Cut.ALL or end is None else before(cut, until))
        periods[number] = periods_between(cut, since, end=until)
    return periods


def covers(span: StreamSpan, period: Period) -> bool:
    """Whether a stream's history says anything of a period: 0 is an answer only where it does.

    It does from the day of its first transition up to and with that of `as_of`, also where a period
    has only a part of these days.
    """
    if span.first_at is None:
        return False
    zone = policy_of(span).zone
    first, last = day_of(span.first_at, zone), day_of(span.as_of, zone)
    return period.end > first and period.start <= last


def whole_of(span: StreamSpan) -> Period:
    """All the days of a stream's history, from that of its first transition to that of `as_of`."""
    (whole,) = periods_of([span], Cut.ALL, start=None, end=None)[span.number]
    return whole


def period_rows(
    spans: Sequence[StreamSpan], periods: Mapping[int, Sequence[Period]]
) -> list[PeriodRow]:
    """`periods` for a query: each stream's, cut in its own zone."""
    # Streams mostly have weeks and zones in common.
    midnight = cache(midnight_us)
    return [
        PeriodRow(
            stream=span.number,
            period=number,
            start_us=midnight(period.start, policy_of(span).zone),
            end_us=midnight(period.end, policy_of(span).zone),
        )
        for span in spans
        for number, period in enumerate(periods[span.number])
    ]


def stream_id(span: StreamSpan) -> str | None:
    """The stream's id; `None` is unaligned work."""
    return None if span.stream is None else span.stream.id

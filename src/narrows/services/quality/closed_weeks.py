"""The closed weeks that are kept of each stream, and what is measured of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from narrows.domain.calendar import DAY, Cut, day_of, instant_us, midnight_us
from narrows.domain.measure import Measurement, Period
from narrows.domain.ports import History, StreamSpan
from narrows.domain.restatement import WeekValue
from narrows.services.flow.measuring import every_metric, measure_periods
from narrows.services.flow.spans import periods_of, policy_of, stream_id
from narrows.services.quality.known_weeks import Key

KEPT = (
    "flow_efficiency", "flow_load", "flow_time", "flow_velocity", "status_wait", "value_score",
)  # fmt: skip
"""Metrics whose weeks are kept: those that pages show week by week, and the wait in each status."""


def closed_weeks(span: StreamSpan, since: date | None) -> list[Period]:
    """The weeks of a stream whose last instant is known, the newest 26 or from a day on.

    The week in which its history begins is none: what was before is not known.
    """
    if span.first_at is None:
        return []
    zone = policy_of(span).zone
    usual = periods_of([span], Cut.WEEK, start=None, end=None)[span.number]
    end = usual[-1].end
    start = usual[0].start if since is None else min(since, usual[0].start)
    wanted = periods_of([span], Cut.WEEK, start=start, end=end)[span.number]
    first = day_of(span.first_at, zone)
    as_of_us = instant_us(span.as_of)
    return [
        each
        for each in wanted
        if each.start > first - DAY and midnight_us(each.end, zone) <= as_of_us
    ]


def first_of(kept: Mapping[Key, WeekValue]) -> date | None:
    """The Monday of the first week that is kept; `None`: none is."""
    return min((each.week for each in kept.values()), default=None)


def measured_weeks(
    history: History,
    spans: Sequence[StreamSpan],
    *,
    periods: Mapping[int, Sequence[Period]],
    measured: Iterable[Measurement],
) -> Mapping[str | None, list[Measurement]]:
    """What is kept of weeks, by stream: as it was measured, and measured now where it was not.

    Args:
        history: As it is known now.
        spans: Which streams.
        periods: Their weeks, by their number.
        measured: What was measured of weeks of this history.
    """
    found: dict[str | None, list[Measurement]] = defaultdict(list)
    asked = {(stream_id(span), each) for span in spans for each in periods[span.number]}
    for one in measured:
        if one.metric in KEPT and (one.stream, one.period) in asked:
            found[one.stream].append(one)
    known = {(stream, one.period) for stream, own in found.items() for one in own}
    others = {
        span.number: [each for each in periods[span.number] if (stream_id(span), each) not in known]
        for span in spans
    }
    spans = [span for span in spans if others[span.number]]
    metrics = [each for each in every_metric() if each.name in KEPT]
    # Nothing is asked of no weeks.
    for one in measure_periods(history, spans, periods=others, metrics=metrics) if spans else ():
        found[one.stream].append(one)
    return found

"""The flow of each stream as pages show it: all that is asked of its history, asked once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import cast

from narrows.domain.calendar import DAY, Cut, begin, day_of
from narrows.domain.flow import Bottleneck, LittleCheck, StatusFlow
from narrows.domain.measure import Measurement, Period
from narrows.domain.plan import Plan
from narrows.domain.ports import History, LoadedSource, StreamSpan
from narrows.domain.streams import ValueStream
from narrows.domain.work import Fault
from narrows.metrics.listing import LOADS
from narrows.services.flow.judging import Judged
from narrows.services.flow.locating import locate
from narrows.services.flow.measuring import measure, measure_periods
from narrows.services.flow.spans import asked_streams, policy_of, stream_id
from narrows.services.flow.status_flows import stream_statuses

RECENT_WEEKS = 13
"""What «recently» means on a page: a quarter, and enough items for a percentile."""


@dataclass(frozen=True, slots=True)
class StreamReview:
    """The flow of one stream.

    Attributes:
        stream: The stream; `None` is unaligned work.
        as_of: What moved later is not known yet. [UTC]
        complete_until: Up to when its sources are known to be complete. [UTC]
        recent: Its measurements over the last 13 complete weeks, or those since its history began,
            taken as one period.
        weekly: Its measurements of the last 26 complete weeks, by week.
        load_items: In process at `as_of`: waiting or active, or unknown. [items]
        statuses: How work flows through each status.
        bottlenecks: What limits it and what delays it.
        little: Little's law as a check of the data.
        faults: Of its sources and of building its history.
        n_faults: How many there are; not all need be listed.
        n_source_faults: How many of them each of its sources has: where others take from it too,
            these are theirs as well.
        begun_on: The day of its first transition, in its zone; `None`: not known.
    """

    stream: ValueStream | None
    as_of: datetime
    complete_until: datetime
    recent: Sequence[Measurement]
    weekly: Sequence[Measurement]
    load_items: int
    statuses: Sequence[StatusFlow]
    bottlenecks: Sequence[Bottleneck]
    little: LittleCheck | None
    faults: Sequence[Fault]
    n_faults: int = 0
    n_source_faults: Mapping[str, int] = field(default_factory=dict)
    begun_on: date | None = None


def review_streams(
    plan: Plan,
    history: History,
    *,
    held: Mapping[str, LoadedSource],
    judged: Judged | None = None,
) -> Mapping[str | None, StreamReview]:
    """The flow of each stream that has history, by id; `None` is unaligned work.

    Args:
        plan: Whose streams.
        history: What happened.
        held: What the warehouse holds of each source.
        judged: What was said of their narrows before; `None` is nothing.
    """
    spans = [span for span in history.spans if span.first_at is not None]
    # The quarter first: what is read for it the newest weeks and key results hang on, too.
    quarter, weeks = _quarter(history, spans), _by_stream(measure(history, cut=Cut.WEEK))
    loads = dict(cast("list[tuple[int, int]]", history.rows(LOADS, asked_streams(spans))))
    used, bottlenecks = stream_statuses(history), locate(history, judged=judged)
    found: dict[str | None, StreamReview] = {}
    for span in spans:
        id_, told = stream_id(span), _sources(span, plan, held=held)
        own = [each for each in history.faults() if each.stream == id_]
        found[id_] = StreamReview(
            stream=span.stream,
            as_of=span.as_of,
            complete_until=span.complete_until,
            recent=quarter[id_],
            weekly=weeks[id_],
            load_items=loads.get(span.number, 0),
            statuses=[flow for each in used if each.little.stream == id_ for flow in each.flows],
            bottlenecks=[each for each in bottlenecks if each.stream == id_],
            little=next((each.little for each in used if each.little.stream == id_), None),
            faults=[*own, *(fault for source in told.values() for fault in source.faults)],
            n_faults=len(own) + sum(source.n_faults for source in told.values()),
            n_source_faults={each: source.n_faults for each, source in told.items()},
            begun_on=day_of(span.first_at, policy_of(span).zone) if span.first_at else None,
        )
    return found


def _quarter(
    history: History, spans: Sequence[StreamSpan]
) -> Mapping[str | None, list[Measurement]]:
    last = {span.number: [_recent(span)] for span in spans}
    return _by_stream(measure_periods(history, spans, periods=last))


def _by_stream(measured: Sequence[Measurement]) -> Mapping[str | None, list[Measurement]]:
    found: dict[str | None, list[Measurement]] = defaultdict(list)
    for each in measured:
        found[each.stream].append(each)
    return found


def _recent(span: StreamSpan) -> Period:
    """The last 13 complete weeks of a stream, or those since its history began, as one period.

    The mean load over weeks of which nothing is known would be too low.
    """
    zone = policy_of(span).zone
    end = begin(Cut.WEEK, day_of(span.as_of, zone) + DAY)
    first = begin(Cut.WEEK, day_of(span.first_at or span.as_of, zone))
    start = end - timedelta(weeks=RECENT_WEEKS)
    return Period(max(start, first) if first < end else start, end)


def _sources(
    span: StreamSpan, plan: Plan, *, held: Mapping[str, LoadedSource]
) -> Mapping[str, LoadedSource]:
    """What a stream takes from; unaligned work may be in all of them."""
    sources = [each.id for each in plan.sources]
    taken = [take.source for take in span.stream.takes] if span.stream else sources
    return {each: held[each] for each in taken if each in held}

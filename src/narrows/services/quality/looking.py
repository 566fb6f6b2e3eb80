"""What checks are handed of each stream: its statuses as they are used, and how much there is."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypeAlias, cast

from narrows.domain.ports import History, LoadedSource, StreamSpan
from narrows.services.flow.spans import asked_streams, span_of, spans_of
from narrows.services.flow.statuses_here import state_here
from narrows.services.quality.looked import Base, Looked, Together, UsedStatus

UsedRow: TypeAlias = tuple[int, int, str, str, int, int, int, int]
"""Stream, status, its name and flow state; visits, items, items that begin and that are in it."""

USED = """
select visits.stream, visits.status, statuses.name, max(visits.flow_state), count(*),
       count(distinct visits.item), count(case when visits.visit = 1 then 1 end),
       count(case when visits.left_at_us is null then 1 end)
from visits
join statuses on statuses.status = visits.status
where visits.stream in (select stream from periods)
group by visits.stream, visits.status, statuses.name
order by visits.stream, visits.status
"""
"""Of a status the last word that was told of it: sources may tell it in two ways, and items that
came over from another stream keep what it meant there."""

COUNTS = """
select stream, count(*), count(done_at_us),
       count(case when flow_state in ('waiting', 'active', 'unknown') then 1 end)
from items
where stream in (select stream from periods)
group by stream
"""


def looked_at(
    history: History,
    *,
    stream: str | None = None,
    held: Mapping[str, LoadedSource],
    now: datetime | None = None,
) -> list[Looked]:
    """Each stream that has history, as checks see it.

    Args:
        history: Visits and items as of one instant.
        stream: Only this one; `None` is all of them and unaligned work.
        held: What the warehouse holds of each source.
        now: The clock; `None` is that nothing can be late. [UTC or None]

    Raises:
        NarrowsError: `stream-unknown`.
    """
    spans = [each for each in spans_of(history, stream) if each.first_at is not None]
    return look_at(history, spans, held=held, now=now)


def look_at_one(
    history: History,
    stream: str | None,
    *,
    held: Mapping[str, LoadedSource],
    now: datetime | None = None,
) -> Looked:
    """One stream as checks see it; `None` is unaligned work.

    Raises:
        NarrowsError: `stream-unknown`.
    """
    (looked,) = look_at(history, [span_of(history, stream)], held=held, now=now)
    return looked


def look_at(
    history: History,
    spans: Sequence[StreamSpan],
    *,
    held: Mapping[str, LoadedSource],
    now: datetime | None = None,
) -> list[Looked]:
    """The streams of some spans, looked at together."""
    together = Together()
    used, counts = _used(history, spans), _counts(history, spans)
    together.streams = [
        Looked(
            history=history,
            span=span,
            statuses={each.number: each for each in used[span.number]},
            n_of=dict(zip(Base, counts.get(span.number, (0, 0, 0)), strict=True)),
            together=together,
            held=_held(span, held),
            now=now,
        )
        for span in spans
    ]
    return list(together.streams)


def _used(history: History, spans: Sequence[StreamSpan]) -> Mapping[int, list[UsedStatus]]:
    found: dict[int, list[UsedStatus]] = defaultdict(list)
    rows = cast("list[UsedRow]", history.rows(USED, asked_streams(spans)))
    of_number = {span.number: span for span in spans}
    for stream, number, name, told, *counts in rows:
        state = state_here(of_number[stream], name, told=told)
        found[stream].append(UsedStatus(number, name, state, *counts))
    return found


def _counts(history: History, spans: Sequence[StreamSpan]) -> Mapping[int, tuple[int, int, int]]:
    rows = cast("list[tuple[int, int, int, int]]", history.rows(COUNTS, asked_streams(spans)))
    return {stream: (n_items, n_done, n_open) for stream, n_items, n_done, n_open in rows}


def _held(span: StreamSpan, held: Mapping[str, LoadedSource]) -> Mapping[str, LoadedSource]:
    taken = {take.source for take in span.stream.takes} if span.stream else set(held)
    return {each: held[each] for each in sorted(taken) if each in held}

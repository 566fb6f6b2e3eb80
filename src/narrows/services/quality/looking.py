"""What checks are handed of each stream: its statuses as they are used, and how much there is."""

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from narrows.domain.ports import History, LoadedSource, StreamSpan
from narrows.domain.work import FlowState
from narrows.services.flow.spans import span_of, spans_of
from narrows.services.quality.looked import Base, Looked, UsedStatus

USED = """
select visits.status, statuses.name, max(visits.flow_state), count(*), count(distinct visits.item),
       count(case when visits.visit = 1 then 1 end),
       count(case when visits.left_at_us is null then 1 end)
from visits
join statuses on statuses.status = visits.status
where visits.stream = {stream}
group by visits.status, statuses.name
order by visits.status
"""
"""A status has one flow state in a stream, or one for each of its sources: then the last word."""

COUNTS = """
select count(*), count(done_at_us),
       count(case when flow_state in ('waiting', 'active', 'unknown') then 1 end)
from items
where stream = {stream}
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
    spans = spans_of(history, stream)
    return [look_at(history, span, held=held, now=now) for span in spans if _has_history(span)]


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
    return look_at(history, span_of(history, stream), held=held, now=now)


def look_at(
    history: History,
    span: StreamSpan,
    *,
    held: Mapping[str, LoadedSource],
    now: datetime | None = None,
) -> Looked:
    """The stream of a span."""
    used = [
        UsedStatus(number, name, FlowState(state), *counts)
        for number, name, state, *counts in cast(
            "list[tuple[int, str, str, int, int, int, int]]",
            history.rows(USED.format(stream=span.number)),
        )
    ]
    (counts,) = cast("list[tuple[int, int, int]]", history.rows(COUNTS.format(stream=span.number)))
    taken = {take.source for take in span.stream.takes} if span.stream else set(held)
    return Looked(
        history=history,
        span=span,
        statuses={each.number: each for each in used},
        n_of=dict(zip(Base, counts, strict=True)),
        held={each: held[each] for each in sorted(taken) if each in held},
        now=now,
    )


def _has_history(span: StreamSpan) -> bool:
    return span.first_at is not None

"""Sharing: the waits that several streams have, by one name or for one and the same place."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeAlias, cast

from narrows.domain.calendar import Cut
from narrows.domain.measure import DAY_US, Period
from narrows.domain.movements import StreamWait, WaitShared
from narrows.domain.ports import History, StreamSpan
from narrows.metrics.movements import WAITED, WAITED_IN_ANY
from narrows.rules.shared_waits import same
from narrows.services.flow.same_days import same_days
from narrows.services.flow.spans import period_rows, policy_of, spans_of

FEWEST_STREAMS = 2

Waited: TypeAlias = tuple[StreamSpan, str, int, int]
"""Stream, status, items and µs."""


def shared_waits(
    history: History, *, start: date | None = None, end: date | None = None
) -> list[WaitShared]:
    """The waits that two or more streams have.

    Args:
        history: Visits and items as of one instant.
        start: First day that counts, in each stream's zone; `None` is 26 complete weeks before.
        end: The day after the last one that counts.

    Returns:
        The longest first. Streams share a wait where its status has one name, however it is
        written, or where it belongs to the reach of one and the same active status: the same
        people are waited for. What only repeats a wait of one name, or a part of it, is left out.

    Raises:
        NarrowsError: `range-empty`.
    """
    whole = {number: [each] for number, each in shared_weeks(history, start, end=end).items()}
    spans = [span for span in history.spans if span.number in whole]
    by_number = {span.number: span for span in spans}
    rows = cast("list[tuple[int, str, int, int]]", history.rows(WAITED, period_rows(spans, whole)))
    waited: list[Waited] = [(by_number[number], *rest) for number, *rest in rows]  # type: ignore[misc]
    found = _named(waited)
    known = [_members(each) for each in found]
    found += [each for each in _waited_for(waited) if not any(map(_members(each).issubset, known))]
    found = [
        replace(wait, streams=tuple(_counted(history, each, days=whole) for each in wait.streams))
        for wait in found
    ]
    return sorted(found, key=lambda each: (-each.wait_days, each.name))


def shared_weeks(history: History, start: date | None, *, end: date | None) -> Mapping[int, Period]:
    """The days that are looked at of each stream with a history, by its number.

    Raises:
        NarrowsError: `range-empty`.
    """
    spans = [span for span in spans_of(history, None) if span.stream and span.first_at]
    weeks = same_days(spans, Cut.WEEK, start=start, end=end)
    return {number: Period(own[0].start, own[-1].end) for number, own in weeks.items() if own}


def _named(waited: Sequence[Waited]) -> list[WaitShared]:
    groups: dict[str, list[Waited]] = defaultdict(list)
    for each in waited:
        groups[same(each[1])].append(each)
    return _shared({own[0][1]: own for own in groups.values()}, is_for=False)


def _waited_for(waited: Sequence[Waited]) -> list[WaitShared]:
    groups: dict[str, list[Waited]] = defaultdict(list)
    titles: dict[str, str] = {}
    for each in waited:
        active = _reach_of(each[0], each[1])
        if active is not None:
            titles.setdefault(same(active), active)
            groups[same(active)].append(each)
    return _shared({titles[key]: own for key, own in groups.items()}, is_for=True)


def _reach_of(span: StreamSpan, status: str) -> str | None:
    """The active status that a wait is for."""
    workflow = span.stream.workflow if span.stream else None
    for reach in workflow.reaches() if workflow else ():
        if status in reach.queue_statuses:
            return reach.status
    return None


def _shared(groups: Mapping[str, Sequence[Waited]], *, is_for: bool) -> list[WaitShared]:
    found = []
    for name, own in groups.items():
        streams = {span.number: span for span, *_ in own}
        if len(streams) < FEWEST_STREAMS:
            continue
        parts = [
            _part(span, [each for each in own if each[0].number == number])
            for number, span in streams.items()
        ]
        parts.sort(key=lambda each: (-each.wait_days, each.stream))
        total = sum(us for *_, us in own) / DAY_US
        found.append(WaitShared(name, is_for, tuple(parts), total))
    return found


def _part(span: StreamSpan, own: Sequence[Waited]) -> StreamWait:
    return StreamWait(
        stream=span.stream.id if span.stream else "",
        statuses=tuple(status for _, status, *_ in own),
        n_items=sum(n for _, _, n, _ in own),
        wait_days=sum(us for *_, us in own) / DAY_US,
        policy=policy_of(span),
    )


def _counted(
    history: History, part: StreamWait, *, days: Mapping[int, Sequence[Period]]
) -> StreamWait:
    """A part with each of its items counted once, in however many of its statuses it waited."""
    if len(part.statuses) == 1:
        return part
    (own,) = (each for each in history.spans if each.stream and each.stream.id == part.stream)
    periods = period_rows([own], {own.number: days[own.number]})
    ((_, n_items, _),) = cast(
        "list[tuple[int, int, int]]", history.rows(WAITED_IN_ANY, periods, words=part.statuses)
    )
    return replace(part, n_items=n_items)


def _members(wait: WaitShared) -> frozenset[tuple[str, str]]:
    return frozenset((each.stream, status) for each in wait.streams for status in each.statuses)

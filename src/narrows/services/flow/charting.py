"""Charting: the items behind the numbers, thinned out to what a page can show."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

import numpy as np

from narrows.domain.calendar import instant_at, instant_us
from narrows.domain.ports import History, StreamSpan
from narrows.domain.work import FlowState
from narrows.domain.working_calendar import DAY_HOURS
from narrows.metrics.charted import COUNT_TIMED, OPEN, STAYS, TIMED
from narrows.services.flow.spans import asked_streams, policy_of, spans_of
from narrows.services.flow.working_time import day_length_us, duration_us

MOST_POINTS = 400
"""Dots that are still told apart, and that keep a page small."""

EARLY_PART = 100
"""One in so many stays may lie before the levels begin."""

INSTANTS = 80
"""Of the levels over time."""

BANDS = (FlowState.DONE, FlowState.ACTIVE, FlowState.UNKNOWN, FlowState.WAITING, FlowState.NEW)
"""From the bottom of a cumulative flow diagram to its top, numbered as in `STAYS`."""


@dataclass(frozen=True, slots=True)
class TimedItem:
    """An item done: when, and how long it took. [days]"""

    id: str
    title: str | None
    done_at: datetime
    flow_time_days: float


@dataclass(frozen=True, slots=True)
class AgeingItem:
    """An item in process and its age. [days]"""

    id: str
    title: str | None
    status: str
    age_days: float


@dataclass(frozen=True, slots=True)
class Levels:
    """How many items were in each flow state over time.

    Attributes:
        instants: From when all but the earliest stays began to `as_of`. [UTC]
        items: Flow state → items at each instant, from the bottom up. [items]
    """

    instants: tuple[datetime, ...]
    items: tuple[tuple[FlowState, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Charted:
    """What the charts of a stream show.

    Attributes:
        timed: Items done, in order, each `timed_step`th.
        timed_step: One dot in so many items.
        ageing: Items in process, the oldest first.
        n_ageing: All of them.
        levels: Items by flow state over time.
        day_hours: Of a day of the stream. [h]
    """

    timed: tuple[TimedItem, ...]
    timed_step: int
    ageing: tuple[AgeingItem, ...]
    n_ageing: int
    levels: Levels
    day_hours: float = float(DAY_HOURS)


def chart(history: History, *, stream: str) -> Charted:
    """What the charts of one stream show.

    Args:
        history: Visits and items as of one instant.
        stream: Which.

    Raises:
        NarrowsError: `stream-unknown`.
    """
    span = spans_of(history, stream)[0]
    asked = asked_streams([span])
    counted = cast("list[tuple[int]]", history.rows(COUNT_TIMED, asked))
    step = max(1, -(-counted[0][0] // MOST_POINTS))
    timed = cast(
        "list[tuple[str, str | None, int, int]]", history.rows(TIMED.format(step=step), asked)
    )
    ageing = cast("list[tuple[str, str | None, str, int]]", history.rows(OPEN, asked))
    as_of_us, policy = instant_us(span.as_of), policy_of(span)
    day_us = day_length_us(policy)
    return Charted(
        timed=tuple(
            TimedItem(key, title, instant_at(done_us), time_us / day_us)
            for key, title, done_us, time_us in timed
        ),
        timed_step=step,
        ageing=tuple(
            AgeingItem(
                key, title, status, duration_us(policy, started_us, end_us=as_of_us) / day_us
            )
            for key, title, status, started_us in ageing[:MOST_POINTS]
        ),
        n_ageing=len(ageing),
        levels=_levels(history, span),
        day_hours=policy.day_hours,
    )


def _levels(history: History, span: StreamSpan) -> Levels:
    """Items in each state at instants that lie evenly from the beginning to the end."""
    columns = history.columns(STAYS.format(stream=int(span.number)))
    bands = np.asarray(columns["band"], dtype=np.int64)
    entered_us = np.asarray(columns["entered_at_us"], dtype=np.int64)
    left_us = np.asarray(columns["left_at_us"], dtype=np.int64)
    # A few early items would press all that follows into a corner.
    early = np.sort(entered_us)[len(entered_us) // EARLY_PART] if len(entered_us) else 0
    end_us = instant_us(span.as_of)
    at_us = (
        np.linspace(early, end_us, INSTANTS).astype(np.int64) if early < end_us else entered_us[:0]
    )
    instants = [instant_at(int(each)) for each in at_us]
    found: list[tuple[FlowState, tuple[int, ...]]] = []
    for number, band in enumerate(BANDS):
        is_band = bands == number
        entered = np.searchsorted(np.sort(entered_us[is_band]), at_us, side="right")
        left = np.searchsorted(np.sort(left_us[is_band]), at_us, side="right")
        found.append((band, tuple(int(each) for each in entered - left)))
    return Levels(tuple(instants), tuple(each for each in found if any(each[1])))

"""Charting: the items behind the numbers, thinned out to what a page can show."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

import numpy as np

from narrows.domain.calendar import instant_at, instant_us
from narrows.domain.measure import DAY_US
from narrows.domain.ports import History, StreamSpan
from narrows.domain.work import FlowState
from narrows.metrics.charted import COUNT_TIMED, OPEN, STAYS, TIMED
from narrows.services.spans import asked_streams, spans_of

MOST_POINTS = 400
"""Dots that are still told apart, and that keep a page small."""

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
        instants: From the first transition to `as_of`. [UTC]
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
    """

    timed: tuple[TimedItem, ...]
    timed_step: int
    ageing: tuple[AgeingItem, ...]
    n_ageing: int
    levels: Levels


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
    as_of_us = instant_us(span.as_of)
    return Charted(
        timed=tuple(
            TimedItem(key, title, instant_at(done_us), time_us / DAY_US)
            for key, title, done_us, time_us in timed
        ),
        timed_step=step,
        ageing=tuple(
            AgeingItem(key, title, status, (as_of_us - started_us) / DAY_US)
            for key, title, status, started_us in ageing[:MOST_POINTS]
        ),
        n_ageing=len(ageing),
        levels=_levels(history, span),
    )


def _levels(history: History, span: StreamSpan) -> Levels:
    """Items in each state at instants that lie evenly from the beginning to the end."""
    first_at = span.first_at or span.as_of
    step = (span.as_of - first_at) / (INSTANTS - 1)
    instants = (
        [first_at + number * step for number in range(INSTANTS)] if step > timedelta() else []
    )
    at_us = np.array([instant_us(each) for each in instants], dtype=np.int64)
    columns = history.columns(STAYS.format(stream=int(span.number)))
    bands = np.asarray(columns["band"], dtype=np.int64)
    entered_us = np.asarray(columns["entered_at_us"], dtype=np.int64)
    left_us = np.asarray(columns["left_at_us"], dtype=np.int64)
    found: list[tuple[FlowState, tuple[int, ...]]] = []
    for number, band in enumerate(BANDS):
        is_band = bands == number
        entered = np.searchsorted(np.sort(entered_us[is_band]), at_us, side="right")
        left = np.searchsorted(np.sort(left_us[is_band]), at_us, side="right")
        found.append((band, tuple(int(each) for each in entered - left)))
    return Levels(tuple(instants), tuple(each for each in found if any(each[1])))

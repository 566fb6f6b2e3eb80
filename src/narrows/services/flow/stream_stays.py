"""A stream's visits out of the warehouse, as arrays on the stream's own business clock."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from narrows.analytics.business_clock import DAY_US, BusinessClock
from narrows.analytics.stays import GONE, Stays
from narrows.domain.calendar import instant_us
from narrows.domain.ports import History, StreamSpan
from narrows.domain.work import FlowState
from narrows.metrics.stays import STAYS
from narrows.services.flow.early_stays import are_early
from narrows.services.flow.local_instants import local_us
from narrows.services.flow.spans import policy_of
from narrows.services.flow.stays_overview import Overview
from narrows.services.flow.working_time import day_length_us, has_calendar, pieces_of

ENOUGH_WEEKS = 13
ENOUGH_STAYS = 100_000
"""Weeks, and stays in them, that are enough to judge on; of a larger history the last are read."""

OPEN_US = -(2**62)
"""Stands for `left_at_us` of a visit that lasts."""


def read_stays(
    history: History,
    span: StreamSpan,
    *,
    zone: str,
    enough: int = ENOUGH_STAYS,
    overview: Overview | None = None,
) -> Stays:
    """The stays of a stream, of a large history the last ones.

    Args:
        history: Of all streams, as of an instant.
        span: Which stream.
        zone: IANA zone of the hours that it works.
        enough: Stays that are enough to judge on.
        overview: Of this stream among others; `None` asks for it.
    """
    return read_item_stays(history, span, zone=zone, enough=enough, overview=overview)[1]


def read_item_stays(
    history: History,
    span: StreamSpan,
    *,
    zone: str,
    enough: int = ENOUGH_STAYS,
    overview: Overview | None = None,
) -> tuple[NDArray[np.int64], Stays]:
    """The same with the item of each stay, by its number. [shape (n,)]"""
    known = overview or Overview.of(history, [span])
    used = known.used[span.number]
    as_of_us = instant_us(span.as_of)
    item, status, entered_us, left_us = _newest(history, span, known=known, enough=enough)
    code = _place_in([number for number, _, _ in used], status)
    local = ZoneInfo(zone)
    entered_local_us = local_us(entered_us, local)
    clock = BusinessClock.of(entered_local_us)
    is_open = left_us == OPEN_US
    until_us = np.where(is_open, as_of_us, left_us)
    states = [state for _, _, state in used]
    waits = np.array([state is FlowState.WAITING for state in states], dtype=np.bool_)
    is_early = waits[code] & are_early(history, span, item=item, entered_us=entered_us)
    stays = Stays(
        names=[name for _, name, _ in used],
        states=states,
        status=code,
        next_status=_next_status(item, code),
        entered=clock.days(entered_local_us),
        left=np.where(is_open, np.inf, clock.days(local_us(until_us, local))),
        is_done=~_is_among(known.unfinished, item) & ~is_early,
        end=float(clock.days(local_us(np.array([as_of_us]), local))[0]),
        told=_own_days(span, entered_us, left_us=until_us),
    )
    return item, stays


def _own_days(
    span: StreamSpan, entered_us: NDArray[np.int64], *, left_us: NDArray[np.int64]
) -> NDArray[np.float64]:
    """How long each stay was as the stream counts it, in its days. [days, shape (n,)]"""
    policy = policy_of(span)
    if has_calendar(policy) and len(entered_us):
        begin_us, end_us = int(entered_us.min()), int(left_us.max())
        pieces = list(pieces_of(policy, begin_us, end_us=end_us))
        begins, before, pace = (
            np.array([getattr(each, name) for each in pieces], dtype=np.int64)
            for name in ("begin_us", "before_us", "pace")
        )
        entered_us, left_us = (
            before[at] + pace[at] * (each - begins[at])
            for each in (entered_us, left_us)
            for at in [np.searchsorted(begins, each, side="right") - 1]
        )
    return np.asarray((left_us - entered_us) / day_length_us(policy))


def _newest(
    history: History, span: StreamSpan, *, known: Overview, enough: int
) -> tuple[NDArray[np.int64], ...]:
    """Items, statuses, begins and ends: of what is enough, and a quarter, visit by visit.

    What is counted by days says about where to begin, and what was read since, exactly.
    """
    begin_us = known.since_us(span.number, enough=enough)
    quarter_us = instant_us(span.as_of) - ENOUGH_WEEKS * 7 * DAY_US
    cut_us = 0 if begin_us is None else min(begin_us, quarter_us) - 1
    columns = history.columns(STAYS.format(stream=span.number, open=OPEN_US, cut=cut_us))
    item, visit, status, entered_us, left_us = (
        np.asarray(columns[name], dtype=np.int64)
        for name in ("item", "visit", "status", "entered_at_us", "left_at_us")
    )
    if not len(item):
        return item, status, entered_us, left_us
    place = max(len(entered_us) - enough, 0)
    newest_us = int(np.partition(entered_us, place)[place])
    is_kept = (left_us > min(newest_us, quarter_us) - 1) | (left_us == OPEN_US)
    kept = is_kept.nonzero()[0]
    # Each visit of an item has a number of its own: no two are equal.
    kept = kept[np.argsort((item * (visit.max() + 1) + visit)[kept])]
    return item[kept], status[kept], entered_us[kept], left_us[kept]


def _next_status(item: NDArray[np.int64], status: NDArray[np.int64]) -> NDArray[np.int64]:
    following = np.full(len(item), GONE, dtype=np.int64)
    following[:-1] = np.where(item[1:] == item[:-1], status[1:], GONE)
    return following


def _place_in(numbers: Sequence[int], asked: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where each of some numbers stands among all: by a table, since searching costs ten times."""
    table = np.zeros(max(numbers, default=-1) + 1, dtype=np.int64)
    table[numbers] = np.arange(len(numbers))
    return table[asked]


def _is_among(numbers: NDArray[np.int64], asked: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether each of some numbers is one of others, by a table too."""
    table = np.zeros(asked.max(initial=-1) + 1, dtype=np.bool_)
    table[numbers[numbers < len(table)]] = True
    return table[asked]

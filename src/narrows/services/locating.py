"""Locate the narrows of each stream, and its longest delay, in the stream's own history."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from narrows.analytics.bottleneck import find_bottlenecks
from narrows.analytics.business_clock import DAY_US, BusinessClock
from narrows.analytics.passages import Tie
from narrows.analytics.stays import GONE, Stays
from narrows.domain.flow import Bottleneck
from narrows.domain.ports import History, StreamSpan
from narrows.domain.streams import ValueStream, Workflow
from narrows.domain.work import FlowState

SEED = 13
"""The same history gets the same answer."""

ENOUGH_WEEKS = 26
ENOUGH_STAYS = 100_000
"""Weeks, and stays in them, that are enough to judge on; of a larger history the last are read."""

STATUSES = """
select distinct visits.status, statuses.name, visits.flow_state
from visits
join statuses on statuses.status = visits.status
where visits.stream = {stream}
order by visits.status
"""

STAYS = """
select visits.item, visits.visit, visits.status, visits.entered_at_us,
       coalesce(visits.left_at_us, {open}) as left_at_us,
       case when items.done_at_us is null then 0 else 1 end as is_done
from visits
join items on items.item = visits.item
where visits.stream = {stream}
order by visits.item, visits.visit
"""

EPOCH_ORDINAL = date(1970, 1, 1).toordinal()

OPEN_US = -(2**62)
"""Stands for `left_at_us` of a visit that lasts."""


def locate(history: History, *, stream: str | None = None, seed: int = SEED) -> list[Bottleneck]:
    """Say where each stream is narrowest, and where it only waits for somebody outside.

    Args:
        history: Of all streams, as of an instant.
        stream: Only of this one; `None` is all of them. Unaligned work has no narrows.
        seed: Of the samples that say how sure the answer is.

    Returns:
        Per stream one for what limits it, and one for what delays it where something does.
    """
    found: list[Bottleneck] = []
    for span in history.spans:
        if span.stream is not None and stream in (None, span.stream.id):
            found += _locate(history, span, span.stream, np.random.default_rng(seed))
    return found


def _locate(
    history: History, span: StreamSpan, stream: ValueStream, rng: np.random.Generator
) -> list[Bottleneck]:
    statuses = history.rows(STATUSES.format(stream=span.number))
    numbers = [int(str(number)) for number, _, _ in statuses]
    names = [str(name) for _, name, _ in statuses]
    states = [FlowState(str(state)) for _, _, state in statuses]
    columns = history.columns(STAYS.format(stream=span.number, open=OPEN_US))
    item, status, entered_us, left_us, is_done = (
        np.asarray(columns[name], dtype=np.int64)
        for name in ("item", "status", "entered_at_us", "left_at_us", "is_done")
    )
    code = np.searchsorted(np.array(numbers, dtype=np.int64), status)
    following = _next_status(item, code)
    as_of_us = np.array([round(span.as_of.timestamp() * 1_000_000)], dtype=np.int64)
    keep = recent(entered_us, left_us, as_of_us)
    entered_us, left_us = entered_us[keep], left_us[keep]
    zone = ZoneInfo(stream.policy.zone)
    clock = BusinessClock.of(_local(entered_us, zone))
    is_open = left_us == OPEN_US
    left = clock.days(_local(np.where(is_open, as_of_us, left_us), zone))
    stays = Stays(
        names=names,
        states=states,
        status=code[keep],
        next_status=following[keep],
        entered=clock.days(_local(entered_us, zone)),
        left=np.where(is_open, np.inf, left),
        is_done=is_done[keep] == 1,
        end=float(clock.days(_local(as_of_us, zone))[0]),
    )
    return find_bottlenecks(stream.id, stays, _ties(stays, stream.workflow), rng)


def recent(
    entered_us: NDArray[np.int64], left_us: NDArray[np.int64], as_of_us: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Of a large history the last stays: enough to judge on, and half a year at least.

    Args:
        entered_us: When stays began. [µs since 1970, shape (n,)]
        left_us: When they ended; `OPEN_US` while they last. [µs since 1970, shape (n,)]
        as_of_us: Where the history is cut off. [µs since 1970, shape (1,)]

    Returns:
        Which are kept; those that last are, because they are load. [shape (n,)]
    """
    if len(entered_us) <= ENOUGH_STAYS:
        return np.ones(len(entered_us), dtype=np.bool_)
    enough_us = np.partition(entered_us, -ENOUGH_STAYS)[-ENOUGH_STAYS]
    cut_us = min(int(enough_us), int(as_of_us[0]) - ENOUGH_WEEKS * 7 * DAY_US)
    return np.asarray((left_us > cut_us) | (left_us == OPEN_US))


def _next_status(item: NDArray[np.int64], status: NDArray[np.int64]) -> NDArray[np.int64]:
    following = np.full(len(item), GONE, dtype=np.int64)
    goes_on = item[1:] == item[:-1]
    following[:-1][goes_on] = status[1:][goes_on]
    return following


def _local(at_us: NDArray[np.int64], zone: ZoneInfo) -> NDArray[np.int64]:
    """Instants on the local clock, by the offset at noon of their day. [µs since 1970]

    The hours between a change of the clock and that noon are night; a business clock does not
    care which hour of it they are.
    """
    days, place = np.unique(at_us // DAY_US, return_inverse=True)
    offsets = np.array([_offset_us(int(day), zone) for day in days], dtype=np.int64)
    return np.asarray(at_us + offsets[place])


def _offset_us(day: int, zone: ZoneInfo) -> int:
    noon = datetime.fromordinal(EPOCH_ORDINAL + day).replace(hour=12, tzinfo=zone)
    offset = noon.utcoffset()
    return 0 if offset is None else round(offset.total_seconds() * 1_000_000)


def _ties(stays: Stays, workflow: Workflow | None) -> list[Tie]:
    """The reaches that the history shows; statuses of unknown state are each their own."""
    place = {name: index for index, name in enumerate(stays.names)}
    tied: dict[int, tuple[int, ...]] = {}
    if workflow is None:
        tied = _ties_by_moves(stays)
    else:
        for reach in workflow.reaches():
            if reach.status in place:
                waits = (place[each] for each in reach.queue_statuses if each in place)
                tied[place[reach.status]] = tuple(waits)
    for index, state in enumerate(stays.states):
        if state in (FlowState.ACTIVE, FlowState.UNKNOWN):
            tied.setdefault(index, ())
    return [Tie(status, waits) for status, waits in tied.items()]


def _ties_by_moves(stays: Stays) -> dict[int, tuple[int, ...]]:
    """Without a workflow a waiting status belongs to the active one that most items go to next."""
    moves = stays.moves()
    waits: dict[int, list[int]] = {}
    for index, state in enumerate(stays.states):
        if state is FlowState.WAITING and moves[index].any():
            waits.setdefault(int(moves[index].argmax()), []).append(index)
    return {
        index: tuple(waits.get(index, ()))
        for index, state in enumerate(stays.states)
        if state is FlowState.ACTIVE
    }

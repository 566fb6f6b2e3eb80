"""An empty book: all arrays of the pass, as large as they will be."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from narrows.domain.ports import PeriodRow
from narrows.warehouse.compiled.book import (
    ACTIVE,
    BLOCK_ROWS,
    COLUMN,
    DECLARED,
    ITEM,
    LOAD,
    MISSING,
    NONE,
    NOW,
    SPANS,
    STARTS,
    STATES,
    STATUS,
    TURN,
    UNKNOWN,
    VISIT,
    WAITING,
    WORD,
    Book,
    Bytes,
    Micros,
    Records,
    Slots,
    Words,
)

Spans = Sequence[PeriodRow] | Slots
"""What is measured or counted by; as slots where there are many."""


def slots(periods: Spans, n_streams: int) -> Slots:
    """The spans of each stream in the order of time.

    Args:
        periods: Those of a stream follow each other without a gap.
        n_streams: One more than the highest number of a stream.

    Raises:
        ValueError: There is a gap.
    """
    if isinstance(periods, Slots):
        return periods
    of: dict[int, list[PeriodRow]] = {}
    for each in sorted(periods, key=lambda period: (period.stream, period.start_us)):
        of.setdefault(each.stream, []).append(each)
    most = max((len(each) for each in of.values()), default=0)
    edges = np.zeros((n_streams, most + 1), np.int64)
    names = np.zeros((n_streams, most), np.int32)
    count = np.zeros(n_streams, np.int32)
    for stream, row in of.items():
        if any(one.end_us != after.start_us for one, after in pairwise(row)):
            raise ValueError(f"the periods of stream {stream} have a gap")
        count[stream] = len(row)
        edges[stream, : len(row) + 1] = [each.start_us for each in row] + [row[-1].end_us]
        names[stream, : len(row)] = [each.period for each in row]
    return Slots(edges, count, names)


def _until(weeks: Slots, as_of_us: Micros) -> Micros:
    until = np.zeros((as_of_us.size, weeks.names.shape[1] + 2), np.int64)
    until[:, 1:-1] = np.minimum(weeks.edges_us[:, 1:], as_of_us[:, None])
    return until


def _in_lines(n_rows: int, kind: np.dtype[Any]) -> Records:
    """Records, none of which lies in two lines of the cache."""
    room = np.zeros((n_rows + 1) * kind.itemsize, np.int8)
    first = -room.ctypes.data % kind.itemsize
    return room[first : first + n_rows * kind.itemsize].view(kind)


def open_book(
    n_items: int,
    words: Words,
    *,
    clock: Mapping[int, int],
    policies: Mapping[int, tuple[str, str]],
    cut: tuple[Spans, Spans],
) -> Book:
    """An empty book.

    Args:
        n_items: One more than the highest number of an item.
        words: Of all moves.
        clock: When each stream's history is cut. [µs since 1970 UTC]
        policies: Start and reopening of each stream; those without have the usual ones.
        cut: Weeks and days of the streams.
    """
    n_streams = max([*clock, *policies], default=0) + 1
    n_items = max(n_items, 2)  # Of one row there is what nobody asks for.
    weeks, days = (slots(each, n_streams) for each in cut)
    as_of = _as_of(clock, n_streams)
    chosen = _chosen(policies, n_streams)
    statuses = _statuses(words, n_streams)
    means, columns = _columns(words, n_streams) if weeks.names.size else _by_state(words, n_streams)
    # Pages of zeros are taken when they are first written: what says «none yet» is a zero.
    return Book(
        items=_in_lines(n_items, ITEM),
        n_reopened=np.zeros(n_items, np.int32),
        declared=np.zeros(n_items if chosen.any() else 1, DECLARED),
        waits_us=np.zeros((n_items, columns.shape[1]), np.int64),
        columns=columns,
        words=means,
        as_of_us=as_of,
        policies=chosen,
        statuses=statuses,
        **_counts(as_of, weeks=weeks, days=days, n_statuses=statuses.shape[1]),
        **_scratch(n_streams),
    )


def _scratch(n_streams: int) -> dict[str, Any]:
    """What each block of moves writes over."""
    return {
        "now": np.zeros(n_streams, NOW),
        "turns": np.empty(BLOCK_ROWS, TURN),
        "n_closed": np.zeros(2, np.int64),
        "closed": np.empty(0, VISIT),
    }


def _as_of(clock: Mapping[int, int], n_streams: int) -> Micros:
    as_of = np.full(n_streams, MISSING, np.int64)
    as_of[list(clock)] = list(clock.values())
    return as_of


def _counts(as_of_us: Micros, *, weeks: Slots, days: Slots, n_statuses: int) -> dict[str, Any]:
    """What is counted by week, and by day."""
    n_streams = as_of_us.size
    weekly = (n_streams, weeks.names.shape[1] + 2)
    return {
        "weeks": weeks,
        "days": days,
        "until_us": _until(weeks, as_of_us),
        "arrivals": np.zeros((*weekly, n_statuses), np.int32),
        "departures": np.zeros((*weekly, n_statuses), np.int32),
        "steps": np.zeros(weekly, np.int64),
        "load_us": np.zeros(weekly, np.int64),
        "daily": np.zeros((n_streams, days.names.shape[1] + 2, len(STATES)), np.int32),
    }


def _chosen(policies: Mapping[int, tuple[str, str]], n_streams: int) -> Bytes:
    chosen = np.zeros((n_streams, 2), np.int8)
    for stream, (start, span) in policies.items():
        chosen[stream] = STARTS.index(start), SPANS.index(span)
    return chosen


def _statuses(words: Words, n_streams: int) -> Records:
    n_places = max((len(each) for each in words.statuses.values()), default=0) or 1
    told = np.zeros((n_streams, n_places), STATUS)
    told["status"], told["first_us"], told["state"] = NONE, -MISSING - 1, NONE
    for stream, row in words.statuses.items():
        told["status"][stream, : len(row)] = row
    return told


def _columns(words: Words, n_streams: int) -> tuple[Records, Records]:
    """What the words mean, and for each that is load a column of its stream."""
    n_columns = max((len(each) for each in words.columns.values()), default=0) or 1
    columns = np.zeros((n_streams, n_columns), COLUMN)
    for stream, row in words.columns.items():
        columns[stream, : len(row)] = row
    return words.means, columns


def _by_state(words: Words, n_streams: int) -> tuple[Records, Records]:
    """What the words mean, and a column for each state of load, where nobody asks for statuses."""
    means, states = words.means.copy(), (ACTIVE, UNKNOWN, WAITING)
    for column, state in enumerate(states):
        means["column"][means["state"] == state] = column
    columns = np.zeros((n_streams, len(states)), COLUMN)
    columns["state"] = states
    return means, columns


def words_of(told: Sequence[tuple[int, int, str]]) -> Words:
    """What each word means, and the statuses of each stream.

    Args:
        told: Stream, status and flow state of each, the first of which is word 1.
    """
    statuses: dict[int, list[int]] = {}
    columns: dict[int, list[tuple[int, int]]] = {}
    words = np.zeros(len(told) + 1, WORD)
    words["status"], words["state"] = NONE, NONE
    for number, (stream, status, word) in enumerate(told, start=1):
        places, state = statuses.setdefault(stream, []), STATES.index(word)
        if status not in places:
            places.append(status)
        place, own = places.index(status), columns.setdefault(stream, [])
        words[number] = status, place, len(own) if word in LOAD else 0, state, word in LOAD
        if word in LOAD:
            own.append((place, state))
    return Words(words, statuses, columns)

"""What the pass over the moves writes into: a small state per item, and counts that are added up.

All arrays are made before the pass and have one size for all of it: memory grows with the number of
items, streams, statuses and weeks, and not with that of the moves.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from narrows.domain.work import FlowState, ItemType
from narrows.warehouse.meaning import IGNORE

Bytes: TypeAlias = NDArray[np.int8]
Numbers: TypeAlias = NDArray[np.int32]
Micros: TypeAlias = NDArray[np.int64]
Records: TypeAlias = NDArray[Any]

BLOCK_ROWS = 256
"""Moves that are read at once: as many as a core's cache holds with their items."""
MISSING = -(2**63)
"""Stands for null in instants and durations: before every instant."""
EVER_AFTER = 2**63 - 1
"""After every instant."""
STATES = tuple(sorted([*(state.value for state in FlowState), IGNORE]))
"""A flow state's place here is its code; the highest of several is the last in the alphabet."""
ACTIVE, CANCELLED, DONE, IGNORED, NEW, UNKNOWN, WAITING = range(len(STATES))
LOAD = (FlowState.WAITING.value, FlowState.ACTIVE.value, FlowState.UNKNOWN.value)
NONE = -1
"""The code of no state and of no type."""
TYPES = tuple(sorted(kind.value for kind in ItemType))
UNTYPED = TYPES.index(ItemType.UNTYPED.value) + 1
STARTS = ("commitment", "created", "first_active")
SPANS = ("whole_span", "sum_of_spells", "last_spell")

ITEM = np.dtype(
    [
        *((name, np.int64) for name in ("entered_us", "told_us", "told_seq")),
        *((name, np.int64) for name in ("created_us", "committed_us", "done_us")),
        *((name, np.int32) for name in ("stream", "word", "n_closed")),
        *((name, np.int8) for name in ("before", "item_type", "is_left", "is_committed")),
    ],
    align=True,
)
"""An item so far, as much as a line of the cache holds; `word` is 0 before its first visit.

`entered_us` is of the last visit; `told_us` and `told_seq` are of its last row, also one that made
no visit; `before` is the state of the visit before the last; `item_type` counts from 1, and is 0
before anything is told; an item that `is_left` is left to the portable statements.
"""
DECLARED = np.dtype(
    [(name, np.int64) for name in ("opened_us", "begun_us", "reopened_us", "early_us")]
)
"""What only other policies than the usual ones ask of an item."""
WORD = np.dtype(
    [
        *((name, np.int32) for name in ("status", "place", "column")),
        *((name, np.int8) for name in ("state", "is_load")),
    ],
    align=True,
)
"""What a word of a tool means: its number, its place among its stream's statuses, the column of
`Book.waits_us` where it is load, its state.

Words count from 1; the first record is of none.
"""
COLUMN = np.dtype([("place", np.int32), ("state", np.int8)], align=True)
"""What a column of `Book.waits_us` is of."""
TURN = np.dtype(
    [
        *((name, np.int32) for name in ("stream", "item", "last", "word")),
        *((name, np.int64) for name in ("since_us", "at_us")),
    ],
    align=True,
)
"""An item enters a visit, and leaves the one of the word `last`, if that is not 0."""
NOW = np.dtype(
    [
        *((name, np.int64) for name in ("from_us", "until_us", "load_until_us")),
        *((name, np.int32) for name in ("week", "day")),
    ],
    align=True,
)
"""The week and the day that a stream's last turn was in, and from when until when both last."""
VISIT = np.dtype(
    [
        *((name, np.int32) for name in ("stream", "item", "visit", "status")),
        *((name, np.int8) for name in ("state", "before")),
        *((name, np.int64) for name in ("entered_at_us", "left_at_us")),
    ]
)
"""A row of `visits`; `left_at_us` may be `MISSING`."""
STATUS = np.dtype(
    [
        (name, np.int64)
        for name in (
"status", "first_us", "total_us", "spent_us", "ended_us", "state", "is_load",
        )
    ]
)  # fmt: skip
"""A stream's status as `narrows.metrics.statuses` tells it, but for the median, for the part of
flow time (time before a declared start is not told apart by status), and for counts of visits,
which arrivals and departures add up to."""


class Words(NamedTuple):
    """What the words of the tools mean.

    Attributes:
        means: By number. [`WORD`, shape (n_words,)]
        statuses: Those of each stream, by place.
        columns: Place and state of those of each stream that are load, by column.
    """

    means: Records
    statuses: Mapping[int, Sequence[int]]
    columns: Mapping[int, Sequence[tuple[int, int]]]


class Moves(NamedTuple):
    """Rows of `moves`, each item's in the order of time. [shape (n_rows,)]"""

    item: Numbers
    stream: Numbers
    word: Numbers
    at_us: Micros
    seq: Micros


class Slots(NamedTuple):
    """Spans of time that follow each other, by stream.

    Attributes:
        edges_us: Where they begin, and the last one ends. [µs, shape (n_streams, n_slots + 1)]
        n_slots: How many a stream has. [shape (n_streams,)]
        names: What each is called in the answers. [shape (n_streams, n_slots)]
    """

    edges_us: Micros
    n_slots: Numbers
    names: Numbers


class Book(NamedTuple):
    """Everything that the pass knows.

    Attributes:
        items: [`ITEM`, shape (n_items,)]
        n_reopened: [shape (n_items,)]
        declared: Of streams with other policies. [`DECLARED`, shape (n_items,) or (1,)]
        waits_us: Closed visits in load. [µs, shape (n_items, n_columns)]
        columns: What they are of: a status of the stream, or where no week is measured all that
            have a state. [`COLUMN`, shape (n_streams, n_columns)]
        words: [`WORD`, shape (n_words,)]
        as_of_us: By stream; `MISSING` is no stream. [µs, shape (n_streams,)]
        policies: Start and reopening, as places in `STARTS` and `SPANS`. [shape (n_streams, 2)]
        statuses: [`STATUS`, shape (n_streams, n_places)]
        weeks: The spans that are measured.
        days: The days that load is counted at the end of.
        until_us: When each week ends, or the history if that comes first.
            [µs, shape (n_streams, n_weeks + 2)]
        arrivals: By stream, week, place. What is before or after all weeks has a row each; so has
            all that is counted by week or day. [visits, shape (n_streams, n_weeks + 2, n_places)]
        departures: The same of the ends. [visits]
        steps: Items that became load less those that ceased. [shape (n_streams, n_weeks + 2)]
        load_us: What they add to the load until the week's end. [µs, the same shape]
        daily: By stream, day and state, what came less what went.
            [items, shape (n_streams, n_days + 2, n_states)]
        now: [`NOW`, shape (n_streams,)]
        turns: Of the last moves. [`TURN`, shape (BLOCK_ROWS,)]
        n_closed: How many visits the moves closed, and a number that nobody asks. [shape (2,)]
        closed: Room for them. [`VISIT`, shape (n,)]
    """

    items: Records
    n_reopened: Numbers
    declared: Records
    waits_us: Micros
    columns: Records
    words: Records
    as_of_us: Micros
    policies: Bytes
    statuses: Records
    weeks: Slots
    days: Slots
    until_us: Micros
    arrivals: Numbers
    departures: Numbers
    steps: Micros
    load_us: Micros
    daily: Numbers
    now: Records
    turns: Records
    n_closed: Micros
    closed: Records

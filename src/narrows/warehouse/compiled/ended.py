"""The items done, added up by the week that they were done in."""

from typing import NamedTuple

import numpy as np

from narrows.warehouse.compiled.book import CANCELLED, DONE, MISSING, TYPES, Book, Micros, Numbers
from narrows.warehouse.compiled.compiling import compiled
from narrows.warehouse.compiled.settle import Items


class Ended(NamedTuple):
    """The items done, added up by the week that they were done in.

    Attributes:
        n_items: By stream, week and type. [shape (n_streams, n_weeks + 2, n_types)]
        n_measured: Those of them with a flow time. [the same shape]
        sums_us: Active time, waiting time, unknown time, flow time.
            [µs, shape (n_streams, n_weeks + 2, 4)]
        waits_us: By place of a status. [µs, shape (n_streams, n_weeks + 2, n_places)]
        week: Of each flow time: stream times (n_weeks + 2) plus week. [shape (n_items,)]
        flow_us: [µs, shape (n_items,)]
        n_flow: How many of them there are. [shape (1,)]
        kinds: How many items have each type. [shape (n_streams, n_types)]
    """

    n_items: Micros
    n_measured: Micros
    sums_us: Micros
    waits_us: Micros
    week: Numbers
    flow_us: Micros
    n_flow: Micros
    kinds: Micros


def ended(book: Book) -> Ended:
    """Room for the sums of a book."""
    n_streams, n_weeks, n_places = book.arrivals.shape
    weekly = (n_streams, n_weeks)
    return Ended(
        n_items=np.zeros((*weekly, len(TYPES)), np.int64),
        n_measured=np.zeros((*weekly, len(TYPES)), np.int64),
        sums_us=np.zeros((*weekly, 4), np.int64),
        waits_us=np.zeros((*weekly, n_places), np.int64),
        week=np.zeros(book.items.size, np.int32),
        flow_us=np.zeros(book.items.size, np.int64),
        n_flow=np.zeros(1, np.int64),
        kinds=np.zeros((n_streams, len(TYPES)), np.int64),
    )


class Counted(NamedTuple):
    """Items that are told of, where they count.

    Attributes:
        book: Whose statuses are added to.
        rows: What is told of them.
        week: That each was done in, as `place` finds it. [shape (n,)]
    """

    book: Book
    rows: Items
    week: Numbers


@compiled
def add(counted: Counted, ended: Ended) -> None:
    """Add items to the weeks that they were done in, and to their statuses.

    Args:
        counted: Each item is counted once.
        ended: Added to.
    """
    book = counted.book
    statuses, waits_us, columns = book.statuses, book.waits_us, book.columns
    streams, numbers, kinds, _, states, _, _, dones_us, flows_us = counted.rows[:9]
    active_us, waiting_us, unknown_us = counted.rows[9:12]
    all_weeks = counted.week
    n_items, n_measured, sums_us, weekly_us, flow_week, flow_us, n_flow, of_kind = ended
    n_weeks = n_items.shape[1]
    for row in range(streams.size):
        stream, kind, week, number = streams[row], kinds[row], all_weeks[row], numbers[row]
        of_kind[stream, kind] += 1
        is_ended, is_done = states[row] in (DONE, CANCELLED), dones_us[row] != MISSING
        for column in range(waits_us.shape[1]):
            wait_us, place = waits_us[number, column], columns[stream, column]["place"]
            status = statuses[stream, place]
            status["spent_us"] += wait_us
            status["ended_us"] += wait_us * is_ended
            weekly_us[stream, week, place] += wait_us * is_done
        if not is_done:
            continue
        n_items[stream, week, kind] += 1
        sums_us[stream, week, 0] += active_us[row]
        sums_us[stream, week, 1] += waiting_us[row]
        sums_us[stream, week, 2] += unknown_us[row]
        if flows_us[row] != MISSING:
            sums_us[stream, week, 3] += flows_us[row]
            n_measured[stream, week, kind] += 1
            flow_week[n_flow[0]], flow_us[n_flow[0]] = stream * n_weeks + week, flows_us[row]
            n_flow[0] += 1

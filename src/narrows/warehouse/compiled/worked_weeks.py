"""The time worked in each week, read from all visits in order."""

from typing import NamedTuple

import numpy as np

from narrows.domain.work import UNALIGNED
from narrows.warehouse.compiled.book import ACTIVE, MISSING, UNKNOWN, Book, Micros
from narrows.warehouse.compiled.compiling import compiled
from narrows.warehouse.compiled.shelving import Shelf


class Worked(NamedTuple):
    """What the value score counts, by stream and week. [shape (n_streams, n_weeks + 2)]

    Attributes:
        active_us: Time in active, cut at the edges of the week. [µs]
        n_items: Those that were worked on, or perhaps were.
        n_unknown: Those of them that were in a status which does not tell waiting from working.
    """

    active_us: Micros
    n_items: Micros
    n_unknown: Micros


def is_all_aligned(book: Book) -> bool:
    """Whether each item has a stream: else the value score holds streams against what has none."""
    items = book.items
    return not ((items["stream"] == UNALIGNED) & (items["word"] > 0)).any()


def worked(book: Book, shelf: Shelf) -> Worked:
    """What was worked on in each week.

    Args:
        book: At the end of the pass; with weeks.
        shelf: All visits, in order.
    """
    sums = Worked(*(np.zeros_like(book.steps) for _ in Worked._fields))
    add_worked(shelf, (book, sums))
    return sums


@compiled
def add_worked(shelf: Shelf, of: tuple[Book, Worked]) -> None:
    """Add visits to the weeks that they lie in.

    An item's visits follow each other, so that its weeks only grow: it is counted where one is
    later than the last that it was counted in.

    Args:
        shelf: All visits, in order.
        of: Whose weeks; what is added to.
    """
    book, (active_us, n_items, n_unknown) = of
    all_edges_us, n_slots, as_of_us = book.weeks.edges_us, book.weeks.n_slots, book.as_of_us
    item, week, counted, doubted = -1, 1, 0, 0
    items, streams, states = shelf.item, shelf.stream, shelf.state
    entered_us, left_us = shelf.entered_at_us, shelf.left_at_us
    for row in range(items.size):
        stream, state = streams[row], states[row]
        if items[row] != item:
            item, week, counted, doubted = items[row], 1, 0, 0
        if state not in (ACTIVE, UNKNOWN):
            continue
        from_us, until_us = entered_us[row], left_us[row]
        if until_us == MISSING:
            until_us = as_of_us[stream]
        edges_us = all_edges_us[stream]
        while week <= n_slots[stream] and edges_us[week] <= from_us:
            week += 1
        for slot in range(week, n_slots[stream] + 1):
            if edges_us[slot - 1] >= until_us:
                break
            within_us = min(until_us, edges_us[slot]) - max(from_us, edges_us[slot - 1])
            if state == UNKNOWN:
                n_unknown[stream, slot] += doubted < slot
                doubted = max(doubted, slot)
            elif within_us > 0:
                active_us[stream, slot] += within_us
            else:
                continue
            n_items[stream, slot] += counted < slot
            counted = max(counted, slot)

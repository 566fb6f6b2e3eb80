"""Visits in the order that they are asked for, and the time worked in each week, read from it.

An item's place among the items of its stream and a visit's number within its item say where a visit
goes: each is put there once, and nothing is compared. What comes out is in the order of files
(`narrows.warehouse.derived`), which would else be sorted by the engine at four times the cost.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from narrows.domain.work import UNALIGNED
from narrows.warehouse.compiled.book import (
    ACTIVE,
    MISSING,
    UNKNOWN,
    VISIT,
    Book,
    Micros,
    Records,
)
from narrows.warehouse.compiled.compiling import compiled

MOST_VISITS = 40_000_000
"""What is put in order in the memory: 1.4 GB of visits, and for a while as much of their pieces."""


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


def shelve(book: Book, pieces: list[Records]) -> Records:
    """All visits by stream, item and visit.

    Args:
        book: At the end of the pass.
        pieces: The visits that were closed and those that last; each is let go once it is put in
            its place, so that the memory holds few of them twice.

    Returns:
        [`VISIT`, shape (n_visits,)]
    """
    told = book.items["word"].nonzero()[0]
    told = told[np.argsort(book.items["stream"][told], kind="stable")]
    n_visits = book.items["n_closed"][told].astype(np.int64) + 1
    first = np.zeros(book.items.size, np.int64)
    first[told] = np.cumsum(n_visits) - n_visits
    shelf = np.empty(int(n_visits.sum()), VISIT)
    pieces.reverse()
    while pieces:
        put(pieces.pop(), (first, shelf))
    return shelf


@compiled
def put(visits: Records, onto: tuple[Micros, Records]) -> None:
    """Put visits in their places.

    Args:
        visits: Any. [`VISIT`]
        onto: Where the first visit of each item goes, by item; where all go.
    """
    first, shelf = onto
    for row in range(visits.size):
        visit = visits[row]
        shelf[first[visit["item"]] + visit["visit"] - 1] = visit


def is_all_aligned(book: Book) -> bool:
    """Whether each item has a stream: else the value score holds streams against what has none."""
    items = book.items
    return not ((items["stream"] == UNALIGNED) & (items["word"] > 0)).any()


def worked(book: Book, shelf: Records) -> Worked:
    """What was worked on in each week.

    Args:
        book: At the end of the pass; with weeks.
        shelf: All visits, in order.
    """
    sums = Worked(*(np.zeros_like(book.steps) for _ in Worked._fields))
    add_worked(shelf, (book, sums))
    return sums


@compiled
def add_worked(shelf: Records, of: tuple[Book, Worked]) -> None:
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
    for row in range(shelf.size):
        visit = shelf[row]
        stream, state = visit["stream"], visit["state"]
        if visit["item"] != item:
            item, week, counted, doubted = visit["item"], 1, 0, 0
        if state not in (ACTIVE, UNKNOWN):
            continue
        from_us, until_us = visit["entered_at_us"], visit["left_at_us"]
        if until_us == MISSING:
            until_us = as_of_us[stream]
        edges_us = all_edges_us[stream]
        while week <= n_slots[stream] and edges_us[week] <= from_us:
            week += 1
        for slot in range(week, n_slots[stream] + 1):
            if edges_us[slot - 1] >= until_us:
                break
            n_items[stream, slot] += counted < slot
            counted = max(counted, slot)
            if state == UNKNOWN:
                n_unknown[stream, slot] += doubted < slot
                doubted = max(doubted, slot)
            else:
                within_us = min(until_us, edges_us[slot]) - max(from_us, edges_us[slot - 1])
                active_us[stream, slot] += within_us


def portions(shelf: Records, n_rows: int) -> Iterator[Records]:
    """So many rows at once."""
    for first in range(0, shelf.size, n_rows):
        yield shelf[first : first + n_rows]

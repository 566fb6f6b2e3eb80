"""Visits in the order that they are asked for.

An item's place among the items of its stream and a visit's number within its item say where a visit
goes: each is put there once, and nothing is compared. What comes out is in the order of files
(`narrows.warehouse.derived`), which would else be sorted by the engine at four times the cost.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from narrows.warehouse.compiled.book import (
    MISSING,
    NONE,
    Book,
    Bytes,
    Micros,
    Numbers,
    Records,
)
from narrows.warehouse.compiled.compiling import compiled

MOST_VISITS = 150_000_000
"""What is put in order in the memory: 5 GB of visits, made of 3 GB that are let go meanwhile.

As a table that the engine sorts they would take more.
"""
PLACED = np.dtype(
    [
        *((name, np.int32) for name in ("item", "visit", "status")),
        ("state", np.int8),
        ("entered_at_us", np.int64),
    ]
)
"""What of a `VISIT` does not follow from its place among all, in two thirds of the memory."""


class Shelf(NamedTuple):
    """All visits in the order of files, as a column each. [shape (n_visits,)]

    As rows of `visits`, but that `state` and `before` are codes and `left_at_us` may be `MISSING`.
    """

    stream: Numbers
    item: Numbers
    visit: Numbers
    status: Numbers
    state: Bytes
    before: Bytes
    entered_at_us: Micros
    left_at_us: Micros


def shelve(book: Book, pieces: list[Records]) -> Shelf:
    """All visits by stream, item and visit.

    Args:
        book: At the end of the pass.
        pieces: Of the visits that were closed and those that last what `placed` gives; each is let
            go once it is put in its place, so that the memory holds few of them twice.
    """
    told = book.items["word"].nonzero()[0].astype(np.int32)
    told = told[np.argsort(book.items["stream"][told], kind="stable")]
    n_visits = book.items["n_closed"][told].astype(np.int64) + 1
    first = np.zeros(book.items.size, np.int64)
    first[told] = np.cumsum(n_visits) - n_visits
    shelf = _room(int(n_visits.sum()))
    while pieces:
        put(pieces.pop(), (first, shelf))
    number((told, book.items["stream"][told], n_visits), shelf)
    return shelf


def placed(visits: Records) -> Records:
    """What a shelf is made of. [`VISIT` → `PLACED`]"""
    found: Records = np.empty(visits.size, PLACED)
    for name in PLACED.names or ():
        found[name] = visits[name]
    return found


def _room(n_visits: int) -> Shelf:
    kinds = (*[np.int32] * 4, *[np.int8] * 2, *[np.int64] * 2)
    room: list[Any] = [np.empty(n_visits, kind) for kind in kinds]
    return Shelf(*room)


@compiled
def put(visits: Records, onto: tuple[Micros, Shelf]) -> None:
    """Put of visits in their places what is of each of them alone.

    Args:
        visits: Any. [`PLACED`]
        onto: Where the first visit of each item goes, by item; where all go.
    """
    first, shelf = onto
    statuses, states, entered_us = shelf.status, shelf.state, shelf.entered_at_us
    for row in range(visits.size):
        visit = visits[row]
        place = first[visit["item"]] + visit["visit"] - 1
        statuses[place], states[place] = visit["status"], visit["state"]
        entered_us[place] = visit["entered_at_us"]


@compiled
def number(told: tuple[Numbers, Numbers, Micros], shelf: Shelf) -> None:
    """Write beside them what follows from the order: an item leaves a visit where the next begins.

    Args:
        told: The items in order, their streams, and how many visits they have.
        shelf: All visits, put in their places.
    """
    items, streams, n_visits = told
    all_streams, all_items, visits = shelf.stream, shelf.item, shelf.visit
    states, befores = shelf.state, shelf.before
    entered_us, left_us = shelf.entered_at_us, shelf.left_at_us
    place = 0
    for row in range(items.size):
        before = NONE
        for visit in range(n_visits[row]):
            all_streams[place], all_items[place] = streams[row], items[row]
            visits[place], befores[place] = visit + 1, before
            is_last = visit + 1 == n_visits[row]
            left_us[place] = MISSING if is_last else entered_us[place + 1]
            before = states[place]
            place += 1


def portions(shelf: Shelf, n_rows: int) -> Iterator[Shelf]:
    """So many rows at once."""
    for first in range(0, shelf.item.size, n_rows):
        yield Shelf._make(each[first : first + n_rows] for each in shelf)

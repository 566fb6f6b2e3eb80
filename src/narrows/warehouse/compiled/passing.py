"""The pass from beginning to end: moves in, visits, items and sums out."""

from collections.abc import Iterator
from typing import TypeVar

import numpy as np

from narrows.warehouse.compiled.book import (
    CHUNK_ROWS,
    MISSING,
    Book,
    Instants,
    Moves,
    Numbers,
    Visits,
    visits,
)
from narrows.warehouse.compiled.counting import count, place
from narrows.warehouse.compiled.ended import Counted, add, ended
from narrows.warehouse.compiled.settle import Items, by_policy, items_of, tell
from narrows.warehouse.compiled.typed import Typings, choose_types
from narrows.warehouse.compiled.walk import declare, take, walk

PAGE_ITEMS = 32_768


class OutOfOrderError(Exception):
    """A move that comes later than a later one of its item."""


Table = TypeVar("Table", Moves, Visits, Instants)


def rows_of(table: Table, first: int, *, end: int | None = None) -> Table:
    """Some of the rows, where they are."""
    return type(table)._make(each[first:end] for each in table)


class Pass:
    """Moves are read in any number of pieces, and then nothing more.

    Args:
        book: An empty one.
    """

    def __init__(self, book: Book) -> None:
        self.book = book
        self.ended = ended(book)

    def read(self, moves: Moves) -> Visits:
        """The visits that the next moves close.

        Args:
            moves: As many as one likes to hold at once.

        Raises:
            OutOfOrderError: One of them comes too late; the book is of no use then.
        """
        closed, n_closed = visits(moves.item.size), 0
        for first in range(0, moves.item.size, CHUNK_ROWS):
            chunk = rows_of(moves, first, end=first + CHUNK_ROWS)
            n_closed += self._read(chunk, self.book._replace(closed=rows_of(closed, n_closed)))
        return rows_of(closed, 0, end=n_closed)

    def _read(self, moves: Moves, book: Book) -> int:
        n_turns = walk(moves, book)
        if n_turns < 0:
            raise OutOfOrderError
        if book.weeks.n_slots.any():
            self._count(n_turns)
        if book.declared.size > 1:
            declare(book, n_turns)
        return take(book, n_turns)

    def _count(self, n_turns: int) -> None:
        """Count the turns where anybody measures."""
        book = self.book
        place(rows_of(book.in_weeks, 0, end=n_turns), book.weeks)
        place(rows_of(book.in_days, 0, end=n_turns), book.days)
        count(book, n_turns)

    def settled(
        self, typings: Typings, *, page_items: int = PAGE_ITEMS
    ) -> Iterator[tuple[Items, Visits]]:
        """All items, page by page, and the visits of theirs that last; when all moves are read.

        Args:
            typings: All of them.
            page_items: How many at once. [items]
        """
        choose_types(typings, self.book)
        for first in range(0, self.book.items.size, page_items):
            told = self.book.items["word"][first : first + page_items].nonzero()[0] + first
            numbers = told.astype(np.int32)
            items = items_of(numbers)
            tell(self.book, items)
            items = by_policy(self.book, items)
            if self.book.weeks.n_slots.any():
                self._add(items)
            yield items, self._lasting(numbers)

    def _add(self, items: Items) -> None:
        """Count items where anybody measures."""
        book = self.book
        instants = Instants(items.stream, items.done_at_us, np.empty(items.item.size, np.int32))
        place(instants, book.weeks)
        add(Counted(book, items, instants.slot), self.ended)
        of = book.items[items.item]
        word = book.words[of["word"]]
        lasting = word["is_load"] > 0
        stays_us = book.as_of_us[items.stream] - of["entered_us"]
        at = (items.stream[lasting], word["place"][lasting])
        np.add.at(book.statuses["spent_us"], at, stays_us[lasting])

    def _lasting(self, numbers: Numbers) -> Visits:
        of = self.book.items[numbers]
        word = self.book.words[of["word"]]
        return Visits(
            stream=of["stream"],
            item=numbers,
            visit=of["n_closed"] + 1,
            status=word["status"],
            state=word["state"],
            before=of["before"],
            entered_at_us=of["entered_us"],
            left_at_us=np.full(numbers.size, MISSING, np.int64),
        )


def daily(book: Book) -> Numbers:
    """How many items were in each flow state at the end of each day.

    Args:
        book: At the end of the pass.

    Returns:
        By stream, day and state. [items, shape (n_streams, n_days, n_states)]
    """
    told: Numbers = np.cumsum(book.daily, axis=1, dtype=np.int32)[:, 1:-1]
    return told

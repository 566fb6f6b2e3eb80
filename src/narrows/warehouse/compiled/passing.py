"""The pass from beginning to end: moves in, visits, items and sums out."""

from collections.abc import Iterable, Iterator

import numpy as np

from narrows.warehouse.compiled.book import VISIT, Book, Moves, Numbers, Records
from narrows.warehouse.compiled.counting import place
from narrows.warehouse.compiled.ended import Counted, add, ended
from narrows.warehouse.compiled.reading import read
from narrows.warehouse.compiled.settle import Items, by_policy, items_of, stay, tell
from narrows.warehouse.compiled.typed import Typings, choose_types, chosen

ROOM_ROWS = 122_880
"""Of the visits of so many moves. From 4 MiB on numpy asks for huge pages, and on a machine whose
memory is in use these take longer to clear than they spare."""
PAGE_ITEMS = 32_768


class OutOfOrderError(Exception):
    """A move that comes later than a later one of its item."""


class Pass:
    """Moves are read in any number of pieces, and then nothing more.

    Args:
        book: An empty one.
    """

    def __init__(self, book: Book) -> None:
        self.book = book
        self.ended = ended(book)

    def read(self, moves: Moves) -> Iterator[Records]:
        """The visits that the next moves close, in pieces. [`VISIT`]

        Args:
            moves: As many as one likes to hold at once.

        Raises:
            OutOfOrderError: One of them comes too late; the book is of no use then.
        """
        for first in range(0, moves.item.size, ROOM_ROWS):
            some = Moves._make(each[first : first + ROOM_ROWS] for each in moves)
            closed = np.empty(some.item.size, VISIT)
            n_closed = read(some, self.book._replace(closed=closed))
            if n_closed < 0:
                raise OutOfOrderError
            yield closed[:n_closed]

    def settled(
        self, typings: Iterable[Typings], *, page_items: int = PAGE_ITEMS
    ) -> Iterator[tuple[Items, Records]]:
        """All items, page by page, and the visits of theirs that last; when all moves are read.

        Args:
            typings: All of them, in any number of pieces.
            page_items: How many at once. [items]
        """
        self._choose(typings)
        for first in range(0, self.book.items.size, page_items):
            told = self.book.items["word"][first : first + page_items].nonzero()[0] + first
            items = items_of(told.astype(np.int32))
            tell(self.book, items)
            items = by_policy(self.book, items)
            if self.book.weeks.names.size:
                weeks = np.empty(items.item.size, np.int32)
                place(self.book.weeks, (items.stream, items.done_at_us, weeks))
                add(Counted(self.book, items, weeks), self.ended)
            lasting = np.empty(items.item.size, VISIT)
            lasting["item"] = items.item
            stay(self.book, lasting)
            yield items, lasting

    def _choose(self, typings: Iterable[Typings]) -> None:
        by = (self.book, chosen(self.book))
        for each in typings:
            choose_types(each, by)


def daily(book: Book) -> Numbers:
    """How many items were in each flow state at the end of each day.

    Args:
        book: At the end of the pass.

    Returns:
        By stream, day and state. [items, shape (n_streams, n_days, n_states)]
    """
    told: Numbers = np.cumsum(book.daily, axis=1, dtype=np.int32)[:, 1:-1]
    return told

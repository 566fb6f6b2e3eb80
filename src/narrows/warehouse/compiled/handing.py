"""Rows of the pass handed over to the engine: visits in order, where the memory holds them all."""

from typing import Any

import duckdb
import numpy as np

from narrows.warehouse.compiled.book import STATES, Book, Records
from narrows.warehouse.compiled.settle import Items
from narrows.warehouse.compiled.shelving import MOST_VISITS, Shelf, placed, portions, shelve
from narrows.warehouse.compiled.shown import show
from narrows.warehouse.compiled.statements import KEEP_ITEMS, VISIT_ROWS, WORD

AT_ONCE_ROWS = 983_040
"""Eight of the engine's row groups: each statement costs some milliseconds beside its rows."""


class Visits:
    """Takes visits as they come, and hands them over in order at the end if they are not too many.

    Args:
        con: Holds the table `visits`, that is empty.
        n_moves: No visits will be more. [moves]
        is_shown: Whether the engine need only be shown what is in order, as a view.
    """

    def __init__(self, con: duckdb.DuckDBPyConnection, *, n_moves: int, is_shown: bool) -> None:
        kinds = {name: kind for name, kind, *_ in con.execute("DESCRIBE visits").fetchall()}
        own, before = (
            WORD.format(states=list(STATES), state=kinds["flow_state"], code=code)
            for code in ("state", "before")
        )
        self._con, self._rows = con, VISIT_ROWS.format(own=own, before=before)
        self._is_held, self._is_shown = n_moves <= MOST_VISITS, is_shown
        self._pieces: list[Records] = []

    def take(self, visits: Records) -> None:
        """Hold some visits, or hand them over at once."""
        if self._is_held:
            self._pieces.append(placed(visits))
        else:
            # Each column for itself: the oldest engine allowed reads past what lies between.
            names = visits.dtype.names or ()
            self._keep({name: np.ascontiguousarray(visits[name]) for name in names})

    def forget(self) -> None:
        """Take none of those that came."""
        self._pieces.clear()
        self._con.execute("DELETE FROM visits")

    def shelved(self, book: Book) -> Shelf | None:
        """Hand over what is held, in order.

        Args:
            book: At the end of the pass.

        Returns:
            All visits in order; `None` where there were too many.
        """
        if not self._is_held:
            return None
        shelf = shelve(book, self._pieces)
        if self._is_shown:
            show(self._con, shelf._asdict(), rows=self._rows)
            return shelf
        for portion in portions(shelf, AT_ONCE_ROWS):
            self._keep(portion._asdict())
        return shelf

    def _keep(self, columns: dict[str, Any]) -> None:
        self._con.register("told", columns)
        self._con.execute(f"INSERT INTO visits {self._rows} FROM told")
        self._con.unregister("told")


def keep_items(con: duckdb.DuckDBPyConnection, items: Items) -> None:
    """Hand over rows of items."""
    con.register("told", items._asdict())
    con.execute(KEEP_ITEMS)
    con.unregister("told")


def keep_lasts(con: duckdb.DuckDBPyConnection, book: Book) -> None:
    """Hand over when each item was last told to have moved.

    Args:
        con: Holds the table `lasts`.
        book: At the end of the pass.
    """
    items = book.items["item_type"].nonzero()[0].astype(np.int32)
    con.register("told", {"item": items, "told_us": book.items["told_us"][items]})
    con.execute("INSERT INTO lasts FROM told")
    con.unregister("told")

"""Rows of the pass handed over to the engine: visits in order, where the memory holds them all."""

import duckdb
import numpy as np

from narrows.warehouse.compiled.book import STATES, Book, Records
from narrows.warehouse.compiled.settle import Items
from narrows.warehouse.compiled.shelving import MOST_VISITS, portions, shelve
from narrows.warehouse.compiled.statements import KEEP_ITEMS, KEEP_VISITS, WORD

AT_ONCE_ROWS = 983_040
"""Eight of the engine's row groups: each statement costs some milliseconds beside its rows."""


class Visits:
    """Takes visits as they come, and hands them over in order at the end if they are not too many.

    Args:
        con: Holds the table `visits`, that is empty.
        n_moves: No visits will be more. [moves]
    """

    def __init__(self, con: duckdb.DuckDBPyConnection, *, n_moves: int) -> None:
        kinds = {name: kind for name, kind, *_ in con.execute("DESCRIBE visits").fetchall()}
        own, before = (
            WORD.format(states=list(STATES), state=kinds["flow_state"], code=code)
            for code in ("state", "before")
        )
        self._con, self._statement = con, KEEP_VISITS.format(own=own, before=before)
        self._is_held = n_moves <= MOST_VISITS
        self._pieces: list[Records] = []

    def take(self, visits: Records) -> None:
        """Hold some visits, or hand them over at once."""
        if self._is_held:
            self._pieces.append(visits)
        else:
            self._keep(visits)

    def shelved(self, book: Book) -> Records | None:
        """Hand over what is held, in order.

        Args:
            book: At the end of the pass.

        Returns:
            All visits in order; `None` where there were too many.
        """
        if not self._is_held:
            return None
        shelf = shelve(book, self._pieces)
        for portion in portions(shelf, AT_ONCE_ROWS):
            self._keep(portion)
        return shelf

    def _keep(self, visits: Records) -> None:
        # Each column for itself: the oldest engine that is allowed reads past what lies between.
        names = visits.dtype.names or ()
        columns = {name: np.ascontiguousarray(visits[name]) for name in names}
        self._con.register("told", columns)
        self._con.execute(self._statement)
        self._con.unregister("told")


def keep_items(con: duckdb.DuckDBPyConnection, items: Items) -> None:
    """Hand over rows of items."""
    con.register("told", items._asdict())
    con.execute(KEEP_ITEMS)
    con.unregister("told")

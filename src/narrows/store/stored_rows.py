"""The rows of a plan, as they were read: by table, and by the thing that they belong to."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import RowMapping

Row = RowMapping

T = TypeVar("T")


class StoredRows:
    """Rows by table, each table in the order of the plan.

    Args:
        tables: Name of a table → its rows, and the columns that say what they belong to.
    """

    def __init__(self, tables: Mapping[str, tuple[Sequence[Row], Sequence[str]]]) -> None:
        self._all = {name: rows for name, (rows, _) in tables.items()}
        self._of: dict[tuple[object, ...], list[Row]] = defaultdict(list)
        for name, (rows, columns) in tables.items():
            for row in rows:
                self._of[name, *(row[column] for column in columns)].append(row)

    def all(self, table: str) -> Sequence[Row]:
        """The rows of a table."""
        return self._all[table]

    def of(self, table: str, *owner: object) -> Sequence[Row]:
        """The rows of a table that belong to one thing."""
        return self._of.get((table, *owner), ())


def optional(kind: Callable[[str], T], word: str | None) -> T | None:
    """A member of a closed set, or `None`."""
    return None if word is None else kind(word)

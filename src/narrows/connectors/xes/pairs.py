"""Start events that wait for the event that completes them."""

from collections import deque
from collections.abc import Iterator
from datetime import datetime

Key = tuple[str, str]
"""Activity and instance; the instance is empty where the log names none."""


class Starts:
    """The starts of one trace: of one activity and instance the first in is the first out."""

    def __init__(self) -> None:
        self._waiting: dict[Key, deque[tuple[int, datetime]]] = {}

    def add(self, key: Key, row: int, *, started_at: datetime) -> None:
        """An activity starts.

        Args:
            key: Activity and instance.
            row: Where the log says so.
            started_at: When. [UTC]
        """
        self._waiting.setdefault(key, deque()).append((row, started_at))

    def taken(self, key: Key, *, otherwise: datetime) -> datetime:
        """When the activity that completes now started, else `otherwise`. [UTC]"""
        waiting = self._waiting.get(key)
        return waiting.popleft()[1] if waiting else otherwise

    def left(self) -> Iterator[tuple[int, str]]:
        """Row and activity of each start that nothing completes."""
        for (activity, _), waiting in self._waiting.items():
            for row, _ in waiting:
                yield row, activity

"""What the events of a trace tell of its item beside the status."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from operator import itemgetter
from typing import TypeAlias

from narrows.domain.work import Attribute, Change

Told: TypeAlias = tuple[datetime, Mapping[str, str]]
"""Since when an event holds, and its attributes. [UTC]"""


def changes_of(
    item: str, of_trace: Mapping[str, str], *, told: Sequence[Told], columns: Mapping[str, str]
) -> Iterator[Change]:
    """Each value that differs from the one before it in time, in whatever order the events stand.

    Args:
        item: Its key.
        of_trace: What holds for all events that do not say otherwise.
        told: By its events.
        columns: Attribute → the log's own key of it.
    """
    last: dict[str, str] = {}
    for at, event in sorted(told, key=itemgetter(0)):
        for ours, theirs in columns.items():
            value = event.get(theirs, of_trace.get(theirs, "")).strip()
            if value and last.get(ours) != value:
                last[ours] = value
                yield Change(item, Attribute(ours), value, at)

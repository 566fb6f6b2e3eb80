"""The rows of the value score: what went to a stream, and work that none takes."""

from collections.abc import Sequence
from dataclasses import dataclass

from narrows.domain.value import LooseItem, StreamUnits


@dataclass(frozen=True, slots=True)
class StreamRow:
    """What went to one stream.

    Attributes:
        id: Of the stream; empty is none.
        name: What it is called.
        units: All of it, by type, and how many items it is.
    """

    id: str
    name: str
    units: StreamUnits


@dataclass(frozen=True, slots=True)
class LooseRow:
    """Work that no stream takes, and what became of the request for it.

    Attributes:
        item: What was worked on.
        request: Number of the newest request that it is linked to; `None` is that nobody asked.
    """

    item: LooseItem
    request: int | None


def most_of(rows: Sequence[StreamRow], most: int) -> list[StreamRow]:
    """So many streams that had most, and last what is in none.

    Args:
        rows: What had most first.
        most: How many.
    """
    own = [each for each in rows if each.id]
    return [*own[:most], *(each for each in rows if not each.id)]


def by_units(each: StreamUnits) -> tuple[bool, float]:
    """Puts what had most first, and what is in no stream last."""
    return each.stream is None, -(each.units or 0.0)

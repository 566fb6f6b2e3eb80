"""A long list, a part at a time."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def part_of(rows: Sequence[T], number: int, *, size: int) -> tuple[tuple[T, ...], int, int]:
    """A part of a list, its number from 1, and how many parts there are.

    Args:
        rows: All of them.
        number: Which part, from 1; one beyond the last is the last.
        size: How many stand in a part.
    """
    n_parts = max(1, -(-len(rows) // size))
    shown = min(max(number, 1), n_parts)
    return tuple(rows[(shown - 1) * size : shown * size]), shown, n_parts

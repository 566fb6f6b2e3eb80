"""Items as they are made of rows, that begin with key, title and type."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias, cast

from narrows.domain.explanation import ExplainedItem
from narrows.services.explain.listed import Listed
from narrows.services.explain.summed import Days

Row: TypeAlias = tuple[object, ...]


def item_of(
    row: Row,
    *,
    part: float | None = None,
    whole: float | None = None,
    place: int | None = None,
    left_out: str = "",
    stream: str = "",
) -> ExplainedItem:
    """An item of its row, where key, title and type come first; the rest as `ExplainedItem` has it.

    Made in one go: a sum may have 100,000, and to copy each costs more than to ask for them.
    """
    key, title, kind = row[:3]
    return ExplainedItem(
        str(key),
        None if title is None else str(title),
        str(kind),
        part=part,
        whole=whole,
        place=place,
        left_out=left_out,
        stream=stream,
    )


def left_out(rows: Iterable[Row], why: str) -> Listed[Row]:
    """Items that are not in a sum, and why."""
    return Listed(list(rows), lambda row: item_of(row, left_out=why))


def most_first(rows: Iterable[Row], *columns: int) -> list[Row]:
    """Rows by what they add, the most first; what adds as much stays as it was."""
    return sorted(rows, key=lambda row: [-amount(row, column) for column in columns])


def amount(row: Row, column: int) -> int:
    """A whole number of a row."""
    return cast("int", row[column])


def in_places(
    rows: Sequence[Row], days: Days, *, column: int, answer: int = 0
) -> Listed[tuple[int, Row]]:
    """Items by their lengths.

    Args:
        rows: In the order of their lengths.
        days: That these are told in.
        column: Where a row has its length. [µs]
        answer: The place of the one that the number is; 0 where it is of none alone.
    """

    def item(placed: tuple[int, Row]) -> ExplainedItem:
        place, row = placed
        made = item_of(row, part=days.of(amount(row, column)), place=place)
        return replace(made, is_answer=True) if place == answer else made

    return Listed(list(enumerate(rows, start=1)), item)

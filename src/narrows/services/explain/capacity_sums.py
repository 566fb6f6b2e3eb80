"""What was expended on items, and what of that is a stream's, added up again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import cast, overload

from narrows.domain.explanation import ExplainedItem
from narrows.domain.measure import DAY_US
from narrows.domain.streams import UNALIGNED_WORK
from narrows.domain.value import CapacityUnit
from narrows.services.explain.summed import Row, Sum, item_of, left_out
from narrows.services.value.counting import THOUSANDTHS

KEY, TITLE, TYPE, STREAM, AMOUNT, UNKNOWN = range(6)
"""Of a row of the items that have units."""
amount: Callable[[Row], int] = itemgetter(AMOUNT)
"""Of a row, in whole µs, items or thousandths."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How a unit is told.

    Attributes:
        per: What makes one of it.
        word: What it is called.
        why: Said of an item of which nobody knows how many units it has.
    """

    per: int
    word: str
    why: str


COUNTED = {
    CapacityUnit.ACTIVE_DAYS: Counted(
        DAY_US, "days worked", "was in a status that does not tell waiting from working"
    ),
    CapacityUnit.ITEMS: Counted(1, "items done", ""),
    CapacityUnit.POINTS: Counted(THOUSANDTHS, "points", "done, and has no points"),
    CapacityUnit.LOGGED_HOURS: Counted(
        THOUSANDTHS, "hours", "worked on, and no hour was ever logged of it"
    ),
}


class Listed(Sequence[ExplainedItem]):
    """Items that are made when they are read: a sum may be of all work, and a page shows some.

    Args:
        rows: Of the items, in order.
        make: Makes an item of its row.
    """

    def __init__(self, rows: Sequence[Row], make: Callable[[Row], ExplainedItem]) -> None:
        self._rows = rows
        self._make = make

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> ExplainedItem: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[ExplainedItem]: ...

    def __getitem__(self, place: int | slice) -> ExplainedItem | Sequence[ExplainedItem]:
        if isinstance(place, slice):
            return Listed(self._rows[place], self._make)
        return self._make(self._rows[place])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # as lists have none


def capacity_sum(
    rows: Sequence[Row],
    statistic: str,
    *,
    counted: Counted,
    ids: Mapping[int, str],
    own: str | None,
) -> Sum:
    """Units, or a stream's part of them; its items are in order, what adds most first.

    Args:
        rows: What was expended on each item, in the order of their keys.
        statistic: Which number.
        counted: How the unit is counted.
        ids: Which stream the number of a row is of.
        own: The stream, or unaligned work; `None` is all streams.
    """

    def item(row: Row, part: float | None = None, whole: float | None = None) -> ExplainedItem:
        made, stream = item_of(row), ids[cast("int", row[STREAM])]
        return replace(made, part=part, whole=whole, stream=stream)

    def units(row: Row) -> float:
        return amount(row) / counted.per

    numbers = {number for number, id_ in ids.items() if _is_above(id_, own)}
    if statistic == "units" and own is not None:
        rows = [row for row in rows if row[STREAM] in numbers]
    unknown = [item(row) for row in rows if row[UNKNOWN] and not row[AMOUNT]]
    out = left_out(unknown, counted.why)
    some = sorted((row for row in rows if row[AMOUNT]), key=amount, reverse=True)
    whole = sum(map(amount, some))
    if statistic == "units":
        words = f"Σ {whole / counted.per:,.1f} {counted.word}."
        items = Listed(some, lambda row: item(row, units(row)))
        return Sum(whole / counted.per, words, counted.word, "", items, out)
    above = [row for row in some if row[STREAM] in numbers]
    part = sum(map(amount, above))
    to = "on value streams" if own is None else "on it"
    items = Listed(
        [*above, *(row for row in some if row[STREAM] not in numbers)],
        lambda row: item(row, units(row) if row[STREAM] in numbers else 0.0, units(row)),
    )
    words = f"Σ {part / counted.per:,.1f} {to} / Σ {whole / counted.per:,.1f} {counted.word}."
    parts = (f"{counted.word} {to}", counted.word)
    return Sum(part / whole if whole else None, words, *parts, items, out)


def _is_above(stream: str, own: str | None) -> bool:
    """Whether it is above the line: of the stream, or of any."""
    return stream == own if own else stream != UNALIGNED_WORK

"""What was expended on items, and what of that is a stream's, added up again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import cast

from narrows.domain.explanation import ExplainedItem
from narrows.domain.measure import DAY_US
from narrows.domain.streams import UNALIGNED_WORK
from narrows.domain.value import CapacityUnit
from narrows.services.explain.listed import Listed
from narrows.services.explain.of_rows import Row, item_of
from narrows.services.explain.summed import Sum, amount_text
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


@dataclass(frozen=True, slots=True)
class CapacitySum:
    """What was expended on items, to be added up; the items are in order, what adds most first.

    Attributes:
        rows: Of each item, in the order of their keys.
        counted: How the unit is counted.
        ids: Which stream, or unaligned work, the number in a row is of.
    """

    rows: Sequence[Row]
    counted: Counted
    ids: Mapping[int, str]

    def units(self) -> Sum:
        """All of it."""
        some, word = self._some(), self.counted.word
        whole = sum(map(amount, some)) / self.counted.per
        items = Listed(some, lambda row: self._item(row, part=self._units(row)))
        words = f"Σ {amount_text(whole)} {word}."
        return Sum(whole, words, word, "", items, self._out(), n_items=len(items))

    def share(self, own: str | None) -> Sum:
        """A stream's part of it, or unaligned work's; `None` is that of all value streams."""
        numbers = {number for number, id_ in self.ids.items() if _is_above(id_, own)}
        some, word = self._some(), self.counted.word
        above = [row for row in some if row[STREAM] in numbers]
        part, whole = sum(map(amount, above)), sum(map(amount, some))

        def item(row: Row) -> ExplainedItem:
            units = self._units(row)
            part = units if row[STREAM] in numbers else 0.0
            return self._item(row, part=part, whole=units)

        to = f"{word} {'on value streams' if own is None else 'on it'}"
        per = self.counted.per
        return Sum(
            part / whole if whole else None,
            f"Σ {amount_text(part / per)}{to.removeprefix(word)} / "
            f"Σ {amount_text(whole / per)} {word}.",
            to,
            word,
            Listed([*above, *(row for row in some if row[STREAM] not in numbers)], item),
            self._out(),
            n_items=len(some),
        )

    def _some(self) -> list[Row]:
        return sorted((row for row in self.rows if row[AMOUNT]), key=amount, reverse=True)

    def _out(self) -> Listed[Row]:
        unknown = [row for row in self.rows if row[UNKNOWN] and not row[AMOUNT]]
        why = self.counted.why
        return Listed(unknown, lambda row: item_of(row, left_out=why, stream=self._stream(row)))

    def _units(self, row: Row) -> float:
        return amount(row) / self.counted.per

    def _item(self, row: Row, *, part: float, whole: float | None = None) -> ExplainedItem:
        return item_of(row, part=part, whole=whole, stream=self._stream(row))

    def _stream(self, row: Row) -> str:
        return self.ids[cast("int", row[STREAM])]


def _is_above(stream: str, own: str | None) -> bool:
    """Whether it is above the line: of the stream, or of any."""
    return stream == own if own else stream != UNALIGNED_WORK

"""What was expended on items, and what of that is a stream's, added up again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from narrows.domain.explanation import ExplainedItem
from narrows.domain.measure import DAY_US
from narrows.domain.streams import UNALIGNED_WORK
from narrows.domain.value import CapacityUnit
from narrows.services.explain.number import left_out
from narrows.services.explain.summed import Row, Sum
from narrows.services.value.counting import THOUSANDTHS

KEY, TITLE, TYPE, STREAM, AMOUNT, UNKNOWN = range(6)
"""Of a row of the items that have units."""


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
class Spent:
    """What was expended on an item.

    Attributes:
        row: Of the item: key, title and type come first.
        stream: That it counts for.
        amount: In whole µs, items or thousandths.
        is_unknown: Whether nobody knows all of it.
    """

    row: Row
    stream: str
    amount: int
    is_unknown: bool

    def item(self, part: float | None = None, whole: float | None = None) -> ExplainedItem:
        """The item, with what it adds: made once it is told, for a sum may be of all work."""
        title = self.row[TITLE]
        return ExplainedItem(
            str(self.row[KEY]),
            None if title is None else str(title),
            str(self.row[TYPE]),
            part=part,
            whole=whole,
            stream=self.stream,
        )


def spent_on(row: Row, *, stream: str) -> Spent:
    """What was expended on the item of a row, of the stream that it counts for."""
    return Spent(row, stream, cast("int", row[AMOUNT]), bool(row[UNKNOWN]))


def capacity_sum(
    spent: Sequence[Spent], statistic: str, *, counted: Counted, own: str | None
) -> Sum:
    """Units, or a stream's part of them.

    Args:
        spent: On all items.
        statistic: Which number.
        counted: How the unit is counted.
        own: The stream, or unaligned work; `None` is all streams.
    """
    if statistic == "units":
        spent = [each for each in spent if own in (None, each.stream)]
    unknown = [each.item() for each in spent if each.is_unknown and not each.amount]
    out = left_out(unknown, counted.why)
    some = [each for each in spent if each.amount]
    whole = sum(each.amount for each in some)
    if statistic == "units":
        items = [each.item(each.amount / counted.per) for each in some]
        words = f"Σ {whole / counted.per:,.1f} {counted.word}."
        return Sum(whole / counted.per, words, counted.word, "", items, out)
    part = sum(each.amount for each in some if _is_above(each, own))
    to = "on value streams" if own is None else "on it"
    items = [
        each.item(
            each.amount / counted.per if _is_above(each, own) else 0.0, each.amount / counted.per
        )
        for each in some
    ]
    words = f"Σ {part / counted.per:,.1f} {to} / Σ {whole / counted.per:,.1f} {counted.word}."
    parts = (f"{counted.word} {to}", counted.word)
    return Sum(part / whole if whole else None, words, *parts, items, out)


def _is_above(spent: Spent, own: str | None) -> bool:
    """Whether it is above the line: of the stream, or of any."""
    return spent.stream == own if own else spent.stream != UNALIGNED_WORK

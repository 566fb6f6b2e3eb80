"""A number as it comes of its items."""

from collections.abc import Sequence
from dataclasses import dataclass

from narrows.domain.explanation import ExplainedItem
from narrows.domain.measure import DAY_US
from narrows.domain.streams import MeasurementPolicy
from narrows.services.flow.working_time import day_length_us, has_calendar

DAYS, ITEMS = "days", "items"
NONE_IN_PROCESS = "Nothing was waiting or active in these days."
LARGE, SMALL = 10.0, 1e-4
"""One digit behind the point is enough to do a sum again; a second is a small part of a day."""
NOT_AT_END = "not waiting or active here any more at the end"
"""Ended, back in new, in another stream, or of another type where the load of one is asked."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days that the stream's durations are told in.

    Attributes:
        length_us: Of one. [µs]
        word: days, or working days.
    """

    length_us: int = DAY_US
    word: str = DAYS

    def of(self, duration_us: int) -> float:
        """A duration. [days]"""
        return duration_us / self.length_us


@dataclass(frozen=True, slots=True)
class Sum:
    """A number as it comes of its items.

    Attributes:
        value: Added up here. [the metric's unit or None]
        words: How, in a sentence.
        part: What an item adds. [unit]
        whole: What it adds below the line; empty where nothing. [unit]
        items: In the sum.
        left_out: Not in it.
        n_items: How many items that is, where they are in order already; `None` where they are
            put in order and counted when they are told.
        answer: The place among them of the one that the number is; 0 where it is of none alone.
        line: What each of them is: an item, or one of its visits.
    """

    value: float | None
    words: str
    part: str
    whole: str
    items: Sequence[ExplainedItem]
    left_out: Sequence[ExplainedItem] = ()
    n_items: int | None = None
    answer: int = 0
    line: str = "item"

    @property
    def number(self) -> float | None:
        """The value, as a number that has a fraction. [the metric's unit or None]"""
        return None if self.value is None else float(self.value)


def days_of(policy: MeasurementPolicy) -> Days:
    """The days that a policy counts in."""
    return Days(day_length_us(policy), "working days") if has_calendar(policy) else Days()


def amount_text(value: float) -> str:
    """A part of a sum in words: of a small one so many digits that the sum comes out as told."""
    if abs(value) >= LARGE or round(value, 1) == value:
        return f"{value:,.1f}"
    return f"{value:.3g}" if abs(value) >= SMALL else f"{value:.7f}"


def items_text(count: int) -> str:
    """«1 item», «1,200 items»."""
    return f"{count:,} item{'' if count == 1 else 's'}"


def nth(place: int) -> str:
    """«1st», «12th»."""
    ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10)
    return f"{place}{ending or 'th'}"


def counted_in(sums: Sum) -> int:
    """How many items are in a sum: one that has two types is two. [items]

    They are not told apart by their keys: two sources of one stream may use one.
    """
    return len(sums.items) if sums.n_items is None else sums.n_items


def ordered(sums: Sum) -> Sequence[ExplainedItem]:
    """A sum's items by place, or what adds most first."""
    return sums.items if sums.n_items is not None else sorted(sums.items, key=_order)


def _order(item: ExplainedItem) -> tuple[int, float, float, str]:
    return item.place or 0, -(item.part or 0.0), -(item.whole or 0.0), item.id

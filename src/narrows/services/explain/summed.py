"""A number as it comes of its items."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from narrows.domain.explanation import ExplainedItem
from narrows.domain.measure import DAY_US
from narrows.domain.streams import MeasurementPolicy
from narrows.services.flow.working_time import day_length_us, has_calendar

Row: TypeAlias = tuple[object, ...]

DAYS, ITEMS = "days", "items"
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
    """

    value: float | None
    words: str
    part: str
    whole: str
    items: Sequence[ExplainedItem]
    left_out: Sequence[ExplainedItem] = ()


def days_of(policy: MeasurementPolicy) -> Days:
    """The days that a policy counts in."""
    return Days(day_length_us(policy), "working days") if has_calendar(policy) else Days()


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


def items_text(count: int) -> str:
    """«1 item», «1,200 items»."""
    return f"{count:,} item{'' if count == 1 else 's'}"


def nth(place: int) -> str:
    """«1st», «12th»."""
    ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10)
    return f"{place}{ending or 'th'}"


def left_out(rows: Iterable[Row], why: str) -> list[ExplainedItem]:
    """Items that are not in a sum, and why."""
    return [item_of(row, left_out=why) for row in rows]

"""Moves into a reach or delay and out of it, by item and by week."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from narrows.analytics.weeks import Floats, Ints
from narrows.domain.explanation import ExplainedItem, ExplainedWeek
from narrows.services.explain.reach_read import ReachRead
from narrows.services.explain.summed import Sum

HELD_UP = "no time counts: what follows had no room, or nothing was there"


@dataclass(frozen=True, slots=True)
class WeekSum:
    """A number as it comes of its items and weeks.

    Attributes:
        sums: Of its items; `part` and `whole` are of the weeks where no items are told.
        weeks: In order.
    """

    sums: Sum
    weeks: tuple[ExplainedWeek, ...] = ()


def came(read: ReachRead) -> Ints:
    """Stays here that began in the weeks, by their index."""
    inside = read.reading.weeks.index(read.stays.entered) >= 0
    return np.flatnonzero(read.is_here & inside)


def went(read: ReachRead) -> Ints:
    """Stays here that ended in the weeks, by their index."""
    inside = read.reading.weeks.index(read.stays.left) >= 0
    return np.flatnonzero(read.is_here & inside)


def moved_within(read: ReachRead) -> Ints:
    """Stays here that ended by a move to another status of the place, by their index."""
    ended = went(read)
    return ended[read.is_one[read.stays.next_status[ended]]]


def less(read: ReachRead, some: Ints, *, moved: Ints) -> Mapping[int, float]:
    """Moves by item, those within taken off."""
    counted = Counter(int(read.item[each]) for each in some)
    counted.subtract(int(read.item[each]) for each in moved)
    return {item: float(n) for item, n in counted.items() if n}


def by_week(read: ReachRead, some: Ints, *, is_entry: bool = False) -> Floats:
    """How many of some stays ended in each week, or began. [items, shape (n_weeks,)]"""
    times = read.stays.entered if is_entry else read.stays.left
    place = read.reading.weeks.index(times[some])
    return np.bincount(place[place >= 0], minlength=len(read.days)).astype(np.float64)


def weeks_of(
    read: ReachRead, part: Floats, *, whole: Floats | None = None, why: str = ""
) -> tuple[ExplainedWeek, ...]:
    """The weeks of a sum.

    Args:
        read: Has the weeks.
        part: What each adds. [shape (n_weeks,)]
        whole: What it adds below the line. [shape (n_weeks,)]
        why: Said of a week that adds nothing to either.
    """
    wholes: Iterable[float | None] = [None] * len(part) if whole is None else map(float, whole)
    return tuple(
        ExplainedWeek(
            days,
            float(own),
            all_,
            why if all_ is not None and not all_ and not own else "",
        )
        for days, own, all_ in zip(read.days, part, wholes, strict=True)
    )


def items_of(read: ReachRead, parts: Mapping[int, float]) -> list[ExplainedItem]:
    """Items by their numbers, with what each adds."""
    found = []
    for number, part in parts.items():
        key, title, kind = read.names[number]
        found.append(ExplainedItem(key, title, kind, part=part))
    return found


def that_left(read: ReachRead) -> list[ExplainedItem]:
    """The items that left in the weeks, each with how often."""
    return items_of(read, less(read, went(read), moved=moved_within(read)))

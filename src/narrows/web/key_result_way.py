"""The way of a key result: the ends of its weeks as they were told, and where it is now."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TypeAlias

from narrows.domain.amounts import counted
from narrows.domain.calendar import DAY
from narrows.domain.day_words import day_text
from narrows.views.aims import value_told
from narrows.views.cycle_week import CycleWeek
from narrows.views.key_result_cards import KeyResultCard
from narrows.views.week_points import WeekPoint

WEEK = timedelta(weeks=1)
THEN = ", by what was declared then"
"""Said of a week that was counted otherwise than the value of now."""

Told: TypeAlias = tuple[date, float | None, str]
"""A day, the value then, and the words for both."""


def way_of(card: KeyResultCard, cycle: CycleWeek) -> Iterator[Told]:
    """The ends of weeks with their values, and where it is now if that is later.

    Without a value is a gap: between weeks that are counted otherwise there is no way either.
    """
    known = [number for number, each in enumerate(card.weeks) if each.value is not None]
    last, was_alike = cycle.start, True
    # Weeks after the last one with a value are no gap: they are still to come.
    for each in card.weeks[: known[-1] + 1] if known else ():
        if each.is_alike != was_alike and last > cycle.start:
            yield last, None, ""
        last, was_alike = each.week + WEEK, each.is_alike
        yield last, each.value, _words(card, each)
    end = card.until
    if card.progress.current is None or end is None:
        return
    if end > last + WEEK or not was_alike:
        yield last, None, ""
    # A week is kept as it was known then; what is known now of the same week may differ.
    if end > last or not known or card.weeks[known[-1]].value != card.progress.current:
        yield max(end, last), card.progress.current, f"Now: {card.current}"


def _words(card: KeyResultCard, each: WeekPoint) -> str:
    """Of flow it is a window of weeks that ends then, and no single one."""
    # Load is not made of the items done meanwhile, which is what `n_items` counts.
    is_counted = each.n_items is not None and card.progress.unit != "items"
    n_items = f", {counted(each.n_items)}" if is_counted else ""
    by = day_text(each.week + WEEK - DAY)
    shown = value_told(each.value, card.progress, bounds=(card.low, card.high))
    return f"By {by}: {shown}{n_items}{'' if each.is_alike else THEN}"

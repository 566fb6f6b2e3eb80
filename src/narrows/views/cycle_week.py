"""Which week of its cycle is it?"""

from dataclasses import dataclass
from datetime import date, datetime

from narrows.domain.calendar import DAY, day_of
from narrows.domain.day_words import day_text
from narrows.domain.okr import Cycle


@dataclass(frozen=True, slots=True)
class CycleWeek:
    """Where a cycle stands.

    Attributes:
        id: Of the cycle.
        start: Its first day.
        end: The first day after it.
        weeks: How many it has.
        week: Which it is in, counted from 1; 0 before it, `weeks` after it.
        is_over: Whether it has ended.
        words: The same for people.
    """

    id: str
    start: date
    end: date
    weeks: int
    week: int
    is_over: bool
    words: str


def cycle_week(cycle: Cycle, zone: str, *, now: datetime) -> CycleWeek:
    """Where a cycle stands, in its organisation's zone."""
    today = day_of(now, zone)
    week = min(max((today - cycle.start).days // 7 + 1, 0), cycle.weeks)
    until = day_text(cycle.end - DAY)
    if today < cycle.start:
        words = f"begins on {day_text(cycle.start)}"
    elif today >= cycle.end:
        words = f"ended on {until}"
    else:
        words = f"week {week} of {cycle.weeks}, to {until}"
    return CycleWeek(cycle.id, cycle.start, cycle.end, cycle.weeks, week, today >= cycle.end, words)

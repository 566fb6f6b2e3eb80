"""What the first page says in the last weeks of a cycle that is closed already."""

from dataclasses import dataclass

from narrows.domain.day_words import day_text
from narrows.domain.okr import Cycle
from narrows.services.reviewing import Review


@dataclass(frozen=True, slots=True)
class ClosedCycle:
    """That the cycle of today asks for nothing any more, and what comes next.

    Attributes:
        words: For people.
        address: Of the page of what comes next.
        link: What that is called.
    """

    words: str
    address: str
    link: str


def asking_cycle(review: Review) -> Cycle | None:
    """The cycle that findings are about: of today, else the next one where that is closed."""
    cycle = review.cycle
    if cycle is None or cycle.id not in review.closed:
        return cycle
    coming = (each for each in review.plan.cycles if each.start >= cycle.end)
    return min(coming, key=lambda each: each.start, default=None)


def closed_cycle(review: Review) -> ClosedCycle | None:
    """What is said of the cycle of today where it is closed for good; else `None`."""
    cycle = review.cycle
    if cycle is None or cycle.id not in review.closed:
        return None
    words = f"{cycle.id} is closed, so nothing of it waits for anybody."
    after = asking_cycle(review)
    if after is None:
        return ClosedCycle(words, "/reset", "What goes on from it into the next cycle?")
    words = f"{words} {after.id} begins on {day_text(after.start)}."
    return ClosedCycle(words, f"/cycles/{after.id}", f"What {after.id} holds")

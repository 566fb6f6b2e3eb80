"""Decisions: what is said, and what it changes in the plan, in one transaction."""

from dataclasses import dataclass

from narrows.domain.plan import Plan
from narrows.domain.sayings import Saying


@dataclass(frozen=True, slots=True)
class Decision:
    """Sayings that are saved together, with the plan where they change it; all of it or nothing.

    Attributes:
        sayings: One or more; each gets its number from the store.
        seen: Number of the last saying about the first one's thing that its author saw, 0 for
            none; `None` where it does not matter who speaks first.
        plan: As it is from now on; `None` leaves it as it is.
        revision: Of the plan that its author saw; `None` where it does not matter.
    """

    sayings: tuple[Saying, ...]
    seen: int | None = None
    plan: Plan | None = None
    revision: int | None = None

"""What is known when a key result is explained."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from narrows.domain.observed import KeyResultProgress, Observation
from narrows.domain.plan import Plan
from narrows.domain.ports import History
from narrows.domain.sayings import Saying
from narrows.services.cycles.as_closed import as_closed
from narrows.services.cycles.copied import COUNTER
from narrows.services.cycles.states import closings
from narrows.services.results.asked import AskedResult
from narrows.services.results.progressing import measure_asked


@dataclass(frozen=True, slots=True)
class Known:
    """What a key result is measured from, and what was measured of it already.

    Attributes:
        plan: What was decided.
        history: Visits and items; `None` is nothing yet.
        observations: Of business metrics; superseded ones are told, too.
        now: The clock. [UTC]
        progress: What the number that is shown was taken from, of the key result or, where that
            is asked about, of its counter-metric; `None` measures it now.
        until: As it stood when this day began, from what is known today; `None` is up to the end
            of its cycle.
        start: What the baseline of `progress` is called, where that is something else.
        sayings: All; of a cycle that they closed a key result stays as it was graded.
    """

    plan: Plan
    history: History | None
    observations: Sequence[Observation]
    now: datetime
    progress: KeyResultProgress | None = None
    until: date | None = None
    start: str = "baseline"
    sayings: Collection[Saying] = ()

    def closed_at(self, key: str) -> datetime | None:
        """When a key result was graded for good; `None`: it was not, or is asked of a day.

        Args:
            key: Of the key result: `love-mobile/faster`.
        """
        own = None if self.until else self.plan.objective(key.split("/", 1)[0])
        return closings(self.sayings).get(own.cycle) if own else None

    def measured(self, asked: AskedResult, *, is_counter: bool = False) -> KeyResultProgress:
        """What the number is taken from.

        Args:
            asked: The key result, or its counter-metric put as one.
            is_counter: Whether it is that.
        """
        if self.progress is not None:
            return self.progress
        (found,) = measure_asked(
            self.plan, self.history, asked=[asked], observations=self.observations, now=self.now
        )
        # A day within the cycle is told by what is known today, as nobody graded it.
        if self.until is not None:
            return found
        prefix = COUNTER if is_counter else ""
        return as_closed({asked.key: found}, self.plan, sayings=self.sayings, prefix=prefix)[
            asked.key
        ]

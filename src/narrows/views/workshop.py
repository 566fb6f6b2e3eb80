"""How far has the workshop come, and what comes next?"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from narrows.domain.plan import Plan
from narrows.domain.sayings import Saying
from narrows.services.workshop.steps import Step, customers_told, next_step, standings


@dataclass(frozen=True, slots=True)
class StepCard:
    """A step.

    Attributes:
        step: Its name, as in the file.
        asks: What it asks.
        is_done: Whether the next step can be taken.
        lacks: What is missing.
    """

    step: Step
    asks: str
    is_done: bool
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkshopAnswer:
    """A workshop, and how far it has come.

    Attributes:
        steps: In order.
        next_step: The first that lacks something; `None` where the plan is whole.
        customers: Customer → phases of their life with the organisation, as told.
    """

    steps: tuple[StepCard, ...]
    next_step: Step | None
    customers: Mapping[str, Sequence[str]]

    def card(self, step: Step) -> StepCard:
        """One of the steps."""
        return next(each for each in self.steps if each.step is step)


def workshop_answer(plan: Plan, sayings: Collection[Saying]) -> WorkshopAnswer:
    """How far the workshop has come, as the plan and what was said have it."""
    ahead = next_step(plan, sayings)
    return WorkshopAnswer(
        tuple(
            StepCard(each.step, each.asks, each.is_done, each.lacks)
            for each in standings(plan, sayings)
        ),
        None if ahead is None else ahead.step,
        customers_told(plan, sayings),
    )

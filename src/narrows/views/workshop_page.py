"""How do we start? One step of the workshop, with what it teaches and what it asks."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from narrows.domain.errors import NarrowsError
from narrows.domain.plan import Plan
from narrows.domain.sayings import Saying
from narrows.services.plan.metric_checks import choice
from narrows.services.strategy.adopting import QUESTIONS
from narrows.services.workshop.steps import Step, unseen_objectives
from narrows.views.workshop import StepCard, WorkshopAnswer, workshop_answer
from narrows.views.workshop_asked import Block
from narrows.views.workshop_fields import blocks_of
from narrows.views.workshop_teaching import TEACHES, TITLES

GROWING = (Step.STRATEGY, Step.CUSTOMERS, Step.STREAMS, Step.OBJECTIVES)


@dataclass(frozen=True, slots=True)
class WorkshopStep:
    """One step as it is shown.

    Attributes:
        workshop: How far it has come.
        card: The step, and what it lacks.
        title: Its heading.
        number: Counted from 1.
        teaches: What to know before answering, a paragraph each.
        blocks: What it asks.
        has_rows: Whether there may be more of what it asks than there are rows.
        first: The step to answer before this one; `None` where this one can be answered.
        before: The step before; `None` for the first.
        after: The step after; `None` for the last.
        unseen: Id and text of objectives that still lack a key result, on the step that asks so.
    """

    workshop: WorkshopAnswer
    card: StepCard
    title: str
    number: int
    teaches: tuple[str, ...]
    blocks: tuple[Block, ...]
    has_rows: bool
    first: Step | None
    before: Step | None
    after: Step | None
    unseen: tuple[tuple[str, str], ...]


def step_named(name: str) -> Step:
    """A step by its name.

    Raises:
        NarrowsError: `workshop-step-unknown`.
    """
    if name not in list(Step):
        raise NarrowsError(
            "workshop-step-unknown",
            f"There is no step «{name}» of the workshop; {choice(name, list(Step))}.",
        )
    return Step(name)


def workshop_step(
    plan: Plan, sayings: Collection[Saying], *, step: Step, today: date
) -> WorkshopStep:
    """One step of the workshop of a plan.

    Args:
        plan: As it is now.
        sayings: All.
        step: Which.
        today: In the organisation's zone.
    """
    told, steps = workshop_answer(plan, sayings), list(Step)
    place = steps.index(step)
    ahead = told.next_step
    return WorkshopStep(
        workshop=told,
        card=told.steps[place],
        title=TITLES[step],
        number=place + 1,
        teaches=TEACHES[step],
        blocks=blocks_of(step, plan, customers=told.customers, today=today),
        has_rows=step in GROWING,
        first=ahead if ahead is not None and steps.index(ahead) < place else None,
        before=steps[place - 1] if place else None,
        after=steps[place + 1] if place + 1 < len(steps) else None,
        unseen=tuple((each.id, each.text) for each in unseen_objectives(plan))
        if step is Step.OBJECTIVES
        else (),
    )


def lacking(card: StepCard) -> tuple[str, ...]:
    """What a step lacks, in the words in which its page asks for it."""
    return tuple(f"«{QUESTIONS[each]}»" if each in QUESTIONS else each for each in card.lacks)


def saved_words(told: WorkshopAnswer, step: str) -> str:
    """What is said once a step was saved; nothing where none of this name was."""
    if step not in list(Step):
        return ""
    title, card = TITLES[Step(step)], told.card(Step(step))
    if card.is_done:
        return f"«{title}» is in the plan."
    return f"What you wrote is in the plan. «{title}» still lacks: {', '.join(lacking(card))}."


def n_answered(told: WorkshopAnswer) -> int:
    """How many steps are answered from the first on; those of no stream are not. [steps]"""
    steps = list(Step)
    return len(steps) if told.next_step is None else steps.index(told.next_step)

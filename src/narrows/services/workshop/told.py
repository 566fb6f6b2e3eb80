"""How an answer in a workshop is told: what it names, and by what it is known again."""

import hashlib
from collections.abc import Iterable, Sequence

from narrows.services.remarks import kept_words
from narrows.services.workshop.parts import CustomerPart, WorkshopPart
from narrows.services.workshop.steps import CUSTOMER, PHASE, Step


def names(part: WorkshopPart, step: Step) -> Sequence[str]:
    """What the answer to a step names, in short; the whole of it is in the plan."""
    own = {
        Step.WHY: sorted(part.why.model_fields_set) if part.why else (),
        Step.STRATEGY: sorted(part.strategy.model_fields_set) if part.strategy else (),
        Step.CUSTOMERS: [each.customer for each in part.customers or ()],
        Step.STREAMS: [each.id for each in part.streams or ()],
        Step.METRICS: [f"{id_}: {each.id}" for id_, each in (part.metrics or {}).items()],
        Step.TEAMS: list(part.teams or ()),
        Step.OBJECTIVES: [
            each.id or each.text for each in (part.objectives.objectives if part.objectives else ())
        ],
    }
    return own[step]


def told_customers(parts: Iterable[CustomerPart]) -> Sequence[tuple[str, str]]:
    """Customers and phases as details, each phase with its customer's number.

    Raises:
        NarrowsError: `text-too-long`.
    """
    return [
        pair
        for n, each in enumerate(parts)
        for pair in (
            (f"{CUSTOMER}/{n}", kept_words(each.customer)),
            *((f"{PHASE}/{n}/{m}", kept_words(phase)) for m, phase in enumerate(each.phases)),
        )
    ]


def fingerprint(part: WorkshopPart, step: Step) -> str:
    """By what the same answer to a step is known again."""
    said = part.model_dump_json(include={step.value})
    return hashlib.sha256(said.encode()).hexdigest()[:16]

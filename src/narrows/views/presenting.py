"""The weekly meeting: which objectives are shown, in which order, one at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from narrows.domain.okr import ORGANISATION, Objective
from narrows.domain.plan import Plan
from narrows.views.objective import ObjectivePage


@dataclass(frozen=True, slots=True)
class PresentPage:
    """What is shown in a meeting.

    Attributes:
        slides: The objectives that are shown at once: one, or all of them to be printed.
        number: Place of the first of them, counted from 1; 0 is that there is none.
        n_objectives: That there are to show.
        cycle: Id; `None` while the plan has none.
        owner: Whose alone; `None` is everybody's.
        is_all: Whether all are shown at once.
    """

    slides: tuple[ObjectivePage, ...]
    number: int
    n_objectives: int
    cycle: str | None
    owner: str | None
    is_all: bool


def presented(plan: Plan, *, cycle: str, owner: str | None) -> Sequence[Objective]:
    """The objectives of a cycle as a meeting goes through them: by owner, the first first."""
    owners = [ORGANISATION, *(each.id for each in plan.streams)]
    whose = owners if owner is None else [owner]
    return [each for one in whose for each in plan.objectives_of(one, cycle=cycle)]

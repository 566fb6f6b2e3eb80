"""Where a ripple of an objective may go, by groups for people to choose from."""

from dataclasses import dataclass

from narrows.domain.okr import ORGANISATION, Objective
from narrows.domain.plan import Plan
from narrows.views.ripple_cards import owner_name


@dataclass(frozen=True, slots=True)
class RippleEnds:
    """Who may feel a ripple; each an id with a name.

    Attributes:
        objectives: Of the same cycle.
        owners: The organisation and the streams.
    """

    objectives: tuple[tuple[str, str], ...]
    owners: tuple[tuple[str, str], ...]


def ripple_ends(objective: Objective, plan: Plan) -> RippleEnds:
    """Where a ripple of an objective may go."""
    others = plan.of_cycle(objective.cycle).objectives
    return RippleEnds(
        objectives=tuple(
            (each.id, f"{owner_name(each.owner, plan)}: {each.text}")
            for each in others
            if each.id != objective.id
        ),
        owners=tuple(
            (each, owner_name(each, plan))
            for each in (ORGANISATION, *(stream.id for stream in plan.streams))
            if each != objective.owner
        ),
    )

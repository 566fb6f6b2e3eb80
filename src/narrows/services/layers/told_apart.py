"""The layers told apart: roadmaps, streams that widen their canal, leaders that build one."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from narrows.domain.okr import ORGANISATION, Objective
from narrows.domain.plan import Plan


class Canal(StrEnum):
    """What an initiative does to the way that work takes.

    A stream widens its own canal; the organisation builds one, by structure, funding or skills.
    """

    WIDEN = "widen"
    BUILD = "build"


@dataclass(frozen=True, slots=True)
class LayerInitiative:
    """A bet, by what it does to a canal.

    Attributes:
        key: Its name, such as `love-mobile/business-in-the-room`.
        text: What is done.
        status: The status that it means to widen.
        canal: Whether it widens a canal or builds one.
    """

    key: str
    text: str
    status: str | None
    canal: Canal


@dataclass(frozen=True, slots=True)
class LayerObjective:
    """An objective with its bets.

    Attributes:
        id: Unique in the organisation.
        text: What shall be true.
        initiatives: In order.
    """

    id: str
    text: str
    initiatives: tuple[LayerInitiative, ...]


@dataclass(frozen=True, slots=True)
class OwnersLayer:
    """What one owner plans in a cycle.

    Attributes:
        owner: `organisation`, or a stream.
        name: As people call it.
        canal: What its initiatives do.
        objectives: In order of priority.
        roadmap: Where a stream's roadmap is, beside all this: it is shown, and never graded.
    """

    owner: str
    name: str
    canal: Canal
    objectives: tuple[LayerObjective, ...]
    roadmap: str | None


def layers(plan: Plan, *, cycle: str) -> Sequence[OwnersLayer]:
    """What the organisation plans in a cycle, then what each stream does.

    Args:
        plan: Whose objectives.
        cycle: Id of the cycle.
    """
    name = plan.organisation.name or ORGANISATION
    return [
        _layer(ORGANISATION, name, plan=plan, cycle=cycle, roadmap=None),
        *(
            _layer(each.id, each.name or each.id, plan=plan, cycle=cycle, roadmap=each.roadmap)
            for each in plan.streams
        ),
    ]


def canal_of(objective: Objective) -> Canal:
    """What the initiatives of an objective do, whoever thought of them."""
    return Canal.BUILD if objective.owner == ORGANISATION else Canal.WIDEN


def _layer(owner: str, name: str, *, plan: Plan, cycle: str, roadmap: str | None) -> OwnersLayer:
    return OwnersLayer(
        owner=owner,
        name=name,
        canal=Canal.BUILD if owner == ORGANISATION else Canal.WIDEN,
        objectives=tuple(_objective(each) for each in plan.objectives_of(owner, cycle=cycle)),
        roadmap=roadmap,
    )


def _objective(of: Objective) -> LayerObjective:
    return LayerObjective(
        of.id,
        of.text,
        tuple(
            LayerInitiative(f"{of.id}/{each.id}", each.text, each.status, canal_of(of))
            for each in of.initiatives
        ),
    )

"""The layers told apart: roadmaps, streams that widen their canal, leaders that build one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from narrows.domain.okr import ORGANISATION, Objective
from narrows.domain.plan import Plan
from narrows.domain.ports import History
from narrows.domain.sayings import Saying
from narrows.services.initiatives.flow import InitiativeFlow
from narrows.services.initiatives.living import living
from narrows.services.layers.roadmaps import roadmap_items


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
        roadmap_items: Those that it asks for; `None` where it asks for none.
    """

    owner: str
    name: str
    canal: Canal
    objectives: tuple[LayerObjective, ...]
    roadmap: str | None = None
    roadmap_items: InitiativeFlow | None = None


def layers(
    plan: Plan, *, cycle: str, sayings: Iterable[Saying] = (), history: History | None = None
) -> Sequence[OwnersLayer]:
    """What the organisation plans in a cycle, then what each stream does.

    Args:
        plan: Whose objectives.
        cycle: Id of the cycle.
        sayings: All: a bet that was stopped does nothing to a canal any more.
        history: Where the items of roadmaps are looked up; `None` where nothing is synced.
    """
    now = living(plan, sayings)
    return [
        _layer(ORGANISATION, now.organisation.name or ORGANISATION, plan=now, cycle=cycle),
        *(
            replace(
                _layer(each.id, each.name or each.id, plan=now, cycle=cycle),
                roadmap=each.roadmap,
                roadmap_items=roadmap_items(each, history),
            )
            for each in now.streams
        ),
    ]


def canal_of(objective: Objective) -> Canal:
    """What the initiatives of an objective do, whoever thought of them."""
    return Canal.BUILD if objective.owner == ORGANISATION else Canal.WIDEN


def _layer(owner: str, name: str, *, plan: Plan, cycle: str) -> OwnersLayer:
    return OwnersLayer(
        owner=owner,
        name=name,
        canal=Canal.BUILD if owner == ORGANISATION else Canal.WIDEN,
        objectives=tuple(_objective(each) for each in plan.objectives_of(owner, cycle=cycle)),
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

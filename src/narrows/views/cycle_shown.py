"""Cycles for people: where each stands, what it holds, and what the next step asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.finding import Finding
from narrows.domain.okr import Cycle
from narrows.domain.plan import Plan
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.cycles.states import CycleState
from narrows.services.reset.states import reset_begun
from narrows.services.reviewing import Review
from narrows.views.cycles import CyclePage, CycleRow, cycle_page, cycle_rows
from narrows.views.objectives import owners
from narrows.views.ripple_cards import owner_name


@dataclass(frozen=True, slots=True)
class CyclesPage:
    """All cycles.

    Attributes:
        cycles: The newest first.
        current: Id of the one that today lies in; `None` where it lies in none.
        reset_into: Id of the cycle that a reset is under way into; `None` is that none is.
    """

    cycles: tuple[CycleRow, ...]
    current: str | None
    reset_into: str | None


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    """An objective of a cycle: its id, whose it is, and what it says."""

    id: str
    owner: str
    text: str


@dataclass(frozen=True, slots=True)
class CycleShown:
    """One cycle.

    Attributes:
        asked: Where it stands, and what needs a written reason.
        objectives: Of each owner together: the organisation's first, then the streams'.
        reset_of: Id of the cycle that is reset into this one; `None` is that none is.
        said: What was said when it last turned; empty where nothing was.
        zone: Of the instants. [IANA]
    """

    asked: CyclePage
    objectives: tuple[ObjectiveLine, ...]
    reset_of: str | None
    said: str
    zone: str


def cycles_page(plan: Plan, sayings: Sequence[Saying], *, now: datetime) -> CyclesPage:
    """All cycles, the newest first.

    Args:
        plan: Which has them.
        sayings: All.
        now: [UTC]
    """
    rows = sorted(cycle_rows(plan, sayings, now=now), key=lambda each: each.start, reverse=True)
    reset = reset_begun(plan, sayings)
    states = {each.id: each.state for each in rows}
    is_open = reset is not None and states[reset.into.id] is CycleState.DRAFT
    return CyclesPage(
        cycles=tuple(rows),
        current=next((each.id for each in rows if each.words.startswith("week ")), None),
        reset_into=reset.into.id if reset and is_open else None,
    )


def cycle_shown(
    cycle: Cycle,
    review: Review,
    *,
    findings: Sequence[Finding],
    sayings: Sequence[Saying],
    now: datetime,
) -> CycleShown:
    """One cycle, with what its next step asks.

    Args:
        cycle: Which.
        review: What was decided.
        findings: What the rules say about it.
        sayings: All.
        now: [UTC]
    """
    plan = review.plan
    reset = reset_begun(plan, sayings)
    order = {owner: number for number, owner in enumerate(owners(plan))}
    own = sorted(plan.of_cycle(cycle.id).objectives, key=lambda each: order[each.owner])
    return CycleShown(
        asked=cycle_page(cycle, review, findings=findings, sayings=sayings, now=now),
        objectives=tuple(
            ObjectiveLine(each.id, owner_name(each.owner, plan), each.text) for each in own
        ),
        reset_of=reset.of if reset and reset.into.id == cycle.id else None,
        said=_turned(cycle.id, sayings),
        zone=plan.zone,
    )


def _turned(cycle: str, sayings: Sequence[Saying]) -> str:
    turns = (Act.PUBLISH, Act.BEGIN_CLOSING, Act.CLOSE)
    own = [e.words for e in sayings if e.about == About(Kind.CYCLE, cycle) and e.act in turns]
    return own[-1] if own else ""

"""What do we want this cycle? Objectives by owner, their key results, and the bets apart."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from narrows.domain.calendar import day_of
from narrows.domain.finding import Finding
from narrows.domain.okr import ORGANISATION, Cycle
from narrows.domain.plan import Plan
from narrows.services.cycles.naming import cycle_named
from narrows.services.reviewing import Review
from narrows.views.cycle_week import CycleWeek, cycle_week
from narrows.views.home_closed import asking_cycle
from narrows.views.objective_rows import ObjectiveRow, ToldOfObjectives, objective_row
from narrows.views.objectives_asked import ObjectivesAsked, ObjectivesListed
from narrows.views.objectives_listed import Ranked, listed, ranked
from narrows.views.own_parts import OwnParts, findings_elsewhere
from narrows.views.ripple_cards import owner_name


@dataclass(frozen=True, slots=True)
class OwnerObjectives:
    """What one owner wants.

    Attributes:
        owner: `organisation`, or the id of a stream.
        name: For people.
        objectives: The first the most important; none is an answer too.
    """

    owner: str
    name: str
    objectives: tuple[ObjectiveRow, ...]


@dataclass(frozen=True, slots=True)
class ObjectivesPage:
    """The objectives of a cycle.

    Attributes:
        cycle: Which; `None` while the plan has none.
        cycles: Ids of all there are, in order.
        owners: The organisation first, then streams in order.
        findings: What the linter says of no single objective, where the cycle is the one that is
            under way, or the next once that is closed.
        measured_at: When all this was measured. [UTC]
        listed: What part of them these are.
        is_closed: Whether the cycle is closed for good: no objective is written for it any more.
    """

    cycle: CycleWeek | None
    cycles: tuple[str, ...]
    owners: tuple[OwnerObjectives, ...]
    findings: tuple[Finding, ...]
    measured_at: datetime
    listed: ObjectivesListed
    is_closed: bool = False


def objectives(
    review: Review,
    told: ToldOfObjectives,
    *,
    now: datetime,
    cycle: str | None = None,
    asked: ObjectivesAsked | None = None,
) -> ObjectivesPage:
    """The objectives of a cycle as they stand now.

    Args:
        review: What was decided, measured and found.
        told: Check-ins and snapshots of all objectives.
        now: The clock. [UTC]
        cycle: Id of the cycle; `None` is the current one.
        asked: Which of them, a part of the list at a time; `None` is all, at once.

    Raises:
        NarrowsError: `cycle-unknown`.
    """
    plan = review.plan
    chosen = chosen_cycle(plan, cycle, now=now)
    parts = OwnParts(review, told)
    all_ = tuple(ranked(plan, owners(plan), cycle=chosen)) if chosen else ()
    part, shown = listed(all_, asked, plan=plan, parts=parts, now=now)
    is_told = chosen == asking_cycle(review) and part.page == 1 and part.asked.is_all
    return ObjectivesPage(
        cycle=None if chosen is None else cycle_week(chosen, plan.zone, now=now),
        cycles=tuple(each.id for each in plan.cycles),
        owners=tuple(
            OwnerObjectives(owner, owner_name(owner, plan), tuple(_rows(own_, parts, now=now)))
            for owner, own_ in groupby(shown, key=lambda each: each.owner)
        ),
        findings=tuple(findings_elsewhere(review.findings, plan.objectives)) if is_told else (),
        measured_at=review.measured_at,
        listed=part,
        is_closed=chosen is not None and chosen.id in review.closed,
    )


def owners(plan: Plan) -> tuple[str, ...]:
    """Who may own objectives: the organisation, then the streams in order."""
    return (ORGANISATION, *(each.id for each in plan.streams))


def chosen_cycle(plan: Plan, id_: str | None, *, now: datetime) -> Cycle | None:
    """The cycle that is asked for, else the current one; `None` where the plan has none.

    Raises:
        NarrowsError: `cycle-unknown`.
    """
    if id_ is None:
        return plan.cycle_at(day_of(now, plan.zone))
    return cycle_named(plan, id_)


def _rows(shown: Iterable[Ranked], parts: OwnParts, *, now: datetime) -> Iterator[ObjectiveRow]:
    for _, rank, objective in shown:
        if objective is not None:
            own, told = parts.review(objective), parts.told(objective)
            yield objective_row(objective, own, rank=rank, told=told, now=now)

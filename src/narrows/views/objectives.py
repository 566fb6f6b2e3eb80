"""What do we want this cycle? Objectives by owner, their key results, and the bets apart."""

from dataclasses import dataclass
from datetime import datetime

from narrows.domain.calendar import day_of
from narrows.domain.finding import Finding
from narrows.domain.okr import ORGANISATION, Cycle
from narrows.domain.plan import Plan
from narrows.services.cycles.naming import cycle_named
from narrows.services.reviewing import Review
from narrows.views.cycle_week import CycleWeek, cycle_week
from narrows.views.objective_rows import ObjectiveRow, ToldOfObjectives, is_about, objective_row
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
        findings: What the linter says of no single objective.
        measured_at: When all this was measured. [UTC]
    """

    cycle: CycleWeek | None
    cycles: tuple[str, ...]
    owners: tuple[OwnerObjectives, ...]
    findings: tuple[Finding, ...]
    measured_at: datetime


def objectives(
    review: Review,
    told: ToldOfObjectives,
    *,
    now: datetime,
    cycle: str | None = None,
) -> ObjectivesPage:
    """The objectives of a cycle as they stand now.

    Args:
        review: What was decided, measured and found.
        told: Check-ins and snapshots of all objectives.
        now: The clock. [UTC]
        cycle: Id of the cycle; `None` is the current one.

    Raises:
        NarrowsError: `cycle-unknown`.
    """
    plan = review.plan
    chosen = chosen_cycle(plan, cycle, now=now)
    own = plan.objectives if chosen is None else plan.of_cycle(chosen.id).objectives
    return ObjectivesPage(
        cycle=None if chosen is None else cycle_week(chosen, plan.zone, now=now),
        cycles=tuple(each.id for each in plan.cycles),
        owners=tuple(
            _owner(each, review, cycle=chosen, told=told, now=now) for each in owners(plan)
        )
        if chosen
        else (),
        findings=tuple(
            each for each in review.findings if not any(is_about(each, one) for one in own)
        )
        if chosen == review.cycle
        else (),
        measured_at=review.measured_at,
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


def _owner(
    owner: str, review: Review, *, cycle: Cycle, told: ToldOfObjectives, now: datetime
) -> OwnerObjectives:
    own = review.plan.objectives_of(owner, cycle=cycle.id)
    return OwnerObjectives(
        owner=owner,
        name=owner_name(owner, review.plan),
        objectives=tuple(
            objective_row(each, review, rank=rank, told=told, now=now)
            for rank, each in enumerate(own, start=1)
        ),
    )

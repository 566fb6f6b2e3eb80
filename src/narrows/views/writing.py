"""What somebody who writes an objective chooses from."""

from dataclasses import dataclass

from narrows.domain.day_words import day_text
from narrows.domain.measure import MetricKind
from narrows.domain.okr import ORGANISATION, Objective
from narrows.domain.plan import Plan
from narrows.domain.sayings import Kind, Saying
from narrows.domain.work import FlowState, ItemType
from narrows.services.cycles.states import CycleState, state_of
from narrows.services.flow.measuring import every_metric
from narrows.views.ripple_cards import owner_name


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several.

    Attributes:
        id: Its short name.
        text: For people.
    """

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class WritingPage:
    """What an objective can be about.

    Attributes:
        id: Of the objective; `None` is that it is new.
        text: What it says now.
        cycles: Those that are not closed.
        owners: The organisation, then the streams.
        waypoints: Of the strategy.
        business: Metrics that are observed.
        flow: Metrics that are measured by themselves.
        statistics: Of all flow metrics.
        item_types: That work can be of.
        statuses: Of the owner's workflow, as it calls them; where work waits or is worked on.
        is_active: Whether its cycle is published, so that what changes counts at once.
        decided: Ids of its bets that somebody decided on; those change where that is done.
        closed: Id of its cycle, where that is closed and it can only be read; else `None`.
    """

    id: str | None
    text: str
    cycles: tuple[Choice, ...]
    owners: tuple[Choice, ...]
    waypoints: tuple[Choice, ...]
    business: tuple[Choice, ...]
    flow: tuple[Choice, ...]
    statistics: tuple[str, ...]
    item_types: tuple[str, ...]
    statuses: tuple[str, ...]
    is_active: bool
    decided: tuple[str, ...]
    closed: str | None = None


def writing_page(
    plan: Plan, objective: Objective | None, *, cycle: str, owner: str, sayings: tuple[Saying, ...]
) -> WritingPage:
    """What an objective can be about.

    Args:
        plan: What was decided.
        objective: The one that is changed; `None` is that a new one is written.
        cycle: Id of its cycle.
        owner: Whose it is, or shall be.
        sayings: All that was said.
    """
    states = {each.id: state_of(each.id, sayings) for each in plan.cycles}
    own = objective.cycle if objective else None
    waypoints = plan.strategy.waypoints if plan.strategy else ()
    return WritingPage(
        id=objective.id if objective else None,
        text=objective.text if objective else "",
        cycles=tuple(
            Choice(each.id, f"{each.id}, from {day_text(each.start)}, {states[each.id]}")
            for each in reversed(plan.cycles)
            if states[each.id] is not CycleState.CLOSED or each.id == own
        ),
        owners=_owners(plan),
        waypoints=tuple(Choice(each.id, each.text) for each in waypoints),
        business=tuple(
            Choice(each.id, f"{each.title} ({each.unit})")
            for each in plan.metrics
            if each.kind is not MetricKind.TEAM
        ),
        flow=tuple(Choice(each.name, f"{each.title} ({each.unit})") for each in every_metric()),
        statistics=tuple(dict.fromkeys(one for each in every_metric() for one in each.statistics)),
        item_types=tuple(each.value for each in ItemType if each is not ItemType.UNTYPED),
        statuses=_statuses(plan, owner),
        is_active=states.get(cycle) in (CycleState.ACTIVE, CycleState.CLOSING),
        decided=_decided(objective, sayings),
        closed=own if own and states.get(own) is CycleState.CLOSED else None,
    )


def _statuses(plan: Plan, owner: str) -> tuple[str, ...]:
    streams = [each for each in plan.streams if owner in (each.id, ORGANISATION)]
    found = (
        each.status
        for stream in streams
        for each in (stream.workflow.statuses if stream.workflow else ())
        if each.state in (FlowState.WAITING, FlowState.ACTIVE)
    )
    return tuple(dict.fromkeys(found))


def _owners(plan: Plan) -> tuple[Choice, ...]:
    owners = (ORGANISATION, *(stream.id for stream in plan.streams))
    return tuple(Choice(each, owner_name(each, plan)) for each in owners)


def _decided(objective: Objective | None, sayings: tuple[Saying, ...]) -> tuple[str, ...]:
    if objective is None:
        return ()
    about = f"{objective.id}/"
    keys = (each.about.key for each in sayings if each.about.kind is Kind.INITIATIVE)
    return tuple(dict.fromkeys(each.removeprefix(about) for each in keys if each.startswith(about)))

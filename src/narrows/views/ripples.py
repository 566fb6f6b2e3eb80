"""How do our objectives touch each other? The ripples of a cycle, where they meet, conflicts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.okr import Cycle
from narrows.domain.plan import Plan
from narrows.domain.sayings import Saying
from narrows.services.cycles.states import CycleState, state_of
from narrows.services.reviewing import Review
from narrows.services.ripples.conflicts import ripple_conflicts
from narrows.services.ripples.graph import MeetingWaves, ripple_graph
from narrows.views.conflict_cards import ConflictCard, conflict_card
from narrows.views.cycle_week import CycleWeek, cycle_week
from narrows.views.objectives import owners
from narrows.views.ripple_cards import owner_name
from narrows.views.ripples_asked import (
    PAGE_WAVES,
    RipplesAsked,
    WhoseRipples,
    waves_asked,
    whose_ripples,
)
from narrows.views.wave_cards import MeetingCard, WaveCard, meeting_card, wave_card

EVERY = RipplesAsked()
"""Nothing is left out."""


@dataclass(frozen=True, slots=True)
class RipplesPage:
    """The ripples of a cycle.

    Attributes:
        cycle: Which; `None` while the plan has none.
        cycles: Ids of all there are, in order.
        n_waves: How many ripples it has.
        n_waiting: Without an answer. [ripples]
        asked: Which of them are asked for.
        n_found: How many these are.
        page: Which part of these is told, from 1.
        n_pages: How many parts there are.
        waves: Of this part, in the order of the plan, then those from outside.
        whose: Who makes or feels any, to choose among where there are many; else empty.
        meetings: Where several are felt.
        conflicts: Objectives that work against each other.
        ends: Ids and names of what may feel a wave from outside.
        objectives: Ids and words of the cycle's, to begin a ripple from.
        is_closed: Whether the cycle is closed, so that nothing more is decided.
        zone: IANA zone that instants are shown in.
    """

    cycle: CycleWeek | None
    cycles: tuple[str, ...]
    n_waves: int
    n_waiting: int
    asked: RipplesAsked
    n_found: int
    page: int
    n_pages: int
    waves: tuple[WaveCard, ...]
    whose: tuple[WhoseRipples, ...]
    meetings: tuple[MeetingCard, ...]
    conflicts: tuple[ConflictCard, ...]
    ends: tuple[tuple[str, str], ...]
    objectives: tuple[tuple[str, str], ...]
    is_closed: bool
    zone: str


def ripples_page(
    review: Review,
    sayings: Sequence[Saying],
    *,
    cycle: Cycle | None,
    now: datetime,
    asked: RipplesAsked = EVERY,
) -> tuple[RipplesPage, tuple[WaveCard, ...]]:
    """The ripples of a cycle, as they stand now, and all that are asked for, to be drawn.

    Args:
        review: In step with the plan.
        sayings: All.
        cycle: Which; `None` where the plan has none.
        now: The clock. [UTC]
        asked: Which of them.
    """
    plan, id_ = review.plan, cycle.id if cycle else ""
    graph = ripple_graph(plan, sayings, cycle=id_)
    waves = tuple(wave_card(each, plan) for each in graph.links)
    asked_for, shown, number, n_pages = waves_asked(graph.links, waves, asked=asked)
    page = RipplesPage(
        cycle=cycle_week(cycle, plan.zone, now=now) if cycle else None,
        cycles=tuple(each.id for each in plan.cycles),
        n_waves=len(waves),
        n_waiting=sum(bool(each.waits_for) for each in waves),
        asked=asked,
        n_found=len(asked_for),
        page=number,
        n_pages=n_pages,
        waves=shown,
        whose=whose_ripples(graph.links, plan) if len(waves) > PAGE_WAVES else (),
        meetings=_meetings(graph.meetings, waves),
        conflicts=_conflicts(review, sayings, cycle=id_) if cycle else (),
        ends=(*_objectives(plan, id_), *_owners(plan)),
        objectives=_objectives(plan, id_),
        is_closed=state_of(id_, sayings) is CycleState.CLOSED,
        zone=plan.zone,
    )
    return page, asked_for


def _conflicts(
    review: Review, sayings: Sequence[Saying], *, cycle: str
) -> tuple[ConflictCard, ...]:
    found = ripple_conflicts(review.plan, review.facts, sayings=sayings, cycle=cycle)
    return tuple(conflict_card(each, review) for each in found)


def _objectives(plan: Plan, cycle: str) -> tuple[tuple[str, str], ...]:
    own = plan.of_cycle(cycle).objectives
    return tuple((each.id, f"{owner_name(each.owner, plan)}: {each.text}") for each in own)


def _owners(plan: Plan) -> tuple[tuple[str, str], ...]:
    return tuple((each, owner_name(each, plan)) for each in owners(plan))


def _meetings(met: Sequence[MeetingWaves], waves: Sequence[WaveCard]) -> tuple[MeetingCard, ...]:
    cards = {each.key: each for each in waves}
    return tuple(meeting_card(each, cards) for each in met)

"""How do our objectives touch each other? The ripples of a cycle, where they meet, conflicts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.okr import Cycle
from narrows.domain.sayings import Saying
from narrows.services.cycles.states import CycleState, state_of
from narrows.services.reviewing import Review
from narrows.services.ripples.conflicts import ConflictSide, RippleConflict, ripple_conflicts
from narrows.services.ripples.graph import ripple_graph
from narrows.services.ripples.states import RippleState
from narrows.views.cycle_week import CycleWeek, cycle_week
from narrows.views.key_result_words import metric_title
from narrows.views.objectives import owners
from narrows.views.ripple_cards import owner_name
from narrows.views.wave_cards import (
    MeetingCard,
    WaveCard,
    WaveEnd,
    meeting_card,
    wave_card,
    wave_end,
)

PAGE_WAVES = 40
"""That are listed at once; all are drawn."""


@dataclass(frozen=True, slots=True)
class PullSide:
    """One side of a conflict: an objective, and what it does with the metric in words."""

    objective: WaveEnd
    pulls: str


@dataclass(frozen=True, slots=True)
class ConflictCard:
    """Two objectives that work against each other.

    Attributes:
        metric: What both pull at, in words.
        one: A side.
        other: The other.
        state: Of the ripple that says so; `None` while none does.
        address: Where one of them can propose that ripple.
    """

    metric: str
    one: PullSide
    other: PullSide
    state: RippleState | None
    address: str


@dataclass(frozen=True, slots=True)
class RipplesPage:
    """The ripples of a cycle.

    Attributes:
        cycle: Which; `None` while the plan has none.
        cycles: Ids of all there are, in order.
        n_waves: How many ripples it has.
        n_waiting: Without an answer. [ripples]
        page: Which part of them is told, from 1.
        n_pages: How many there are.
        waves: Of this part, in the order of the plan, then those from outside.
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
    page: int
    n_pages: int
    waves: tuple[WaveCard, ...]
    meetings: tuple[MeetingCard, ...]
    conflicts: tuple[ConflictCard, ...]
    ends: tuple[tuple[str, str], ...]
    objectives: tuple[tuple[str, str], ...]
    is_closed: bool
    zone: str


def ripples_page(
    review: Review, sayings: Sequence[Saying], *, cycle: Cycle | None, now: datetime, page: int = 1
) -> tuple[RipplesPage, tuple[WaveCard, ...]]:
    """The ripples of a cycle, as they stand now, and all of them to be drawn.

    Args:
        review: In step with the plan.
        sayings: All.
        cycle: Which; `None` where the plan has none.
        now: The clock. [UTC]
        page: Which part of them is listed, from 1; one beyond the last is the last.
    """
    plan = review.plan
    id_ = cycle.id if cycle else ""
    graph = ripple_graph(plan, sayings, cycle=id_)
    waves = tuple(wave_card(each, plan) for each in graph.links)
    cards = {each.key: each for each in waves}
    own = plan.of_cycle(id_).objectives
    objectives = tuple((e.id, f"{owner_name(e.owner, plan)}: {e.text}") for e in own)
    found = ripple_conflicts(plan, review.facts, sayings=sayings, cycle=id_) if cycle else ()
    n_pages = max(1, -(-len(waves) // PAGE_WAVES))
    number = min(max(page, 1), n_pages)
    told = RipplesPage(
        cycle=cycle_week(cycle, plan.zone, now=now) if cycle else None,
        cycles=tuple(each.id for each in plan.cycles),
        n_waves=len(waves),
        n_waiting=sum(bool(each.waits_for) for each in waves),
        page=number,
        n_pages=n_pages,
        waves=waves[(number - 1) * PAGE_WAVES : number * PAGE_WAVES],
        meetings=tuple(meeting_card(each, cards) for each in graph.meetings),
        conflicts=tuple(_conflict(each, review) for each in found),
        ends=(*objectives, *((each, owner_name(each, plan)) for each in owners(plan))),
        objectives=objectives,
        is_closed=state_of(id_, sayings) is CycleState.CLOSED,
        zone=plan.zone,
    )
    return told, waves


def _conflict(found: RippleConflict, review: Review) -> ConflictCard:
    return ConflictCard(
        metric=metric_title(found.metric, found.of, plan=review.plan),
        one=_side(found.one, review),
        other=_side(found.other, review),
        state=found.ripple.state if found.ripple else None,
        address=f"/objectives/{found.one.objective}",
    )


def _side(side: ConflictSide, review: Review) -> PullSide:
    pulls = f"guards it, and wants it {side.way}" if side.is_guard else f"pulls it {side.way}"
    return PullSide(wave_end(side.objective, review.plan), pulls)

"""The weekly meeting: which objectives are shown, in which order, one at a time."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.check_in import CheckIn
from narrows.domain.observed import Snapshot
from narrows.domain.okr import ORGANISATION, Objective
from narrows.domain.plan import Plan
from narrows.services.check_ins.states import CheckInState
from narrows.services.reviewing import Review
from narrows.views.check_in_cards import CheckInCard, check_in_cards
from narrows.views.check_in_words import last_check_in_to
from narrows.views.cycle_week import CycleWeek, cycle_week
from narrows.views.initiative_cards import InitiativeCard, initiative_cards
from narrows.views.key_result_cards import KeyResultCard, key_result_cards
from narrows.views.objective_rows import ToldOfObjectives
from narrows.views.objective_words import cycle_of
from narrows.views.ripple_cards import owner_name

PRINTED = 20
"""Objectives of one print: two hundred would take as long as two hundred pages."""


@dataclass(frozen=True, slots=True)
class Slide:
    """An objective in a meeting.

    Attributes:
        id: Unique in the organisation.
        text: What shall be true.
        why: The reason.
        owner: Whose, as people call it.
        cycle: Which, and how far it is.
        state: How fresh its last check-in is.
        check_in_words: The same in words.
        key_results: In order, each with its weeks.
        initiatives: Bets, apart.
        last: Its last check-in; `None` while there is none.
    """

    id: str
    text: str
    why: str | None
    owner: str
    cycle: CycleWeek
    state: CheckInState
    check_in_words: str
    key_results: tuple[KeyResultCard, ...]
    initiatives: tuple[InitiativeCard, ...]
    last: CheckInCard | None


@dataclass(frozen=True, slots=True)
class PresentPage:
    """What is shown in a meeting.

    Attributes:
        slides: The objectives that are shown at once: one, or as many as are printed together.
        number: Place of the first of them, counted from 1; 0 is that there is none.
        n_objectives: That there are to show.
        cycle: Id; `None` while the plan has none.
        owner: Whose alone; `None` is everybody's.
        is_all: Whether they are shown to be printed.
    """

    slides: tuple[Slide, ...]
    number: int
    n_objectives: int
    cycle: str | None
    owner: str | None
    is_all: bool

    @property
    def part(self) -> int:
        """Which part of all that may be printed, counted from 1."""
        return max(self.number - 1, 0) // PRINTED + 1

    @property
    def n_parts(self) -> int:
        """How many parts there are to print."""
        return max(1, -(-self.n_objectives // PRINTED))


def one_of(n_objectives: int, number: int) -> range:
    """The place of the objective of a number, from 1, or of the nearest that there is."""
    first = min(max(number, 1), n_objectives)
    return range(first - 1, first) if first else range(0)


def printed(n_objectives: int, part: int) -> range:
    """The places of what is printed together, of the nearest part that there is."""
    first = min(max(part, 1) - 1, max(n_objectives - 1, 0) // PRINTED) * PRINTED
    return range(first, min(first + PRINTED, n_objectives))


def presented(plan: Plan, *, cycle: str, owner: str | None) -> Sequence[Objective]:
    """The objectives of a cycle as a meeting goes through them: by owner, the first first."""
    found: dict[str, list[Objective]] = defaultdict(list)
    for each in plan.objectives:
        if each.cycle == cycle:
            found[each.owner].append(each)
    owners = [ORGANISATION, *(each.id for each in plan.streams)]
    return [each for one in (owners if owner is None else [owner]) for each in found[one]]


def slides(
    objectives: Sequence[Objective], review: Review, *, told: ToldOfObjectives, now: datetime
) -> Iterator[Slide]:
    """Objectives, each as it is shown.

    Args:
        objectives: In order.
        review: What was measured.
        told: What was said and kept of them, and of others.
        now: When they are shown.
    """
    plan, shown = review.plan, {each.id for each in objectives}
    check_ins: dict[str, list[CheckIn]] = defaultdict(list)
    for said in told.check_ins:
        if said.objective in shown:
            check_ins[said.objective].append(said)
    snapshots: dict[str, list[Snapshot]] = defaultdict(list)
    for kept in told.snapshots:
        if kept.objective in shown:
            snapshots[kept.objective].append(kept)
    for each in objectives:
        own, cycle = check_ins[each.id], cycle_of(each, plan)
        fresh = last_check_in_to(each, own, review=review, now=now)
        yield Slide(
            id=each.id,
            text=each.text,
            why=each.why,
            owner=owner_name(each.owner, plan),
            cycle=cycle_week(cycle, plan.zone, now=now),
            state=fresh.state,
            check_in_words=fresh.words,
            key_results=key_result_cards(
                each, review, last=own[-1] if own else None, snapshots=snapshots[each.id]
            ),
            initiatives=initiative_cards(each, review, check_ins=own, told=told.sayings),
            last=next(iter(check_in_cards(own[-2:], each, review=review)), None),
        )

"""What waits for an answer, for people: who asked whom, about what, since when."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from narrows.domain.calendar import day_of
from narrows.domain.okr import ORGANISATION, Objective
from narrows.domain.plan import Plan
from narrows.services.ripples.inbox import Waiting
from narrows.services.ripples.waves import waves
from narrows.views.ripple_cards import owner_name
from narrows.views.waiting_card import Piece, WaitingCard, waiting_card

PAGE_THINGS = 25
"""That are shown at once."""


@dataclass(frozen=True, slots=True)
class InboxOwner:
    """One who may have to answer.

    Attributes:
        id: A stream, or `organisation`.
        name: For people.
        n_waiting: For their answer. [things]
    """

    id: str
    name: str
    n_waiting: int


@dataclass(frozen=True, slots=True)
class InboxPage:
    """What waits for an answer.

    Attributes:
        owner: Whose is shown; `None` is everybody's.
        owners: All who may have to answer.
        n_waiting: For anybody's answer. [things]
        n_theirs: For the answer of those whose is shown. [things]
        page: Which page of these, from 1.
        n_pages: How many there are.
        waiting: What is shown of them, the oldest first.
        zone: IANA zone that instants are shown in.
        example: An objective that one could ask about; `None` where there is none.
        is_past: Whether the plan has objectives, but all in cycles that are over or closed.
    """

    owner: str | None
    owners: tuple[InboxOwner, ...]
    n_waiting: int
    n_theirs: int
    page: int
    n_pages: int
    waiting: tuple[WaitingCard, ...]
    zone: str
    example: Piece | None
    is_past: bool = False


def inbox_page(
    plan: Plan,
    found: Sequence[Waiting],
    *,
    owner: str | None,
    now: datetime,
    page: int = 1,
    closed: Collection[str] = (),
) -> InboxPage:
    """What waits for an answer.

    Args:
        plan: Knows the names.
        found: All that waits, for whomever.
        owner: Whose is shown; `None` is everybody's.
        now: The clock. [UTC]
        page: Which, from 1; one beyond the last is the last.
        closed: Ids of the cycles that are closed for good.
    """
    counts = Counter(each.waits_for for each in found)
    today = day_of(now, plan.zone)
    ids = (ORGANISATION, *(each.id for each in plan.streams))
    first = _askable(plan, today=today, closed=closed)
    theirs = [each for each in found if owner in {None, each.waits_for}]
    n_pages = max(1, -(-len(theirs) // PAGE_THINGS))
    number = min(max(page, 1), n_pages)
    shown = theirs[(number - 1) * PAGE_THINGS : number * PAGE_THINGS]
    made = {each.key: each for each in waves(plan)}
    return InboxPage(
        owner=owner,
        owners=tuple(InboxOwner(each, owner_name(each, plan), counts[each]) for each in ids),
        n_waiting=len(found),
        n_theirs=len(theirs),
        page=number,
        n_pages=n_pages,
        waiting=tuple(waiting_card(each, plan, made=made, today=today) for each in shown),
        zone=plan.zone,
        example=Piece(first.text, f"/objectives/{first.id}") if first else None,
        is_past=first is None and bool(plan.objectives),
    )


def _askable(plan: Plan, *, today: date, closed: Collection[str]) -> Objective | None:
    """The first objective of a cycle that is neither over nor closed."""
    open_ = (each for each in plan.cycles if today < each.end and each.id not in closed)
    return next((one for each in open_ for one in plan.of_cycle(each.id).objectives), None)

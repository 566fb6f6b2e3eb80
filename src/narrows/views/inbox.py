"""What waits for an answer, for people: who asked whom, about what, since when."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from narrows.domain.calendar import day_of
from narrows.domain.okr import ORGANISATION
from narrows.domain.plan import Plan
from narrows.services.ripples.inbox import Waiting
from narrows.views.ripple_cards import owner_name
from narrows.views.waiting_card import Piece, WaitingCard, waiting_card


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
        waiting: What is shown, the oldest first.
        zone: IANA zone that instants are shown in.
        example: An objective that one could ask about; `None` where there is none.
    """

    owner: str | None
    owners: tuple[InboxOwner, ...]
    n_waiting: int
    waiting: tuple[WaitingCard, ...]
    zone: str
    example: Piece | None


def inbox_page(
    plan: Plan, found: Sequence[Waiting], *, owner: str | None, now: datetime
) -> InboxPage:
    """What waits for an answer.

    Args:
        plan: Knows the names.
        found: All that waits, for whomever.
        owner: Whose is shown; `None` is everybody's.
        now: The clock. [UTC]
    """
    counts = Counter(each.waits_for for each in found)
    today = day_of(now, plan.zone)
    ids = (ORGANISATION, *(each.id for each in plan.streams))
    current = plan.cycle_at(today)
    first = next(iter(plan.of_cycle(current.id).objectives if current else ()), None)
    shown = [each for each in found if owner in {None, each.waits_for}]
    return InboxPage(
        owner=owner,
        owners=tuple(InboxOwner(each, owner_name(each, plan), counts[each]) for each in ids),
        n_waiting=len(found),
        waiting=tuple(waiting_card(each, plan, today=today) for each in shown),
        zone=plan.zone,
        example=Piece(first.text, f"/objectives/{quote(first.id)}") if first else None,
    )

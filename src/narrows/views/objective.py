"""The page of one objective: why, how far, what did we learn?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.check_in import CheckIn
from narrows.domain.finding import Finding
from narrows.domain.observed import Snapshot
from narrows.domain.organisation import Waypoint
from narrows.domain.sayings import Saying
from narrows.services.check_ins.checking_in import objective_named
from narrows.services.check_ins.states import CheckInState
from narrows.services.cycles.states import CycleState, state_of
from narrows.services.reviewing import Review
from narrows.views.bet_standing import GoneBet, gone_bets
from narrows.views.check_in_cards import CheckInCard, check_in_cards
from narrows.views.check_in_words import last_check_in_to
from narrows.views.conversation import Conversation, conversation_about
from narrows.views.cycle_week import CycleWeek, cycle_week
from narrows.views.initiative_cards import InitiativeCard, initiative_cards
from narrows.views.key_result_cards import KeyResultCard, key_result_cards
from narrows.views.objective_words import ambition_of, author_of, cycle_of, findings_of, waypoint_of
from narrows.views.observed_results import ObservedResult
from narrows.views.ripple_cards import RippleCard, owner_name, ripple_cards
from narrows.views.told_about import ToldAbout


@dataclass(frozen=True, slots=True)
class ObjectivePage:
    """One objective.

    Attributes:
        id: Unique in the organisation.
        text: What shall be true.
        why: The reason.
        owner: Whose it is, for people.
        owner_stream: Id of the stream that owns it; `None` is the organisation.
        author: Who wrote it, where that is not the owner.
        waypoint: Which place of the strategy it serves.
        ambition: How it is meant; empty where nobody said.
        cycle: Its cycle, and which week of it is now.
        zone: IANA zone that instants are shown in.
        key_results: In order.
        initiatives: Bets, never part of progress.
        gone: Bets that left the plan.
        ripples: The waves that it makes, then those that it feels.
        findings: What the rules say about it.
        check_ins: The newest first.
        state: Where it stands in its weekly rhythm.
        check_in_words: The same for people.
        last_number: Of the last check-in; 0 is that there is none.
        last_at: When that was. [UTC or None]
        conversation: What people said to each other about it.
        is_closed: Whether its cycle is closed or over, so that nothing more is decided.
        observed: Its key results that are told from outside, with what was told last.
    """

    id: str
    text: str
    why: str | None
    owner: str
    owner_stream: str | None
    author: str | None
    waypoint: Waypoint | None
    ambition: str
    cycle: CycleWeek
    zone: str
    key_results: tuple[KeyResultCard, ...]
    initiatives: tuple[InitiativeCard, ...]
    gone: tuple[GoneBet, ...]
    ripples: tuple[RippleCard, ...]
    findings: tuple[Finding, ...]
    check_ins: tuple[CheckInCard, ...]
    state: CheckInState
    check_in_words: str
    last_number: int
    last_at: datetime | None
    conversation: Conversation
    is_closed: bool
    observed: tuple[ObservedResult, ...] = ()


def objective_page(
    review: Review,
    id_: str,
    *,
    check_ins: Sequence[CheckIn],
    snapshots: Sequence[Snapshot],
    now: datetime,
    sayings: Sequence[Saying] = (),
) -> ObjectivePage:
    """All that is known of an objective, with its own check-ins and snapshots, and all sayings.

    Raises:
        NarrowsError: `objective-unknown`.
    """
    plan = review.plan
    objective = objective_named(plan, id_)
    cycle = cycle_of(objective, plan)
    last = check_ins[-1] if check_ins else None
    is_closed = cycle.id in review.closed or state_of(cycle.id, sayings) is CycleState.CLOSED
    said = last_check_in_to(objective, check_ins, review=review, now=now, is_closed=is_closed)
    is_read = said.state is CheckInState.CLOSED
    told = ToldAbout(sayings)
    return ObjectivePage(
        id=objective.id, text=objective.text, why=objective.why,
        owner=owner_name(objective.owner, plan),
        owner_stream=objective.owner if plan.stream(objective.owner) else None,
        author=author_of(objective, plan),
        waypoint=waypoint_of(objective, plan),
        ambition=ambition_of(objective, plan),
        cycle=cycle_week(cycle, plan.zone, now=now), zone=plan.zone,
        key_results=key_result_cards(objective, review, last=last, snapshots=snapshots),
        initiatives=initiative_cards(objective, review, check_ins=check_ins, told=told),
        gone=gone_bets(objective, plan, told=told),
        ripples=ripple_cards(objective, plan, told=told),
        findings=findings_of(objective, review.findings),
        check_ins=check_in_cards(check_ins, objective, review=review),
        state=said.state, check_in_words=said.words,
        last_number=said.number or 0, last_at=said.at, is_closed=is_read,
        conversation=conversation_about(objective, plan, sayings=sayings, is_closed=is_read),
    )  # fmt: skip

"""The page of one objective: why, how far, what did we learn?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.check_in import CheckIn
from narrows.domain.finding import Finding
from narrows.domain.observed import Snapshot
from narrows.domain.okr import Cycle, Objective
from narrows.domain.organisation import Stance, Waypoint
from narrows.domain.plan import Plan
from narrows.services.check_ins.checking_in import objective_named
from narrows.services.check_ins.states import CheckInState
from narrows.services.reviewing import Review
from narrows.views.check_in_cards import CheckInCard, check_in_cards
from narrows.views.check_in_words import last_check_in
from narrows.views.cycle_week import CycleWeek, cycle_week
from narrows.views.initiative_cards import InitiativeCard, initiative_cards
from narrows.views.key_result_cards import KeyResultCard, key_result_cards
from narrows.views.ripple_cards import RippleCard, owner_name, ripple_cards

STANCES = {
    Stance.COMMITTED: "committed: expected to be met",
    Stance.STRETCH: "stretch: {share:.0f} % of the way is a good result",
}
USUAL_STRETCH = 0.7
"""What share of a stretch is a good result, unless the organisation says. [ratio]"""


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
        ripples: The waves that it makes, then those that it feels.
        findings: What the rules say about it.
        check_ins: The newest first.
        state: Where it stands in its weekly rhythm.
        check_in_words: The same for people.
        last_number: Of the last check-in; 0 is that there is none.
        last_at: When that was. [UTC or None]
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
    ripples: tuple[RippleCard, ...]
    findings: tuple[Finding, ...]
    check_ins: tuple[CheckInCard, ...]
    state: CheckInState
    check_in_words: str
    last_number: int
    last_at: datetime | None


def objective_page(
    review: Review,
    id_: str,
    *,
    check_ins: Sequence[CheckIn],
    snapshots: Sequence[Snapshot],
    now: datetime,
) -> ObjectivePage:
    """All that is known of an objective, with its own check-ins by number, and snapshots.

    Raises:
        NarrowsError: `objective-unknown`.
    """
    plan = review.plan
    objective = objective_named(plan, id_)
    cycle = _cycle_of(objective, plan)
    last = check_ins[-1] if check_ins else None
    said = last_check_in(check_ins, cycle, zone=plan.zone, now=now)
    return ObjectivePage(
        id=objective.id,
        text=objective.text,
        why=objective.why,
        owner=owner_name(objective.owner, plan),
        owner_stream=objective.owner if plan.stream(objective.owner) else None,
        author=_author(objective, plan),
        waypoint=_waypoint(objective, plan),
        ambition=_ambition(objective, plan),
        cycle=cycle_week(cycle, plan.zone, now=now),
        zone=plan.zone,
        key_results=key_result_cards(objective, review, last=last, snapshots=snapshots),
        initiatives=initiative_cards(objective, review, check_ins=check_ins),
        ripples=ripple_cards(objective, plan),
        findings=_findings(objective, review.findings),
        check_ins=check_in_cards(check_ins, objective, plan=plan),
        state=said.state,
        check_in_words=said.words,
        last_number=said.number or 0,
        last_at=said.at,
    )


def _cycle_of(objective: Objective, plan: Plan) -> Cycle:
    cycle = plan.cycle(objective.cycle)
    assert cycle is not None, "a plan is refused whose objective names no cycle of it"  # noqa: S101
    return cycle


def _author(objective: Objective, plan: Plan) -> str | None:
    author = objective.author or objective.owner
    return None if author == objective.owner else owner_name(author, plan)


def _waypoint(objective: Objective, plan: Plan) -> Waypoint | None:
    waypoints = plan.strategy.waypoints if plan.strategy else ()
    return next((each for each in waypoints if each.id == objective.waypoint), None)


def _ambition(objective: Objective, plan: Plan) -> str:
    own = plan.organisation.ambition
    stance = objective.ambition or (own and own.stance)
    share = (own and own.expect_ratio) or USUAL_STRETCH
    return STANCES[stance].format(share=share * 100) if stance else ""


def _findings(objective: Objective, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    place = f"{objective.owner}/{objective.id}"
    return tuple(each for each in findings if f"{each.where}/".startswith(f"{place}/"))

"""One objective among others: its key results in a row each, its bets apart, what is said of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.check_in import CheckIn
from narrows.domain.finding import Finding
from narrows.domain.observed import Snapshot
from narrows.domain.okr import Objective
from narrows.domain.organisation import Stance
from narrows.services.reviewing import Review
from narrows.views.check_in_words import LastCheckIn, last_check_in_to
from narrows.views.initiative_cards import InitiativeCard, initiative_cards
from narrows.views.key_result_rows import KeyResultRow, key_result_rows
from narrows.views.ripple_cards import RippleCard, ripple_cards
from narrows.views.told_about import NOTHING_SAID, ToldAbout


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """One objective.

    Attributes:
        id: Unique in the organisation.
        rank: Its place among its owner's, counted from 1.
        text: What shall be true.
        why: The reason.
        waypoint: The place of the strategy that it serves, in words.
        ambition: Committed or stretch: its own, else the organisation's.
        author: Stream or organisation that wrote it.
        key_results: Side by side, each on its own scale.
        initiatives: Bets, apart.
        ripples: What it does to others, and they to it.
        findings: What the linter says of it and its parts.
        check_in: How fresh the last one is.
    """

    id: str
    rank: int
    text: str
    why: str | None
    waypoint: str | None
    ambition: Stance | None
    author: str
    key_results: tuple[KeyResultRow, ...]
    initiatives: tuple[InitiativeCard, ...]
    ripples: tuple[RippleCard, ...]
    findings: tuple[Finding, ...]
    check_in: LastCheckIn


@dataclass(frozen=True, slots=True)
class ToldOfObjectives:
    """What was said and kept of objectives, week by week.

    Attributes:
        check_ins: By objective and number.
        snapshots: By objective, key result and week.
        sayings: By what they are about.
    """

    check_ins: Sequence[CheckIn] = ()
    snapshots: Sequence[Snapshot] = ()
    sayings: ToldAbout = NOTHING_SAID


def objective_row(
    objective: Objective,
    review: Review,
    *,
    rank: int,
    told: ToldOfObjectives,
    now: datetime,
) -> ObjectiveRow:
    """An objective as it stands now.

    Args:
        objective: Which.
        review: What was measured and found.
        rank: Its place among its owner's.
        told: What was said and kept of all objectives.
        now: The clock. [UTC]
    """
    plan = review.plan
    own = [each for each in told.check_ins if each.objective == objective.id]
    last = own[-1] if own else None
    kept = [each for each in told.snapshots if each.objective == objective.id]
    waypoints = plan.strategy.waypoints if plan.strategy else ()
    ambition = plan.organisation.ambition
    return ObjectiveRow(
        id=objective.id,
        rank=rank,
        text=objective.text,
        why=objective.why,
        waypoint=next((each.text for each in waypoints if each.id == objective.waypoint), None),
        ambition=objective.ambition or (ambition.stance if ambition else None),
        author=objective.author or objective.owner,
        key_results=key_result_rows(objective, review, last=last, snapshots=kept),
        initiatives=initiative_cards(objective, review, check_ins=own, told=told.sayings),
        ripples=ripple_cards(objective, plan, told=told.sayings),
        findings=tuple(each for each in review.findings if is_about(each, objective)),
        check_in=last_check_in_to(objective, own, review=review, now=now),
    )


def is_about(finding: Finding, objective: Objective) -> bool:
    """Whether a finding is of an objective or a part of it."""
    place = f"{objective.owner}/{objective.id}"
    return finding.where == place or finding.where.startswith(f"{place}/")

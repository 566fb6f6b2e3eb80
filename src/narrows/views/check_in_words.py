"""What is said of check-ins, for people: how fresh they are, what hypotheses showed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.check_in import CheckIn, HypothesisResult
from narrows.domain.okr import Cycle, Objective
from narrows.services.check_ins.states import CheckInState, check_in_state
from narrows.services.reviewing import Review

RESULTS = {
    HypothesisResult.HELD: "held",
    HypothesisResult.FAILED: "failed",
    HypothesisResult.TOO_EARLY: "too early to tell",
}


@dataclass(frozen=True, slots=True)
class LastCheckIn:
    """How fresh the last check-in of an objective is; one answer for every page.

    Attributes:
        number: Of the last one; `None` while there is none.
        at: When. [UTC or None]
        is_outdated: Whether it says nothing about today; so does none at all.
        words: The state for people.
        state: Where the objective stands in its weekly rhythm.
    """

    number: int | None
    at: datetime | None
    is_outdated: bool
    words: str
    state: CheckInState


def last_check_in(
    check_ins: Sequence[CheckIn],
    cycle: Cycle | None,
    *,
    zone: str,
    now: datetime,
    written_at: datetime | None = None,
    is_closed: bool = False,
) -> LastCheckIn:
    """How fresh the last check-in of an objective is; an old one is outdated whatever it said.

    Args:
        check_ins: Of the objective, by number.
        cycle: Of the objective; `None` has not begun.
        zone: IANA zone of the organisation.
        now: The clock. [UTC]
        written_at: When the objective was written into its cycle; `None`: before. [UTC or None]
        is_closed: Whether the cycle is closed for good: it asks for no check-in.
    """
    last = check_ins[-1] if check_ins else None
    state = CheckInState.NOT_BEGUN
    if cycle is not None:
        state = check_in_state(
            check_ins, cycle, zone=zone, now=now, written_at=written_at, is_closed=is_closed
        )
    return LastCheckIn(
        number=last.number if last else None,
        at=last.at if last else None,
        is_outdated=last is None or last.is_outdated(now),
        words="the cycle is closed" if is_closed else _words(state, last, now=now),
        state=state,
    )


def last_check_in_to(
    objective: Objective,
    check_ins: Sequence[CheckIn],
    *,
    review: Review,
    now: datetime,
    is_closed: bool = False,
) -> LastCheckIn:
    """How fresh the last check-in of an objective of a plan is.

    Args:
        objective: Which.
        check_ins: Of it, by number.
        review: Knows its cycle, and when it was written into it.
        now: The clock. [UTC]
        is_closed: Whether its cycle was closed since the review.
    """
    return last_check_in(
        check_ins,
        review.plan.cycle(objective.cycle),
        zone=review.plan.zone,
        now=now,
        written_at=review.facts.written.get(objective.id),
        is_closed=is_closed or objective.cycle in review.closed,
    )


def _words(state: CheckInState, last: CheckIn | None, *, now: datetime) -> str:
    """What is said of the last check-in, or of why there need not be one."""
    if state is CheckInState.NOT_BEGUN:
        return "the cycle has not begun"
    if state is CheckInState.CLOSED:
        return "the cycle is over"
    if state is CheckInState.FRESH and last:
        return f"checked in {_ago(last, now=now)}"
    said = f"last check-in {_ago(last, now=now)}" if last else "no check-in yet"
    return f"due this week: {said}" if state is CheckInState.DUE else f"outdated: {said}"


def _ago(last: CheckIn, *, now: datetime) -> str:
    n_days = max((now - last.at).days, 0)
    return "today" if n_days == 0 else "yesterday" if n_days == 1 else f"{n_days} days ago"

"""Closing a cycle: first people grade it, then it is closed for good."""

from collections.abc import Mapping

from narrows.domain.decision import Decision
from narrows.domain.facts import KeyResultKey
from narrows.domain.observed import KeyResultProgress
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.cycles.grading import final_grades
from narrows.services.cycles.naming import cycle_named
from narrows.services.cycles.states import CycleState
from narrows.services.cycles.turns import turn
from narrows.services.remarks import Remark
from narrows.services.room import Room, spoken


def begin_closing(room: Room, cycle: str, *, remark: Remark) -> Saying:
    """Begin to close a cycle: grades are commented on, lessons are written down.

    Returns:
        What was said; what stands where it is being closed already.

    Raises:
        NarrowsError: `cycle-unknown`, `cycle-not-active`, `cycle-closed`, `said-otherwise`,
            `behalf-unknown`, `text-too-long`, `saying-stale`.
    """
    cycle_named(room.plan, cycle)
    own = turn(room, cycle, to=CycleState.CLOSING, remark=remark)
    if own.standing is not None:
        return own.standing
    said = spoken(room, About(Kind.CYCLE, cycle), act=Act.BEGIN_CLOSING, remark=remark)
    decision = Decision((said,), seen=own.seen)
    return room.repository.decide(decision, request_key=remark.request_key)[0]


def close(
    room: Room,
    cycle: str,
    *,
    progress: Mapping[KeyResultKey, KeyResultProgress],
    counters: Mapping[KeyResultKey, KeyResultProgress] | None = None,
    remark: Remark,
) -> Saying:
    """Close a cycle for good; each key result's grade is copied as it is measured now.

    Args:
        room: Where it is said; its plan is the one that was measured.
        cycle: Id.
        progress: Of each key result of the plan.
        counters: Of their counter-metrics.
        remark: In whose name, and what is said with it.

    Returns:
        What was said; what stands where it is closed already.

    Raises:
        NarrowsError: `cycle-unknown`, `cycle-not-closing`, `said-otherwise`, `behalf-unknown`,
            `text-too-long`, `plan-stale`, `saying-stale`.
    """
    cycle_named(room.plan, cycle)
    own = turn(room, cycle, to=CycleState.CLOSED, remark=remark)
    if own.standing is not None:
        return own.standing
    said = spoken(room, About(Kind.CYCLE, cycle), act=Act.CLOSE, remark=remark)
    final = final_grades(room, cycle, progress=progress, counters=counters or {}, remark=remark)
    # Who changed the plan meanwhile may have given a key result another target than was measured.
    decision = Decision((said, *final), seen=own.seen, revision=room.revision)
    return room.repository.decide(decision, request_key=remark.request_key)[0]

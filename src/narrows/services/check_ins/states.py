"""How fresh an objective's check-ins are; what the last one said counts only while it is."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from narrows.domain.calendar import Cut, begin, day_of, instant_at, midnight_us
from narrows.domain.check_in import OUTDATED_AFTER, CheckIn
from narrows.domain.okr import Cycle


class CheckInState(StrEnum):
    """Where an objective stands in its weekly rhythm."""

    NOT_BEGUN = "not_begun"
    FRESH = "fresh"
    DUE = "due"
    OUTDATED = "outdated"
    CLOSED = "closed"


def check_in_state(
    check_ins: Sequence[CheckIn],
    cycle: Cycle,
    *,
    zone: str,
    now: datetime,
    written_at: datetime | None = None,
    is_closed: bool = False,
) -> CheckInState:
    """Whether this week's check-in is there, due, or missed.

    A check-in is due once in each ISO week of the organisation's zone. A missed one makes the
    state «outdated» whatever the last one said.

    Args:
        check_ins: Of one objective, by number.
        cycle: Of that objective.
        zone: IANA zone of the organisation.
        now: [UTC]
        written_at: When the objective was written into the cycle; nobody missed a check-in before.
            `None` is before it began. [UTC or None]
        is_closed: Whether the cycle is closed for good, be its last day still to come.
    """
    today = day_of(now, zone)
    if is_closed or today >= cycle.end:
        return CheckInState.CLOSED
    if today < cycle.start:
        return CheckInState.NOT_BEGUN
    if not check_ins:
        begun_at = instant_at(midnight_us(cycle.start, zone))
        since = max(begun_at, written_at or begun_at)
        return CheckInState.OUTDATED if now - since > OUTDATED_AFTER else CheckInState.DUE
    last = check_ins[-1]
    if last.is_outdated(now):
        return CheckInState.OUTDATED
    this_week = begin(Cut.WEEK, today)
    return CheckInState.FRESH if day_of(last.at, zone) >= this_week else CheckInState.DUE

"""Publishing the strategy: what it says from now on is what streams write their objectives for."""

from dataclasses import replace

from narrows.domain.decision import Decision
from narrows.domain.errors import NarrowsError
from narrows.domain.okr import ORGANISATION
from narrows.domain.sayings import Act, Saying
from narrows.services.remarks import Remark, refuse_otherwise
from narrows.services.room import Room, spoken
from narrows.services.strategy.states import (
    FINGERPRINT,
    THE_STRATEGY,
    fingerprint,
    is_written,
    publication,
)


def publish(room: Room, *, remark: Remark, seen: int | None = None) -> Saying:
    """Publish the strategy as the plan has it; whoever changes it makes it a draft again.

    Args:
        room: Where it is decided.
        remark: Why now, if anybody likes to say; for the organisation.
        seen: Number of the last saying about the strategy that was read before, 0 for none;
            `None` is all that was said.

    Returns:
        The publication; the one that stands where it was published as it reads.

    Raises:
        NarrowsError: `strategy-not-yours`, `strategy-missing`, `text-too-long`,
            `said-otherwise`; `saying-stale`: somebody commented meanwhile; `plan-stale`: somebody
            changed it meanwhile.
    """
    refuse_others(remark)
    strategy = room.plan.strategy
    if strategy is None or not is_written(room.plan):
        raise NarrowsError(
            "strategy-missing",
            "No strategy is written yet; give the plan `strategy:` with a vision or waypoints, and "
            "apply it.",
        )
    told = room.repository.sayings(THE_STRATEGY)
    standing = publication(room.plan, told)
    if standing is not None:
        refuse_otherwise(standing, remark, what="The strategy is published as it reads")
        return standing
    saying = spoken(
        room,
        THE_STRATEGY,
        act=Act.PUBLISH,
        remark=replace(remark, behalf=ORGANISATION),
        details=[(FINGERPRINT, fingerprint(strategy))],
    )
    last = max((each.number for each in told), default=0)
    decision = Decision((saying,), seen=last if seen is None else seen, revision=room.revision)
    return room.repository.decide(decision, request_key=remark.request_key)[0]


def refuse_others(remark: Remark) -> None:
    """Refuse who speaks for a stream where leaders decide.

    Raises:
        NarrowsError: `strategy-not-yours`.
    """
    if remark.behalf not in {None, ORGANISATION}:
        raise NarrowsError(
            "strategy-not-yours",
            f"Strategy and adoption are the organisation's to say, not {remark.behalf}'s; say what "
            "you think of the strategy with `narrows talk comment strategy WORDS`.",
        )

"""Starting, keeping and stopping an initiative: decisions that leave the plan as it is."""

from narrows.domain.decision import Decision
from narrows.domain.sayings import Act, Saying
from narrows.services.initiatives.turns import said_already, take_turn
from narrows.services.remarks import Remark
from narrows.services.room import Room, spoken


def start(room: Room, key: str, *, remark: Remark, seen: int | None = None) -> Saying:
    """Start an initiative that is proposed.

    Args:
        room: Where it is decided.
        key: Objective and id, `love-mobile/business-in-the-room`.
        remark: Why; needs no words where its hypothesis says what it should move.
        seen: Number of the last saying about it that its author saw; `None` is the newest.

    Returns:
        What was said; where just the same was said last, that.

    Raises:
        NarrowsError: What `take_turn` refuses, and `saying-stale`.
    """
    return said_already(room, key, act=Act.START, remark=remark) or _decide(
        room, key, act=Act.START, remark=remark, seen=seen
    )


def keep(room: Room, key: str, *, remark: Remark, seen: int | None = None) -> Saying:
    """Keep an initiative that is under way, because of what was seen of it.

    Raises:
        NarrowsError: What `take_turn` refuses, and `saying-stale`.
    """
    return _decide(room, key, act=Act.KEEP, remark=remark, seen=seen)


def stop(room: Room, key: str, *, remark: Remark, seen: int | None = None) -> Saying:
    """Stop an initiative for good; its objective stays, and it stands in the plan as stopped.

    Returns:
        What was said; where just the same was said last, that.

    Raises:
        NarrowsError: What `take_turn` refuses, and `saying-stale`.
    """
    return said_already(room, key, act=Act.STOP, remark=remark) or _decide(
        room, key, act=Act.STOP, remark=remark, seen=seen
    )


def _decide(room: Room, key: str, *, act: Act, remark: Remark, seen: int | None) -> Saying:
    turn = take_turn(room, key, act=act, remark=remark, seen=seen)
    saying = spoken(room, turn.about, act=act, remark=turn.remark)
    decision = Decision((saying,), seen=turn.seen, revision=room.revision)
    return room.repository.decide(decision, request_key=remark.request_key)[0]

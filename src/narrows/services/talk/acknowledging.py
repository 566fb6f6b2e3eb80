"""«I see how this serves the waypoint»: said by a leader of an objective, and taken back.

It approves nothing: an objective is as good without it.
"""

from collections.abc import Iterable
from dataclasses import replace

from narrows.domain.errors import NarrowsError
from narrows.domain.okr import ORGANISATION, Objective
from narrows.domain.sayings import About, Act, Kind, Saying, last_act
from narrows.services.check_ins.checking_in import objective_named
from narrows.services.cycles.states import refuse_closed
from narrows.services.remarks import Remark
from narrows.services.room import Room, spoken

BOTH = (Act.ACKNOWLEDGE, Act.WITHDRAW)


def acknowledged(sayings: Iterable[Saying], objective: str) -> Saying | None:
    """The acknowledgement of an objective that stands; `None` where none does."""
    last = last_act(sayings, About(Kind.OBJECTIVE, objective), among=BOTH)
    return last if last is not None and last.act is Act.ACKNOWLEDGE else None


def acknowledge(room: Room, objective: str, *, remark: Remark) -> Saying:
    """Say for the organisation that one sees how an objective serves its waypoint.

    Returns:
        The acknowledgement; the one that stands where there is one already.

    Raises:
        NarrowsError: `objective-unknown`, `acknowledge-not-yours`, `waypoint-missing`,
            `cycle-closed`, `text-too-long`.
    """
    found = objective_named(room.plan, objective)
    _refuse_others(remark)
    if found.waypoint is None:
        raise NarrowsError(
            "waypoint-missing",
            f"«{found.text}» names no waypoint that it serves; ask {found.owner} which one it is.",
        )
    told = room.repository.sayings(About(Kind.OBJECTIVE, objective))
    standing = acknowledged(told, objective)
    return standing or _say(room, found, act=Act.ACKNOWLEDGE, remark=remark)


def take_back(room: Room, objective: str, *, remark: Remark) -> Saying:
    """Take an acknowledgement back.

    Returns:
        The withdrawal; the last one where it was taken back already.

    Raises:
        NarrowsError: `objective-unknown`, `acknowledge-not-yours`, `not-acknowledged`,
            `cycle-closed`, `text-too-long`.
    """
    found = objective_named(room.plan, objective)
    _refuse_others(remark)
    about = About(Kind.OBJECTIVE, objective)
    last = last_act(room.repository.sayings(about), about, among=BOTH)
    if last is None:
        raise NarrowsError(
            "not-acknowledged", f"«{objective}» was not acknowledged, so nothing is taken back."
        )
    return last if last.act is Act.WITHDRAW else _say(room, found, act=Act.WITHDRAW, remark=remark)


def _refuse_others(remark: Remark) -> None:
    if remark.behalf not in {None, ORGANISATION}:
        raise NarrowsError(
            "acknowledge-not-yours",
            f"Leaders acknowledge, for the organisation and not for {remark.behalf}; comment or "
            "ask instead.",
        )


def _say(room: Room, objective: Objective, *, act: Act, remark: Remark) -> Saying:
    """Nobody's turn is taken: an acknowledgement says nothing of what others say."""
    cycle = About(Kind.CYCLE, objective.cycle)
    refuse_closed(objective.cycle, room.repository.sayings(cycle))
    about = About(Kind.OBJECTIVE, objective.id)
    saying = spoken(room, about, act=act, remark=replace(remark, behalf=ORGANISATION))
    return room.repository.say(saying, seen=None, request_key=remark.request_key)

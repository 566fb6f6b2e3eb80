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
from narrows.services.remarks import Remark, kept_words
from narrows.services.room import Room, spoken

BOTH = (Act.ACKNOWLEDGE, Act.WITHDRAW)
WAYPOINT, TEXT = "waypoint", "text"
"""How details name what was seen: which waypoint is served, and what serves it."""


def acknowledged(sayings: Iterable[Saying], objective: Objective) -> Saying | None:
    """The acknowledgement of an objective that stands; `None` where none does.

    What was acknowledged is the objective as it read then: one that says something else since, or
    serves another waypoint, is looked at again.
    """
    last = last_act(sayings, About(Kind.OBJECTIVE, objective.id), among=BOTH)
    return last if last is not None and _stands(last, objective) else None


def acknowledge(room: Room, objective: str, *, remark: Remark) -> Saying:
    """Say for the organisation that one sees how an objective serves its waypoint.

    Returns:
        The acknowledgement; the one that stands where it was said in the same words already.

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
    standing = acknowledged(told, found)
    if standing is not None and standing.words == kept_words(remark.words):
        return standing
    return _say(room, found, act=Act.ACKNOWLEDGE, remark=remark)


def take_back(room: Room, objective: str, *, remark: Remark) -> Saying:
    """Take an acknowledgement back.

    Returns:
        The withdrawal; the last one where it was taken back in the same words already.

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
    is_same = (last.act, last.words) == (Act.WITHDRAW, kept_words(remark.words))
    return last if is_same else _say(room, found, act=Act.WITHDRAW, remark=remark)


def _stands(said: Saying, objective: Objective) -> bool:
    """Whether it is an acknowledgement, and of what the objective says now."""
    seen = (
        (said.detail(WAYPOINT), objective.waypoint),
        (said.detail(TEXT), objective.text),
    )
    # What was acknowledged before that was kept names nothing, and counts for what there is.
    is_as_seen = all(then in {None, now} for then, now in seen)
    return said.act is Act.ACKNOWLEDGE and objective.waypoint is not None and is_as_seen


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
    said = replace(remark, behalf=ORGANISATION)
    seen = ((WAYPOINT, objective.waypoint), (TEXT, objective.text))
    details = [(name, value) for name, value in seen if value and act is Act.ACKNOWLEDGE]
    saying = spoken(room, about, act=act, remark=said, details=details)
    return room.repository.say(saying, seen=None, request_key=remark.request_key)

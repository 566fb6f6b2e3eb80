"""Accepting a request: it becomes an initiative of one of the stream's objectives."""

from dataclasses import replace

from narrows.domain.decision import Decision
from narrows.domain.errors import NarrowsError
from narrows.domain.okr import Initiative, Objective
from narrows.domain.sayings import Act, Saying
from narrows.services.check_ins.checking_in import objective_named
from narrows.services.cycles.states import refuse_closed
from narrows.services.initiatives.proposing import (
    authored,
    is_proposed_as,
    proposed,
    refuse_used_id,
)
from narrows.services.plan.editing import checked, with_initiative, with_objective
from narrows.services.plan.metric_checks import choice
from narrows.services.refusals.asked import (
    about_request,
    behalf_of,
    refuse_decided,
    said_already,
)
from narrows.services.refusals.requests import (
    INITIATIVE,
    REQUEST,
    LoggedRequest,
    RequestState,
    request_numbered,
)
from narrows.services.remarks import Remark
from narrows.services.room import Room, spoken


def accept(
    room: Room, number: int, *, objective: str, initiative: Initiative, remark: Remark
) -> Saying:
    """Accept an open request as an initiative of one of the stream's objectives.

    Args:
        room: Where it is decided.
        number: Of the request.
        objective: Id, of the stream that was asked.
        initiative: What becomes of it; it gets its words and items where it has none.
        remark: Why, if there is something to say.

    Raises:
        NarrowsError: `request-unknown`, `request-decided`, `request-not-yours`,
            `behalf-unknown`, `objective-unknown`, `request-other-stream`, `cycle-closed`,
            `initiative-id-taken`, `text-too-long`, what `checked` refuses, `saying-stale`,
            `plan-stale`.
    """
    found = request_numbered(room.repository.sayings(), number)
    key = f"{objective}/{initiative.id}"
    target = _target(room, found, objective=objective)
    new = _filled(authored(initiative, target, by=found.stream), found)
    same = said_already(room, found, state=RequestState.ACCEPTED, remark=remark)
    if same and found.initiative == key and is_proposed_as(room, key, initiative=new):
        return same
    refuse_decided(found)
    refuse_closed(target.cycle, room.repository.sayings())
    refuse_used_id(room, target, id_=initiative.id)
    told = replace(remark, behalf=behalf_of(room, found.stream, remark=remark))
    said = spoken(
        room, about_request(found), act=Act.TAKE, remark=told, details=[(INITIATIVE, key)]
    )
    born = proposed(room, target, initiative=new, remark=told, details=[(REQUEST, str(number))])
    plan = checked(with_objective(room.plan, with_initiative(target, new)), before=room.plan)
    decision = Decision((said, born), seen=found.last_number, plan=plan, revision=room.revision)
    return room.repository.decide(decision, request_key=remark.request_key)[0]


def _target(room: Room, found: LoggedRequest, *, objective: str) -> Objective:
    target = objective_named(room.plan, objective)
    if target.owner == found.stream:
        return target
    own = [each.id for each in room.plan.objectives if each.owner == found.stream]
    raise NarrowsError(
        "request-other-stream",
        f"Request {found.number} was asked of {found.stream}, and «{objective}» is of "
        f"{target.owner}; {choice(objective, own)}.",
    )


def _filled(initiative: Initiative, found: LoggedRequest) -> Initiative:
    """What it does not say is what was asked for."""
    return replace(
        initiative, text=initiative.text or found.what, items=initiative.items or found.items
    )

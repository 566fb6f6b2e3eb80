"""Changing and swapping an initiative: the plan changes with what is said of it."""

from collections.abc import Iterable
from dataclasses import replace

from narrows.domain.decision import Decision
from narrows.domain.errors import NarrowsError
from narrows.domain.okr import Initiative
from narrows.domain.sayings import Act, Saying
from narrows.services.initiatives.edits import Edits, edited, said_of
from narrows.services.initiatives.proposing import (
    NOW,
    WAS,
    authored,
    is_proposed_as,
    proposed,
    refuse_used_id,
    words_of,
)
from narrows.services.initiatives.turns import (
    said_already,
    take_turn,
)
from narrows.services.plan.editing import checked, with_initiative, with_objective
from narrows.services.remarks import Remark
from narrows.services.room import Room, spoken

TO, INSTEAD_OF = "to", "instead_of"
"""How details name what an initiative was swapped for, and what a new one replaces."""


def change(
    room: Room, key: str, *, edits: Edits, remark: Remark, seen: int | None = None
) -> Saying:
    """Change an initiative that is under way, in the plan and with the reason in its history.

    Args:
        room: Where it is decided.
        key: Objective and id.
        edits: What changes of it.
        remark: Why.
        seen: Number of the last saying about it that its author saw; `None` is the newest.

    Raises:
        NarrowsError: What `take_turn` and `checked` refuse, `hypothesis-unclear`,
            `initiative-unchanged`, `saying-stale`, `plan-stale`.
    """
    turn = take_turn(room, key, act=Act.CHANGE, remark=remark, seen=seen)
    new = edited(turn.initiative, edits)
    if new == turn.initiative:
        if same := said_already(room, key, act=Act.CHANGE, remark=remark):
            return same
        raise NarrowsError(
            "initiative-unchanged",
            f"«{key}» says all of this already; say what changes, or keep it as it is with "
            f"`narrows initiative keep {key} REASON`.",
        )
    saying = spoken(
        room,
        turn.about,
        act=Act.CHANGE,
        remark=turn.remark,
        details=_changed(turn.initiative, new),
    )
    plan = checked(
        with_objective(room.plan, with_initiative(turn.objective, new)), before=room.plan
    )
    decision = Decision((saying,), seen=turn.seen, plan=plan, revision=room.revision)
    return room.repository.decide(decision, request_key=remark.request_key)[0]


def swap(
    room: Room, key: str, *, new: Initiative, remark: Remark, seen: int | None = None
) -> Saying:
    """Put another initiative in the place of one; the objective and its results stay.

    The new one is proposed. The old one leaves the plan; its history keeps what it was.

    Returns:
        What was said of the old one.

    Raises:
        NarrowsError: What `take_turn` and `checked` refuse, `initiative-id-taken`,
            `saying-stale`, `plan-stale`.
    """
    same = said_already(room, key, act=Act.SWAP, remark=remark)
    if same and _is_swapped_for(room, key, new=new):
        return same
    turn = take_turn(room, key, act=Act.SWAP, remark=remark, seen=seen)
    refuse_used_id(room, turn.objective, id_=new.id)
    old, new = turn.initiative, authored(new, turn.objective, by=turn.objective.owner)
    was = [(f"{WAS}/{name}", words_of(value)) for name, value in said_of(old).items()]
    said = spoken(room, turn.about, act=Act.SWAP, remark=turn.remark, details=[(TO, new.id), *was])
    instead = [(INSTEAD_OF, old.id)]
    born = proposed(room, turn.objective, initiative=new, remark=turn.remark, details=instead)
    bets = tuple(new if each == old else each for each in turn.objective.initiatives)
    plan = checked(
        with_objective(room.plan, replace(turn.objective, initiatives=bets)), before=room.plan
    )
    decision = Decision((said, born), seen=turn.seen, plan=plan, revision=room.revision)
    return room.repository.decide(decision, request_key=remark.request_key)[0]


def _is_swapped_for(room: Room, key: str, *, new: Initiative) -> bool:
    """Whether the one that was swapped in said just the same."""
    objective = room.plan.objective(key.partition("/")[0])
    if objective is None:
        return False
    told = authored(new, objective, by=objective.owner)
    return is_proposed_as(room, f"{objective.id}/{new.id}", initiative=told)


def _changed(old: Initiative, new: Initiative) -> Iterable[tuple[str, str]]:
    """What it said before and says now, part by part, of those that differ."""
    before, after = said_of(old), said_of(new)
    for name in dict.fromkeys([*before, *after]):
        if before.get(name) != after.get(name):
            yield f"{WAS}/{name}", words_of(before.get(name))
            yield f"{NOW}/{name}", words_of(after.get(name))

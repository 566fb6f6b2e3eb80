"""Proposing an initiative: it comes into the plan, and its history begins."""

import json
from collections.abc import Iterable
from dataclasses import replace

from narrows.domain.decision import Decision
from narrows.domain.errors import NarrowsError
from narrows.domain.okr import Initiative, Objective
from narrows.domain.sayings import About, Act, Kind, Saying
from narrows.services.check_ins.answers import clean
from narrows.services.check_ins.checking_in import objective_named
from narrows.services.cycles.states import refuse_closed
from narrows.services.initiatives.edits import said_of
from narrows.services.initiatives.turns import said_already, used_ids
from narrows.services.plan.editing import checked, with_initiative, with_objective
from narrows.services.remarks import Remark, known_behalf
from narrows.services.room import Room, spoken

WAS, NOW = "was", "now"
"""How details name what an initiative said before, and what it says since: `was/text`."""


def propose(room: Room, objective: str, *, initiative: Initiative, remark: Remark) -> Saying:
    """Add an initiative to an objective of the plan, as proposed.

    Whoever proposes is its author: one that is handed down counts as such.

    Raises:
        NarrowsError: `objective-unknown`, `behalf-unknown`, `cycle-closed`, `initiative-id-taken`,
            `initiative-without-text`, `text-too-long`, what `checked` refuses, and `plan-stale`.
    """
    found = objective_named(room.plan, objective)
    told = room.repository.sayings()
    refuse_closed(found.cycle, told)
    about = About(Kind.INITIATIVE, f"{objective}/{initiative.id}")
    author = known_behalf(room.plan, remark.behalf) or found.owner
    new = authored(initiative, found, by=author)
    same = said_already(room, about.key, act=Act.PROPOSE, remark=remark)
    if same and is_proposed_as(room, about.key, initiative=new):
        return same
    refuse_used_id(room, found, id_=initiative.id)
    said = proposed(room, found, initiative=new, remark=replace(remark, behalf=author))
    plan = checked(with_objective(room.plan, with_initiative(found, new)), before=room.plan)
    decision = Decision((said,), seen=0, plan=plan, revision=room.revision)
    return room.repository.decide(decision, request_key=remark.request_key)[0]


def proposed(
    room: Room,
    objective: Objective,
    *,
    initiative: Initiative,
    remark: Remark,
    details: Iterable[tuple[str, str]] = (),
) -> Saying:
    """That an initiative is proposed, not saved yet; it tells what it says at first.

    Raises:
        NarrowsError: `initiative-without-text`, `behalf-unknown`, `text-too-long`.
    """
    if not clean(initiative.text):
        raise NarrowsError(
            "initiative-without-text",
            f"«{objective.id}/{initiative.id}» does not say what is done; say it with --text.",
        )
    about = About(Kind.INITIATIVE, f"{objective.id}/{initiative.id}")
    told = [*details, *_told(initiative)]
    return spoken(room, about, act=Act.PROPOSE, remark=remark, details=told)


def is_proposed_as(room: Room, key: str, *, initiative: Initiative) -> bool:
    """Whether an initiative was proposed just so; a request that is sent twice finds it so."""
    about = About(Kind.INITIATIVE, key)
    born = [each for each in room.repository.sayings(about) if each.act is Act.PROPOSE]
    told = set(_told(initiative))
    return any(
        {part for part in each.details if part[0].startswith(f"{NOW}/")} == told for each in born
    )


def refuse_used_id(room: Room, objective: Objective, *, id_: str) -> None:
    """Refuse a new initiative under an id that tells the history of another one.

    Raises:
        NarrowsError: `initiative-id-taken`.
    """
    if id_ in used_ids(room.plan, room.repository.sayings(), objective=objective.id):
        raise NarrowsError(
            "initiative-id-taken",
            f"«{objective.id}» has or had an initiative «{id_}» already, whose history stays; give "
            "the new one another id.",
        )


def words_of(value: object) -> str:
    """A part of an initiative, as details keep it."""
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, ensure_ascii=False)


def authored(initiative: Initiative, objective: Objective, *, by: str) -> Initiative:
    """An initiative with who chose it, where that is not the author of its objective."""
    if initiative.author is not None or by == (objective.author or objective.owner):
        return initiative
    return replace(initiative, author=by)


def _told(initiative: Initiative) -> Iterable[tuple[str, str]]:
    for name, value in said_of(initiative).items():
        yield f"{NOW}/{name}", words_of(value)

"""Deciding on the bets of an objective, on its page."""

from collections.abc import Mapping

from fastapi import APIRouter, Request, Response

from narrows.domain.okr import Initiative
from narrows.domain.sayings import Act, Saying
from narrows.services.imports.slugs import slug_of
from narrows.services.initiatives import changing, deciding, proposing
from narrows.services.initiatives.edits import edited
from narrows.services.initiatives.turns import used_ids
from narrows.services.room import Room
from narrows.web.bet_form import edits_told, units_of
from narrows.web.objective_shown import after_saying
from narrows.web.sent_form import FieldError, Told, form_name, remark_of

router = APIRouter()

DECISIONS: Mapping[str, Act] = {
    each.value: each for each in (Act.START, Act.KEEP, Act.CHANGE, Act.SWAP, Act.STOP)
}
PLAIN = {Act.START: deciding.start, Act.KEEP: deciding.keep, Act.STOP: deciding.stop}
"""Those that leave the plan as it is."""


@router.post("/objectives/{objective}/bets")
def propose(request: Request, objective: str, *, told: Told) -> Response:
    """Propose another bet."""

    def say(room: Room) -> Saying:
        new = _new(room, objective, told=told, prefix="")
        return proposing.propose(room, objective, initiative=new, remark=remark_of(told))

    return after_saying(request, objective, told=told, name="bets-new", say=say)


@router.post("/objectives/{objective}/bets/{bet}")
def decide(request: Request, objective: str, *, bet: str, told: Told) -> Response:
    """Start, keep, change, swap or stop a bet."""

    def say(room: Room) -> Saying:
        act = DECISIONS.get(told.get("decision", ""))
        if act is None:
            raise FieldError("decision", "Choose what to do with it.")
        key, remark, seen = f"{objective}/{bet}", remark_of(told), _seen(told)
        if act is Act.CHANGE:
            edits = edits_told(told, "change/", units=units_of(room.plan, objective))
            return changing.change(room, key, edits=edits, remark=remark, seen=seen)
        if act is Act.SWAP:
            new = _new(room, objective, told=told, prefix="swap/")
            return changing.swap(room, key, new=new, remark=remark, seen=seen)
        return PLAIN[act](room, key, remark=remark, seen=seen)

    return after_saying(request, objective, told=told, name=form_name("bet", bet), say=say)


def _new(room: Room, objective: str, *, told: Told, prefix: str) -> Initiative:
    """A bet as the form says it, with a short id made of its words."""
    edits = edits_told(told, prefix, units=units_of(room.plan, objective))
    if edits.text is None:
        raise FieldError(f"{prefix}text", "Say what is done.")
    taken = used_ids(room.plan, room.repository.sayings(), objective=objective)
    return edited(Initiative(slug_of(edits.text, taken=taken, usual="bet"), text=""), edits)


def _seen(told: Told) -> int | None:
    """Of which decision its author knew; without one, of the newest."""
    seen = told.get("seen", "")
    return int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 10 else None

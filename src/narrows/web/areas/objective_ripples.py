"""Ripples of an objective, on its page: proposed, answered, withdrawn."""

from fastapi import APIRouter, Request, Response

from narrows.domain.sayings import Saying
from narrows.services.ripples import proposing
from narrows.services.ripples.targets import Proposal
from narrows.services.room import Room
from narrows.web.objective_shown import after_saying
from narrows.web.ripple_answer import answered
from narrows.web.sent_form import FieldError, Told, form_name, remark_of

router = APIRouter()

OUTSIDE = "?"
"""What stands for somebody outside in the choice of who feels it; no id is called so."""


@router.post("/objectives/{objective}/ripples")
def propose(request: Request, objective: str, *, told: Told) -> Response:
    """Propose a ripple to another objective, a stream, or somebody outside."""

    def say(room: Room) -> Saying:
        is_outside = told.get("to") == OUTSIDE
        to = told.get("outside" if is_outside else "to", "").strip()
        if not to:
            name = "outside" if is_outside else "to"
            raise FieldError(
                name, "Say who outside feels it." if is_outside else "Choose who feels it."
            )
        if not told.get("text", "").strip():
            raise FieldError("text", "Say what is felt.")
        proposal = Proposal(
            objective,
            told.get("effect", ""),
            to,
            told.get("text", ""),
            told.get("strength", ""),
            is_outside=is_outside,
        )
        return proposing.propose(room, proposal, remark=remark_of(told))

    return after_saying(request, objective, told=told, name="ripples-new", say=say)


@router.post("/objectives/{objective}/ripples/answers")
def answer(request: Request, objective: str, *, told: Told) -> Response:
    """Accept or decline a ripple, or withdraw it."""
    return after_saying(
        request,
        objective,
        told=told,
        name=form_name("ripple", told.get("ripple", "")),
        say=lambda room: answered(room, told),
    )

"""What people say to each other about an objective, on its page."""

from fastapi import APIRouter, Request, Response

from narrows.domain.sayings import About, Kind, Saying
from narrows.services.check_ins.checking_in import objective_named
from narrows.services.room import Room
from narrows.services.talk import acknowledging, conversing
from narrows.services.talk.talked_of import thing_named
from narrows.web.objective_shown import after_saying
from narrows.web.sent_form import FieldError, Told, form_name, remark_of

router = APIRouter()

VERBS = {"comment": conversing.comment, "ask": conversing.ask}


@router.post("/objectives/{objective}/talk")
def talk(request: Request, objective: str, *, told: Told) -> Response:
    """Comment or ask, on the objective or one of its key results."""

    def say(room: Room) -> Saying:
        verb = VERBS.get(told.get("act", ""))
        if verb is None:
            raise FieldError("words", "Save it as a comment, or ask it.")
        part = told.get("about", "")
        whole = About(Kind.OBJECTIVE, objective_named(room.plan, objective).id)
        thing = thing_named(room.plan, f"{objective}/{part}") if part else whole
        return verb(room, thing, remark=remark_of(told))

    return after_saying(request, objective, told=told, name="talk-new", say=say)


@router.post("/objectives/{objective}/talk/{number}")
def answer(request: Request, objective: str, *, number: int, told: Told) -> Response:
    """Answer a question, for the owner of the objective."""
    return after_saying(
        request,
        objective,
        told=told,
        name=form_name("question", number),
        say=lambda room: conversing.answer(room, number, remark=remark_of(told)),
    )


@router.post("/objectives/{objective}/acknowledgement")
def acknowledge(request: Request, objective: str, *, told: Told) -> Response:
    """Say for the leaders that one sees how it serves its waypoint, or take that back."""
    is_taken_back = told.get("act") == "take-back"
    verb = acknowledging.take_back if is_taken_back else acknowledging.acknowledge
    return after_saying(
        request,
        objective,
        told=told,
        name="acknowledgement",
        say=lambda room: verb(room, objective, remark=remark_of(told)),
    )

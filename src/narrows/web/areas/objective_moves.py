"""Moving a key result to the initiatives, on the page of its objective."""

from fastapi import APIRouter, Request, Response

from narrows.services.initiatives.moving import move_key_result
from narrows.web.objective_shown import after_saying
from narrows.web.sent_form import Told, form_name, remark_of

router = APIRouter()


@router.post("/objectives/{objective}/key-results/{key_result}/move")
def move(request: Request, objective: str, *, key_result: str, told: Told) -> Response:
    """Make a key result that is something to do a bet."""
    key = f"{objective}/{key_result}"
    return after_saying(
        request,
        objective,
        told=told,
        name=form_name("move", key_result),
        say=lambda room: move_key_result(room, key, remark=remark_of(told)),
    )

"""The reset: a new cycle begins empty, item by item, and what is carried is argued for."""

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel

from narrows.domain.sayings import Saying
from narrows.services.plan.yaml_text import NO_FILE, write_yaml
from narrows.services.reset.file import ResetPart, parse_reset
from narrows.services.reset.resetting import take
from narrows.views.reset import ResetAnswer, reset_answer, reset_standing
from narrows.web.rest.answers import Answer, answered
from narrows.web.rest.caller import Reader, Writer
from narrows.web.rest.documents import stored_plan
from narrows.web.rest.once import Once, Turn, once
from narrows.web.rest.sent import Body, Name

router = APIRouter(tags=["reset"])


class ResetSent(Body, ResetPart):
    """Steps of a reset, as its file says them: all of them are taken, or none."""

    behalf: Name | None = None


class ResetTaken(BaseModel):
    """What was said, nothing where all of it was decided so before; and how far it has come.

    Attributes:
        sayings: What was said.
        reset: The reset that began last; none once the only one was called off.
    """

    sayings: list[Saying]
    reset: ResetAnswer | None


@router.get("/reset", response_model=ResetAnswer)
def read_reset(caller: Reader) -> Response:
    """Read what is carried, what is let go, what is added, and what waits."""
    return answered(reset_answer(stored_plan(caller.gate).plan, caller.gate.sayings()))


@router.post("/reset/steps", response_model=ResetTaken)
def post_steps(caller: Writer, *, asked: Once, sent: ResetSent) -> Response:
    """Begin a reset, carry, let go, add, finish, call off: one step or several."""

    def act(turn: Turn) -> Answer:
        told = {key: value for key, value in sent.given().items() if key != "behalf"}
        steps = parse_reset(write_yaml(told), file=NO_FILE)
        said = take(turn.room, steps, remark=turn.remark("", sent.behalf))
        reset = reset_standing(stored_plan(turn.gate).plan, turn.gate.sayings())
        return Answer({"sayings": said, "reset": reset})

    return once(asked, caller, act=act)

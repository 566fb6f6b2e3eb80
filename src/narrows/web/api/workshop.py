"""The workshop: from why to the first objectives, step by step, into a plan that is applied."""

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel

from narrows.domain.sayings import Saying
from narrows.services.plan.yaml_text import NO_FILE, write_yaml
from narrows.services.workshop.answering import take
from narrows.services.workshop.file import parse_answers
from narrows.services.workshop.parts import WorkshopPart
from narrows.views.workshop import WorkshopAnswer, workshop_answer
from narrows.web.rest.answers import Answer, answered
from narrows.web.rest.caller import Reader, Writer
from narrows.web.rest.documents import stored_plan
from narrows.web.rest.once import Once, Turn, once
from narrows.web.rest.sent import Body, Name

router = APIRouter(tags=["workshop"])


class WorkshopSent(Body, WorkshopPart):
    """Answers by step, as the workshop's file says them: all of them are taken, or none."""

    behalf: Name | None = None


class WorkshopTaken(BaseModel):
    """What was said, nothing where all of it was answered so before; and how far it has come."""

    sayings: list[Saying]
    workshop: WorkshopAnswer


@router.get("/workshop", response_model=WorkshopAnswer)
def read_workshop(caller: Reader) -> Response:
    """Read which steps are done, what each asks, and which is next."""
    return answered(workshop_answer(stored_plan(caller.gate).plan, caller.gate.sayings()))


@router.post("/workshop/answers", response_model=WorkshopTaken)
def post_answers(caller: Writer, *, asked: Once, sent: WorkshopSent) -> Response:
    """Answer one step or several."""

    def act(turn: Turn) -> Answer:
        told = {key: value for key, value in sent.given().items() if key != "behalf"}
        answers = parse_answers(write_yaml(told), file=NO_FILE)
        said = take(turn.room, answers, remark=turn.remark("", sent.behalf))
        workshop = workshop_answer(stored_plan(turn.gate).plan, turn.gate.sayings())
        return Answer({"sayings": said, "workshop": workshop})

    return once(asked, caller, act=act)

"""Looking back on a cycle: its review, words about grades, and lessons."""

from typing import Any, Literal

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel

from narrows.domain.sayings import Saying
from narrows.services.cycles import grading, lessons
from narrows.services.cycles.looking_back import look_back
from narrows.services.cycles.naming import cycle_named
from narrows.views.review_json import review_json
from narrows.web.rest.answers import CREATED, Answer, answered
from narrows.web.rest.caller import Reader, Writer
from narrows.web.rest.documents import path_below, stored_plan
from narrows.web.rest.once import Once, Turn, once
from narrows.web.rest.speaking import Spoken

router = APIRouter(tags=["cycles"])


class LessonSent(Spoken):
    """What was learned, what is to be stopped, or an answer to the test question."""

    of: Literal["lesson", "stop", "same_way"] = "lesson"


class Reviewed(BaseModel):
    """The review of a cycle, as `narrows review --json` has it."""

    review: dict[str, Any]


@router.get("/cycles/{id}/review", response_model=Reviewed)
def read_review(
    caller: Reader,
    *,
    id: str,  # noqa: A002 - as in the path
    asked: Once,
) -> Response:
    """Look back on a cycle, at its end or on the way."""
    cycle_named(stored_plan(caller.gate).plan, id)
    review = asked.bench.review()
    found = look_back(
        review,
        cycle_named(review.plan, id),
        history=asked.bench.history(),
        sayings=caller.gate.sayings(),
        check_ins=caller.gate.check_ins(),
    )
    return answered({"review": review_json(found, review)})


@router.post("/cycles/{id}/lessons", status_code=CREATED, response_model=Saying)
def post_lesson(
    caller: Writer,
    *,
    id: str,  # noqa: A002 - as in the path
    asked: Once,
    sent: LessonSent,
) -> Response:
    """Write down what a cycle taught."""

    def act(turn: Turn) -> Answer:
        said = lessons.learn(turn.room, id, of=sent.of, remark=sent.remark(turn))
        return Answer(said, CREATED, location=path_below("cycles", id))

    return once(asked, caller, act=act)


@router.post("/objectives/{id}/key-results/{key_result}/grade", response_model=Saying)
def post_grade(
    caller: Writer,
    *,
    id: str,  # noqa: A002 - as in the path
    key_result: str,
    asked: Once,
    sent: Spoken,
) -> Response:
    """Say in its owners' words why a key result ended where it did. The grade is measured."""

    def act(turn: Turn) -> Answer:
        key = f"{id}/{key_result}"
        return Answer(grading.comment_grade(turn.room, key, remark=sent.remark(turn)))

    return once(asked, caller, act=act)

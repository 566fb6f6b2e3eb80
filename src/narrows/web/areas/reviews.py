"""A cycle looked back on: one page that prints on a sheet, with what people say to it."""

from collections.abc import Callable
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from narrows.domain.errors import NarrowsError
from narrows.domain.sayings import Saying
from narrows.services.cycles import grading, lessons
from narrows.services.cycles.naming import cycle_named
from narrows.services.room import Room
from narrows.views.conversation import speakers
from narrows.views.review_markdown import GRADED, NO_CAUSE, SAME_WAY
from narrows.views.review_shown import part_of_objective, review_part
from narrows.views.said import said_words
from narrows.web.decided import decided_of
from narrows.web.pages import page as answer_page
from narrows.web.pages import twin
from narrows.web.sent_form import (
    NOTHING_SENT,
    FieldError,
    SentForm,
    Told,
    form_name,
    remark_of,
    said_or_refused,
)
from narrows.web.whole_review import whole_review

router = APIRouter()

SEE_OTHER = 303
LESSON = "lesson"
"""The name of the form for what was learned."""


@twin(router, "/review/{cycle}")
def review(
    request: Request,
    cycle: str,
    *,
    said: str = "",
    of: str = "",
    page: Annotated[int, Query(ge=0, le=10**9)] = 1,
) -> Response:
    """What did this cycle bring, and what do we do differently?"""
    return _shown(request, cycle, said=said, of=of, part=page)


@router.post("/review/{cycle}/comments")
def comment(request: Request, cycle: str, *, told: Told) -> Response:
    """Say for its owners why a key result ended where it did."""
    key = told.get("key_result", "")

    def say(room: Room) -> Saying:
        objective = room.plan.objective(key.partition("/")[0])
        if objective is not None and objective.cycle != cycle:
            raise NarrowsError(
                "key-result-unknown",
                f"«{key}» is of cycle {objective.cycle}; comment on it in the review of that one.",
            )
        return grading.comment_grade(room, key, remark=remark_of(told))

    return _after(request, cycle, told=told, name=form_name("grade", key), say=say)


@router.post("/review/{cycle}/lessons")
def learn(request: Request, cycle: str, *, told: Told) -> Response:
    """Write down what it taught, what is to be stopped, or whether one works the same way."""

    def say(room: Room) -> Saying:
        if told.get("of", "") not in list(lessons.LessonOf):
            raise FieldError("of", "Choose what it is.")
        return lessons.learn(room, cycle, of=told["of"], remark=remark_of(told))

    return _after(request, cycle, told=told, name=LESSON, say=say)


def _after(
    request: Request, cycle: str, *, told: Told, name: str, say: Callable[[Room], Saying]
) -> Response:
    # Where it stood before, it is read afterwards.
    objective = told.get("key_result", "").partition("/")[0]
    done = said_or_refused(request, told, name=name, say=say)
    if isinstance(done, SentForm):
        return _shown(request, cycle, sent=done, of=objective)
    query = urlencode({"said": done.number, **({"of": objective} if objective else {})})
    return RedirectResponse(f"/review/{quote(cycle, safe='')}?{query}#said", status_code=SEE_OTHER)


def _shown(
    request: Request,
    cycle: str,
    *,
    said: str = "",
    of: str = "",
    part: int = 1,
    sent: SentForm = NOTHING_SENT,
) -> Response:
    decided = decided_of(request)
    plan = decided.review.plan
    whole = whole_review(request, decided, cycle=cycle_named(plan, cycle))
    path = f"/review/{quote(cycle, safe='')}"
    return answer_page(
        request,
        "cycle_review.html",
        answer=review_part(whole, part_of_objective(whole, of) if of else part),
        part_path=lambda number: path if number == 1 else f"{path}?page={number}",
        status=sent.status,
        said=said_words(decided.sayings, said, plan=plan),
        sent=sent,
        form_name=form_name,
        speakers=speakers(plan),
        same_way=SAME_WAY,
        no_cause=NO_CAUSE,
        graded=GRADED,
    )

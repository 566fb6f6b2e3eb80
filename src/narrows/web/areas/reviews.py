"""A cycle looked back on: one page that prints on a sheet, with what people say to it."""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from narrows.domain.errors import NarrowsError
from narrows.domain.okr import Cycle
from narrows.domain.sayings import Saying
from narrows.services.cycles import grading, lessons
from narrows.services.cycles.flow_moves import StreamFlowMove, flow_moves
from narrows.services.cycles.looking_back import look_back
from narrows.services.cycles.naming import cycle_named
from narrows.services.room import Room
from narrows.views.conversation import speakers
from narrows.views.review_markdown import GRADED, NO_CAUSE, SAME_WAY
from narrows.views.review_shown import ReviewShown, review_shown
from narrows.views.said import said_words
from narrows.web.decided import Decided, decided_of
from narrows.web.desk import desk_of
from narrows.web.kept_trail import trail_of
from narrows.web.of_review import once_of
from narrows.web.pages import page, twin
from narrows.web.sent_form import (
    NOTHING_SENT,
    FieldError,
    SentForm,
    Told,
    form_name,
    remark_of,
    said_or_refused,
)

router = APIRouter()

SEE_OTHER = 303
LESSON = "lesson"
"""The name of the form for what was learned."""


@twin(router, "/review/{cycle}")
def review(request: Request, cycle: str, *, said: str = "") -> Response:
    """What did this cycle bring, and what do we do differently?"""
    return _shown(request, cycle, said=said)


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
    done = said_or_refused(request, told, name=name, say=say)
    if isinstance(done, SentForm):
        return _shown(request, cycle, sent=done)
    query = urlencode({"said": done.number})
    return RedirectResponse(f"/review/{quote(cycle, safe='')}?{query}#said", status_code=SEE_OTHER)


def _shown(
    request: Request, cycle: str, *, said: str = "", sent: SentForm = NOTHING_SENT
) -> Response:
    decided = decided_of(request)
    plan = decided.review.plan
    return page(
        request,
        "cycle_review.html",
        answer=_answer(request, decided, cycle=cycle_named(plan, cycle)),
        status=sent.status,
        said=said_words(decided.sayings, said, plan=plan),
        sent=sent,
        form_name=form_name,
        speakers=speakers(plan),
        same_way=SAME_WAY,
        no_cause=NO_CAUSE,
        graded=GRADED,
    )


def _answer(request: Request, decided: Decided, *, cycle: Cycle) -> ReviewShown:
    """All that the page says; made once for what was decided, said and told."""
    told, check_ins = decided.sayings, trail_of(request).check_ins

    def made() -> ReviewShown:
        found = look_back(decided.review, cycle, history=None, sayings=told, check_ins=check_ins)
        return review_shown(replace(found, flow=_flow(request, cycle)), decided.review.plan)

    last = told[-1].number if told else 0
    return once_of(
        request, ("review", cycle, decided.stored.revision, last, len(check_ins)), make=made
    )


def _flow(request: Request, cycle: Cycle) -> tuple[StreamFlowMove, ...]:
    """The flow before and in a cycle; it takes its time, and is the same until all is measured."""
    desk = desk_of(request)
    measured = desk.review()
    if not measured.streams and measured.unaligned is None:
        return ()
    return once_of(request, ("flow", cycle), make=lambda: tuple(flow_moves(desk.history(), cycle)))

"""The workshop: from why to the first objectives, step by step, each applied as it is answered."""

from collections import Counter

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from narrows.domain.calendar import day_of
from narrows.domain.errors import NarrowsError
from narrows.services.plan.yaml_text import NO_FILE, write_yaml
from narrows.services.strategy.publishing import publish
from narrows.services.workshop.answering import take
from narrows.services.workshop.file import parse_answers
from narrows.services.workshop.steps import Step
from narrows.views.said import said_words
from narrows.views.strategy import strategy_answer
from narrows.views.workshop import workshop_answer
from narrows.views.workshop_page import (
    lacking,
    n_answered,
    saved_words,
    step_named,
    workshop_step,
)
from narrows.views.workshop_teaching import TITLES
from narrows.web.decided import decided_of, room_of
from narrows.web.desk import desk_of
from narrows.web.pages import page, twin
from narrows.web.refused_fields import field_of
from narrows.web.rest.statuses import status_of
from narrows.web.sent_form import (
    NOT_A_FORMS,
    NOTHING_SENT,
    FieldError,
    SentForm,
    Told,
    remark_of,
    said_or_refused,
)
from narrows.web.workshop_streams import phase_field
from narrows.web.workshop_told import answers_told

router = APIRouter()

SEE_OTHER = 303
ANSWER = "answer"
"""The name of a step's form."""
PUBLISH = "publish"
"""The name of the form that publishes the strategy."""


@twin(router, "/workshop")
def workshop(request: Request, *, said: str = "", done: str = "") -> Response:
    """How do we start, and how far have we come?"""
    return _whole(request, said=said, done=done)


@router.post("/workshop/strategy/publication")
def publish_strategy(request: Request, *, told: Told) -> Response:
    """Publish the strategy as it reads, for the leaders; a later change makes it a draft again."""
    done = said_or_refused(
        request, told, name=PUBLISH, say=lambda room: publish(room, remark=remark_of(told))
    )
    if isinstance(done, SentForm):
        return _whole(request, sent=done)
    return RedirectResponse(f"/workshop?said={done.number}#said", status_code=SEE_OTHER)


@twin(router, "/workshop/{step}")
def step_shown(request: Request, step: str, *, done: str = "") -> Response:
    """One step: what it teaches, what it asks, and what was answered before."""
    return _shown(request, step_named(step), done=done)


@router.post("/workshop/{step}")
def answer(request: Request, step: str, *, told: Told) -> Response:
    """Answer a step; what was answered is applied to the plan at once."""
    asked = step_named(step)
    refused = _refused(request, asked, told=told)
    if refused is not None:
        return _shown(request, asked, sent=refused)
    after = next(iter(list(Step)[list(Step).index(asked) + 1 :]), None)
    decided = decided_of(request)
    card = workshop_answer(decided.plan, decided.sayings).card(asked)
    # The next step could not be answered while this one lacks something.
    there = asked if "more" in told or (after and not card.is_done) else after
    address = "/workshop" if there is None else f"/workshop/{there}"
    return RedirectResponse(f"{address}?done={asked}#done", status_code=SEE_OTHER)


def _whole(
    request: Request, *, said: str = "", done: str = "", sent: SentForm = NOTHING_SENT
) -> Response:
    decided = decided_of(request, is_settled=done == Step.OBJECTIVES)
    plan, sayings = decided.plan, decided.sayings
    return page(
        request,
        "workshop.html",
        answer=(answer := workshop_answer(plan, sayings)),
        status=sent.status,
        titles=TITLES,
        plan=plan,
        n_objectives=Counter(each.owner for each in plan.objectives),
        n_answered=n_answered(answer),
        strategy=strategy_answer(plan, sayings),
        done=saved_words(answer, done),
        lacking=lacking,
        said=said_words(sayings, said, plan=plan),
        sent=sent,
    )


def _refused(request: Request, step: Step, *, told: Told) -> SentForm | None:
    """What is wrong of what was sent; `None` where it was taken."""
    room = room_of(request)
    try:
        answers = answers_told(step, told, plan=room.plan)
        text = write_yaml({step.value: answers})
        take(room, parse_answers(text, file=NO_FILE), remark=remark_of({**told, "words": ""}))
    except FieldError as error:
        return SentForm(ANSWER, told, error.errors, 422)
    except NarrowsError as error:
        status = status_of(error.slug)
        if status in NOT_A_FORMS:
            raise
        said = error.beside
        errors = {phase_field(told, said) or field_of(error, told): said}
        return SentForm(ANSWER, told, errors, status)
    return None


def _shown(
    request: Request, step: Step, *, done: str = "", sent: SentForm = NOTHING_SENT
) -> Response:
    decided = decided_of(request, is_settled=done == Step.OBJECTIVES)
    today = day_of(desk_of(request).now(), decided.plan.zone)
    shown = workshop_step(decided.plan, decided.sayings, step=step, today=today)
    return page(
        request,
        "workshop_step.html",
        answer=shown,
        status=sent.status,
        sent=sent.of(ANSWER),
        done=saved_words(shown.workshop, done),
        lacking=lacking,
        titles=TITLES,
        n_answered=n_answered(shown.workshop),
    )

"""The page of an objective, and checking in to it."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from narrows.domain.errors import NarrowsError
from narrows.domain.repository import StaleError
from narrows.services.check_ins import checking_in
from narrows.services.check_ins.checking_in import Given, objective_named
from narrows.services.check_ins.refusals import refused_answers
from narrows.web.check_in_form import (
    CheckInForm,
    empty_form,
    labels,
    refused_form,
    sent_check_in,
    stale_form,
)
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of
from narrows.web.objective_shown import (
    After,
    check_in_response,
    objective_answer,
    objective_response,
)
from narrows.web.of_review import settled_review
from narrows.web.pages import twin

router = APIRouter()

SEE_OTHER = 303
PRECONDITION_FAILED = 412
UNPROCESSABLE = 422
CONFLICT = 409
CLOSED = ("cycle-over", "cycle-closed")
"""Slugs of refusals after which nobody checks in any more, so that words can only be told back."""


async def _form(request: Request) -> FormData:
    return await request.form()


@twin(router, "/objectives/{objective}")
def objective(
    request: Request,
    objective: str,
    *,
    saved: str = "",
    said: str = "",
    written: str = "",
    observed: str = "",
) -> Response:
    """Why, how far, and what was learned."""
    if written or observed:
        # What was measured last may not know it yet; its author waits for that.
        settled_review(request)
    answer = objective_answer(request, objective)
    number = next((each.number for each in answer.check_ins if f"{each.number}" == saved), None)
    after = After(number, said, is_written=bool(written), observed=observed)
    return objective_response(request, answer, after=after)


@twin(router, "/objectives/{objective}/check-in")
def open_check_in(request: Request, objective: str) -> Response:
    """What did we learn this week?"""
    answer = objective_answer(request, objective)
    return check_in_response(request, answer, form=empty_form(answer))


@router.post("/objectives/{objective}/check-ins")
def check_in(
    request: Request, objective: str, *, told: Annotated[FormData, Depends(_form)]
) -> Response:
    """Save a check-in, or show the form again with what is wrong."""
    desk, sent = desk_of(request), sent_check_in(told, request.headers)
    decided = decided_of(request)
    review = decided.review
    given = Given(objective, sent.answers, sent.seen_number, sent.request_key)
    try:
        saved = checking_in.check_in(
            desk.repository, review, given=given, now=desk.now(), told=decided.sayings
        )
    except StaleError:
        answer = objective_answer(request, objective)
        form = stale_form(sent, answer)
        return check_in_response(request, answer, form=form, status=PRECONDITION_FAILED)
    except NarrowsError as error:
        answer = objective_answer(request, objective)
        if error.slug in CLOSED:
            unsaved = CheckInForm(sent.answers, 0, "", unsaved=error.message)
            return check_in_response(request, answer, form=unsaved, status=CONFLICT)
        known = objective_named(review.plan, objective)
        refused = list(refused_answers(known, sent.answers, called=labels(answer)))
        if not refused:
            raise
        form = refused_form(sent, refused)
        return check_in_response(request, answer, form=form, status=UNPROCESSABLE)
    address = f"/objectives/{quote(objective, safe='')}?saved={saved.number}"
    return RedirectResponse(address, status_code=SEE_OTHER)

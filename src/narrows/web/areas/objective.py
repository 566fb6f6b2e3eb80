"""The page of an objective, and checking in to it."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from narrows.domain.calendar import day_of
from narrows.domain.errors import NarrowsError
from narrows.domain.repository import StaleError
from narrows.services.check_ins import checking_in
from narrows.services.check_ins.checking_in import Given, objective_named
from narrows.services.check_ins.refusals import refused_answers
from narrows.views.check_in_words import RESULTS
from narrows.views.objective import ObjectivePage, objective_page
from narrows.web.check_in_form import (
    CheckInForm,
    empty_form,
    refused_form,
    sent_check_in,
    stale_form,
)
from narrows.web.desk import desk_of
from narrows.web.item_links import items_path
from narrows.web.key_result_chart import key_result_chart
from narrows.web.pages import page, twin

router = APIRouter()

RECENT_CHECK_INS = 3
"""Those shown at once; the rest is a key away."""

SEE_OTHER = 303
PRECONDITION_FAILED = 412
UNPROCESSABLE = 422
CONFLICT = 409


async def _form(request: Request) -> FormData:
    return await request.form()


@twin(router, "/objectives/{objective}")
def objective(request: Request, objective: str, *, saved: str = "") -> Response:
    """Why, how far, and what was learned."""
    answer = _answer(request, objective)
    number = next((each.number for each in answer.check_ins if f"{each.number}" == saved), None)
    return _shown(request, answer, form=empty_form(answer), saved=number)


@router.post("/objectives/{objective}/check-ins")
def check_in(
    request: Request, objective: str, *, form: Annotated[FormData, Depends(_form)]
) -> Response:
    """Save a check-in, or show the form again with what is wrong."""
    desk, sent = desk_of(request), sent_check_in(form, request.headers)
    review = desk.review()
    refused = list(refused_answers(objective_named(review.plan, objective), sent.answers))
    given = Given(objective, sent.answers, sent.seen_number, sent.request_key)
    try:
        saved = checking_in.check_in(desk.repository, review, given=given, now=desk.now())
    except StaleError:
        answer = _answer(request, objective)
        return _shown(request, answer, form=stale_form(sent, answer), status=PRECONDITION_FAILED)
    except NarrowsError as error:
        answer = _answer(request, objective)
        if error.slug == "cycle-over":
            unsaved = CheckInForm(sent.answers, 0, "", unsaved=error.message)
            return _shown(request, answer, form=unsaved, status=CONFLICT)
        if not refused:
            raise
        return _shown(
            request, answer, form=refused_form(sent, refused, page=answer), status=UNPROCESSABLE
        )
    address = f"/objectives/{quote(objective, safe='')}?saved={saved.number}"
    return RedirectResponse(address, status_code=SEE_OTHER)


def _answer(request: Request, objective: str) -> ObjectivePage:
    desk = desk_of(request)
    return objective_page(
        desk.review(),
        objective,
        check_ins=desk.repository.check_ins(objective),
        snapshots=desk.repository.snapshots(objective),
        now=desk.now(),
    )


def _shown(
    request: Request,
    answer: ObjectivePage,
    *,
    form: CheckInForm,
    status: int = 200,
    saved: int | None = None,
) -> Response:
    today = day_of(desk_of(request).now(), answer.zone)
    charts = {
        each.id: key_result_chart(each, answer.cycle, today=today) for each in answer.key_results
    }
    return page(
        request,
        "objective.html",
        answer=answer,
        status=status,
        form=form,
        saved=saved,
        charts=charts,
        results=RESULTS,
        items_path=items_path,
        recent=RECENT_CHECK_INS,
    )

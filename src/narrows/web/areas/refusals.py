"""Requests for work: logged, refused by the value metric, accepted as bets, taken up again."""

from collections.abc import Callable
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from narrows.domain.sayings import Saying
from narrows.services.plan.naming import stream_named
from narrows.services.refusals import asked, refusing
from narrows.services.room import Room
from narrows.views.conversation import speakers
from narrows.views.refusals import refusals_part
from narrows.views.said import said_words
from narrows.views.sheets.refusals import refusals_sheet
from narrows.web.asked_requests import AskedRequests
from narrows.web.asked_work import refuse_unknown_items, work_named
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of
from narrows.web.exports.files import exported, file_of
from narrows.web.item_links import item_path
from narrows.web.pages import page as answer_page
from narrows.web.pages import twin
from narrows.web.part_path import part_path, part_told
from narrows.web.refusals_shown import refusals_answer
from narrows.web.request_answer import request_answered
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
LOG = "log"
"""The name of the form for a new request."""


@twin(router, "/refusals")
def refusals(request: Request, *, asked_for: Annotated[AskedRequests, Query()]) -> Response:
    """What was asked of the streams, and what became of it?"""
    sent = SentForm(LOG, work_named(request, asked_for.item)) if asked_for.item else NOTHING_SENT
    return _shown(request, asked_for, sent=sent)


@exported(router, "/refusals")
def refusals_file(request: Request, *, asked_for: Annotated[AskedRequests, Query()]) -> Response:
    """The same as a table: all requests of the stream, whichever part of them was read."""
    decided, stream = decided_of(request), asked_for.stream
    if stream:
        stream_named(decided.plan, stream)
    sheet = refusals_sheet(refusals_answer(request, decided, stream=stream or None))
    return file_of(request, sheet, of=stream, as_of=desk_of(request).now())


@router.post("/refusals")
def log(request: Request, *, told: Told) -> Response:
    """Log a request, or refuse it in one."""

    def say(room: Room) -> Saying:
        if not told.get("stream"):
            raise FieldError("stream", "Choose the stream that it is asked of.")
        if not told.get("what", "").strip():
            raise FieldError("what", "Say what is asked for.")
        keys = tuple(each.strip() for each in told.get("items", "").split(",") if each.strip())
        refuse_unknown_items(request, keys)
        new = asked.Request(told["stream"], told["what"], told.get("asked_by") or None, keys)
        if told.get("act") == "refuse":
            return refusing.refuse_at_once(room, new, remark=remark_of(told))
        remark = remark_of({**told, "words": ""})
        return refusing.log_request(room, new, remark=remark)

    return _after(request, told, name=LOG, say=say)


@router.post("/refusals/{number}")
def decide(request: Request, number: int, *, told: Told) -> Response:
    """Refuse, accept or take up again."""

    def say(room: Room) -> Saying:
        if told.get("act") == "reopen":
            return refusing.reopen(room, number, remark=remark_of(told))
        return request_answered(room, number, told=told)

    return _after(request, told, name=form_name("request", number), say=say, number=number)


def _after(
    request: Request,
    told: Told,
    *,
    name: str,
    say: Callable[[Room], Saying],
    number: int | None = None,
) -> Response:
    done, stream = said_or_refused(request, told, name=name, say=say), told.get("shown", "")
    if isinstance(done, SentForm):
        return _shown(request, AskedRequests(stream=stream, request=number), sent=done)
    # Where it was answered, one reads on.
    page = part_told(told.get("page", ""))
    part = {"page": page} if page else {}
    query = urlencode({**({"stream": stream} if stream else {}), "said": done.number, **part})
    return RedirectResponse(f"/refusals?{query}#said", status_code=SEE_OTHER)


def _shown(request: Request, asked_for: AskedRequests, *, sent: SentForm) -> Response:
    decided, stream = decided_of(request), asked_for.stream
    if stream:
        stream_named(decided.plan, stream)
    whole = refusals_answer(request, decided, stream=stream or None)
    return answer_page(
        request,
        "refusals.html",
        answer=refusals_part(whole, asked_for.page, request=asked_for.request),
        path=lambda number: part_path("/refusals", number, stream=stream),
        status=sent.status,
        said=said_words(decided.sayings, asked_for.said, plan=decided.plan),
        sent=sent,
        form_name=form_name,
        item_path=item_path,
        speakers=speakers(decided.plan),
    )

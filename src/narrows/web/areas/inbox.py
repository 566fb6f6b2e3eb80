"""What waits for an answer, and answering it where it is read."""

from collections.abc import Callable
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from narrows.domain.sayings import Saying
from narrows.services.plan.naming import owner_named
from narrows.services.room import Room
from narrows.services.talk import conversing
from narrows.views.inbox import inbox_page
from narrows.views.said import said_words
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of
from narrows.web.pages import page as answer_page
from narrows.web.pages import twin
from narrows.web.part_path import part_path
from narrows.web.request_answer import draft_answered, request_answered
from narrows.web.ripple_answer import answered
from narrows.web.sent_form import (
    NOTHING_SENT,
    SentForm,
    Told,
    form_name,
    remark_of,
    said_or_refused,
)
from narrows.web.waiting import drafts_of, waiting_of

router = APIRouter()

SEE_OTHER = 303


@twin(router, "/inbox")
def inbox_shown(request: Request, *, owner: str = "", said: str = "", page: int = 1) -> Response:
    """What waits for whose answer?"""
    return _shown(request, owner=owner, said=said, page=page)


@router.post("/inbox/questions/{number}")
def answer_question(request: Request, number: int, *, told: Told) -> Response:
    """Answer a question, for the owner of what it is about."""
    return _after(
        request,
        told,
        name=form_name("question", number),
        say=lambda room: conversing.answer(room, number, remark=remark_of(told)),
    )


@router.post("/inbox/ripples")
def answer_ripple(request: Request, *, told: Told) -> Response:
    """Accept or decline a ripple."""
    return _after(
        request,
        told,
        name=form_name("ripple", told.get("ripple", "")),
        say=lambda room: answered(room, told),
    )


@router.post("/inbox/requests/{number}")
def answer_request(request: Request, number: int, *, told: Told) -> Response:
    """Refuse a request, or accept it as a bet of an objective."""
    return _after(
        request,
        told,
        name=form_name("request", number),
        say=lambda room: request_answered(room, number, told=told),
    )


@router.post("/inbox/drafts")
def answer_draft(request: Request, *, told: Told) -> Response:
    """Take the draft of a shared wait as an objective of the organisation, or drop it."""

    def say(room: Room) -> Saying:
        decided = decided_of(request)
        return draft_answered(room, drafts_of(request, decided), told=told, review=decided.review)

    return _after(request, told, name=form_name("draft", told.get("draft", "")), say=say)


def _after(request: Request, told: Told, *, name: str, say: Callable[[Room], Saying]) -> Response:
    done = said_or_refused(request, told, name=name, say=say)
    owner = told.get("owner", "")
    if isinstance(done, SentForm):
        return _shown(request, owner=owner, page=_number(told.get("page", "")), sent=done)
    query = urlencode({**({"owner": owner} if owner else {}), "said": done.number})
    return RedirectResponse(f"/inbox?{query}#said", status_code=SEE_OTHER)


def _shown(
    request: Request,
    *,
    owner: str,
    said: str = "",
    page: int = 1,
    sent: SentForm = NOTHING_SENT,
) -> Response:
    desk, decided = desk_of(request), decided_of(request)
    asked = owner_named(decided.plan, owner) if owner else None
    found, closed = waiting_of(request, decided), decided.review.closed
    return answer_page(
        request,
        "inbox.html",
        answer=inbox_page(
            decided.plan, found, owner=asked, now=desk.now(), page=page, closed=closed
        ),
        status=sent.status,
        said=said_words(decided.sayings, said, plan=decided.plan),
        sent=sent,
        form_name=form_name,
        path=lambda number: part_path("/inbox", number, owner=asked or ""),
    )


def _number(told: str) -> int:
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 6 else 1

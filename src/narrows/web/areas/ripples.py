"""How our objectives touch each other, and answering or noting a ripple where it is read."""

from collections.abc import Callable
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from narrows.domain.sayings import Saying
from narrows.services.ripples import outside
from narrows.services.ripples.outside import OutsideWave
from narrows.services.room import Room
from narrows.views.objectives import chosen_cycle
from narrows.views.ripples import ripples_page
from narrows.views.said import said_words
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of
from narrows.web.pages import is_json, page, twin
from narrows.web.pond import pond
from narrows.web.pond_shapes import NARROW, WIDE
from narrows.web.ripple_answer import answered
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


@twin(router, "/ripples")
def ripples(request: Request, *, cycle: str = "", said: str = "") -> Response:
    """How do our objectives touch each other?"""
    return _shown(request, cycle=cycle, said=said)


@router.post("/ripples/answers")
def answer(request: Request, *, told: Told) -> Response:
    """Accept, decline or withdraw a ripple."""
    name = form_name("ripple", told.get("ripple", ""))
    return _after(request, told, name=name, say=lambda room: answered(room, told))


@router.post("/ripples/outside")
def note(request: Request, *, told: Told) -> Response:
    """Note a wave that somebody outside makes."""

    def say(room: Room) -> Saying:
        party, to = told.get("party", "").strip(), told.get("to", "")
        if not party:
            raise FieldError("party", "Say who outside makes it.")
        if not to:
            raise FieldError("to", "Choose who feels it.")
        wave = OutsideWave(
            party,
            told.get("effect", ""),
            to,
            told.get("strength", ""),
            told.get("cycle") or None,
        )
        return outside.note(room, wave, remark=remark_of(told))

    return _after(request, told, name="outside-new", say=say)


def _after(request: Request, told: Told, *, name: str, say: Callable[[Room], Saying]) -> Response:
    done, cycle = said_or_refused(request, told, name=name, say=say), told.get("cycle", "")
    if isinstance(done, SentForm):
        return _shown(request, cycle=cycle, sent=done)
    query = urlencode({**({"cycle": cycle} if cycle else {}), "said": done.number})
    return RedirectResponse(f"/ripples?{query}#said", status_code=SEE_OTHER)


def _shown(
    request: Request, *, cycle: str, said: str = "", sent: SentForm = NOTHING_SENT
) -> Response:
    now, decided = desk_of(request).now(), decided_of(request)
    chosen = chosen_cycle(decided.plan, cycle or None, now=now)
    answer = ripples_page(decided.review, decided.sayings, cycle=chosen, now=now)
    has_picture = bool(answer.waves) and not is_json(request)
    return page(
        request,
        "ripples.html",
        answer=answer,
        status=sent.status,
        said=said_words(decided.sayings, said, plan=decided.plan),
        sent=sent,
        form_name=form_name,
        ponds={"broad": pond(answer.waves, WIDE), "slim": pond(answer.waves, NARROW)}
        if has_picture
        else {},
    )

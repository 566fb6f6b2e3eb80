"""How our objectives touch each other, and answering or noting a ripple where it is read."""

from collections.abc import Callable
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from markupsafe import Markup

from narrows.domain.calendar import day_of
from narrows.domain.sayings import Saying
from narrows.services.ripples import outside
from narrows.services.ripples.outside import OutsideWave
from narrows.services.room import Room
from narrows.views.objectives import chosen_cycle
from narrows.views.ripples import RipplesPage, ripples_page
from narrows.views.said import said_words
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of
from narrows.web.kept import KeptAnswers
from narrows.web.pages import page, twin
from narrows.web.part_path import part_path
from narrows.web.pond import pond
from narrows.web.pond_shapes import NARROW, WIDE
from narrows.web.rendering import rendered
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
def ripples(request: Request, *, cycle: str = "", said: str = "", page: int = 1) -> Response:
    """How do our objectives touch each other?"""
    return _shown(request, cycle=cycle, said=said, part=page)


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
    request: Request,
    *,
    cycle: str,
    said: str = "",
    part: int = 1,
    sent: SentForm = NOTHING_SENT,
) -> Response:
    now, decided = desk_of(request).now(), decided_of(request)
    chosen = chosen_cycle(decided.plan, cycle or None, now=now)
    question = (chosen.id if chosen else None, day_of(now, decided.plan.zone), part)

    def made() -> tuple[RipplesPage, Markup]:
        answer, waves = ripples_page(
            decided.review, decided.sayings, cycle=chosen, now=now, page=part
        )
        ponds = {"broad": pond(waves, WIDE), "slim": pond(waves, NARROW)}
        # Escaped by its own template.
        return answer, Markup(rendered("ponds.html", ponds=ponds, n_waves=len(waves)))  # noqa: S704

    answer, drawn = PONDS(decided, question, make=made)
    return page(
        request,
        "ripples.html",
        answer=answer,
        status=sent.status,
        said=said_words(decided.sayings, said, plan=decided.plan),
        sent=sent,
        form_name=form_name,
        drawn=drawn,
        path=lambda number: part_path("/ripples", number, cycle=cycle),
    )


PONDS: KeptAnswers[tuple[RipplesPage, Markup]] = KeptAnswers()

"""How our objectives touch each other, and answering or noting a ripple where it is read."""

from collections.abc import Callable, Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request
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
from narrows.views.wave_cards import WaveCard
from narrows.web.asked_ripples import AskedRipples, asked_by_form
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of
from narrows.web.kept import KeptAnswers
from narrows.web.pages import page, twin
from narrows.web.pond import pond
from narrows.web.pond_shapes import MOST_WAVES, NARROW, WIDE
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
def ripples(request: Request, *, asked_for: Annotated[AskedRipples, Query()]) -> Response:
    """How do our objectives touch each other?"""
    return _shown(request, asked_for)


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
    done, looked_at = said_or_refused(request, told, name=name, say=say), asked_by_form(told)
    if isinstance(done, SentForm):
        return _shown(request, looked_at, sent=done)
    # Where it was answered, one reads on.
    after = looked_at.model_copy(update={"said": str(done.number)})
    return RedirectResponse(f"{after.part(after.page)}#said", status_code=SEE_OTHER)


def _shown(request: Request, asked_for: AskedRipples, *, sent: SentForm = NOTHING_SENT) -> Response:
    now, decided, asked = desk_of(request).now(), decided_of(request), asked_for.asked
    chosen = chosen_cycle(decided.plan, asked_for.cycle or None, now=now)
    question = (chosen.id if chosen else None, day_of(now, decided.plan.zone), asked)

    def made() -> tuple[RipplesPage, Markup, bool]:
        answer, found = ripples_page(
            decided.review, decided.sayings, cycle=chosen, now=now, asked=asked
        )
        return answer, *_drawn(answer, found)

    answer, drawn, is_part = PONDS(decided, question, make=made)
    unsaid = asked_for.model_copy(update={"said": ""})
    return page(
        request,
        "ripples.html",
        answer=answer,
        status=sent.status,
        said=said_words(decided.sayings, asked_for.said, plan=decided.plan),
        sent=sent,
        form_name=form_name,
        drawn=drawn,
        is_part=is_part,
        path=unsaid.part,
    )


def _drawn(answer: RipplesPage, found: Sequence[WaveCard]) -> tuple[Markup, bool]:
    """The picture of what is asked for, and whether it is of the part that is listed only."""
    broad = pond(found, WIDE)
    # Of more than can be read, what is listed beneath it.
    is_part = len(broad.waves) > MOST_WAVES
    if is_part:
        found = answer.waves
        broad = pond(found, WIDE)
    ponds = {"broad": broad, "slim": pond(found, NARROW)}
    # Escaped by its own template.
    return Markup(rendered("ponds.html", ponds=ponds, n_waves=len(found))), is_part  # noqa: S704


PONDS: KeptAnswers[tuple[RipplesPage, Markup, bool]] = KeptAnswers()

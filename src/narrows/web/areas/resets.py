"""The reset between two cycles, item by item: nothing is carried by itself."""

from collections.abc import Callable
from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from narrows.domain.okr import Objective
from narrows.domain.sayings import Saying
from narrows.services.imports.slugs import slug_of
from narrows.services.reset.beginning import Beginning
from narrows.services.reset.resetting import Addition, Carry, Drop, ResetSteps, take
from narrows.services.reset.states import reset_under_way
from narrows.services.room import Room
from narrows.services.strategy.adopting import QUESTIONS, AdoptionAnswers
from narrows.views.reset_shown import reset_shown
from narrows.views.said import said_words
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of
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
MOST_WEEKS = 53


@twin(router, "/reset")
def reset(request: Request, *, said: str = "") -> Response:
    """What is carried into the next cycle, and for which argument?"""
    return _shown(request, said=said)


@router.post("/reset/beginning")
def begin(request: Request, *, told: Told) -> Response:
    """Begin a reset: the new cycle, and the opening questions answered again."""
    return _after(request, told, name="begin", steps=lambda _: ResetSteps(_beginning(told)))


@router.post("/reset/items")
def decide(request: Request, *, told: Told) -> Response:
    """Carry an item for an argument, or let it go."""
    item, words = told.get("item", ""), told.get("words", "")

    def steps(room: Room) -> ResetSteps:
        del room
        if told.get("act") == "drop":
            return ResetSteps(drops=(Drop(item, words),))
        if told.get("act") != "carry":
            raise FieldError("words", "Carry it for an argument, or let it go.")
        if not words.strip():
            raise FieldError("words", "Say why it goes on; without an argument it lapses.")
        return ResetSteps(carries=(Carry(item, words),))

    return _after(request, told, name=form_name("item", item), steps=steps)


@router.post("/reset/additions")
def add(request: Request, *, told: Told) -> Response:
    """Add an objective, and say what is removed for it."""

    def steps(room: Room) -> ResetSteps:
        text, removes = told.get("text", "").strip(), told.get("removes", "")
        if not text:
            raise FieldError("text", "Say what shall be true at the end of the cycle.")
        if not removes.strip():
            raise FieldError("removes", "Say what ends, or is no longer done: it makes room.")
        owner = told.get("owner", "")
        if owner not in {"organisation", *(each.id for each in room.plan.streams)}:
            raise FieldError("owner", "Choose whose it is.")
        taken = {each.id for each in room.plan.objectives}
        cycle = reset_under_way(room.plan, room.repository.sayings()).into.id
        id_, why = slug_of(text, taken=taken, usual="objective"), told.get("why", "").strip()
        new = Objective(id_, cycle=cycle, owner=owner, text=text, why=why or None)
        return ResetSteps(additions=(Addition(new, removes),))

    return _after(request, told, name="add", steps=steps)


@router.post("/reset/end")
def finish(request: Request, *, told: Told) -> Response:
    """Let go whatever nobody decided."""
    return _after(request, told, name="finish", steps=lambda _: ResetSteps(is_finished=True))


def _beginning(told: Told) -> Beginning:
    """What a form says of a reset's beginning.

    Raises:
        FieldError: A field is empty or cannot be read.
    """
    cycle = told.get("cycle", "").strip()
    if not cycle:
        raise FieldError("cycle", "Give the new cycle a short name, such as 2027-Q1.")
    answers = {name: told.get(name, "").strip() for name in QUESTIONS}
    for name, words in answers.items():
        if not words:
            raise FieldError(name, "Answer it again; the same words are an answer too.")
    weeks = told.get("weeks", "").strip() or "13"
    n_weeks = int(weeks) if weeks.isascii() and weeks.isdecimal() and len(weeks) < 4 else 0
    if not 1 <= n_weeks <= MOST_WEEKS:
        raise FieldError("weeks", f"«{weeks}» is no number of weeks; write such as 13.")
    return Beginning(
        cycle,
        AdoptionAnswers(answers["problem"], answers["observable"], answers["ends"]),
        start=_day(told.get("start", "").strip()),
        weeks=n_weeks,
        after=told.get("after") or None,
    )


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told) if told else None
    except ValueError:
        raise FieldError("start", f"«{told}» is no day; write it as 2027-01-04.") from None


def _after(
    request: Request, told: Told, *, name: str, steps: Callable[[Room], ResetSteps]
) -> Response:
    def say(room: Room) -> Saying:
        saved = take(room, steps(room), remark=remark_of({**told, "words": ""}))
        # Nothing is new where all of it was decided before.
        return saved[0] if saved else room.repository.sayings()[-1]

    done = said_or_refused(request, told, name=name, say=say)
    if isinstance(done, SentForm):
        return _shown(request, sent=done)
    return RedirectResponse(f"/reset?said={done.number}#said", status_code=SEE_OTHER)


def _shown(request: Request, *, said: str = "", sent: SentForm = NOTHING_SENT) -> Response:
    decided = decided_of(request)
    return page(
        request,
        "reset.html",
        answer=reset_shown(decided.plan, decided.sayings, now=desk_of(request).now()),
        status=sent.status,
        said=said_words(decided.sayings, said, plan=decided.plan),
        sent=sent,
        form_name=form_name,
    )

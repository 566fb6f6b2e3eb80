"""The reset between two cycles, item by item: nothing is carried by itself."""

from collections.abc import Callable

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from narrows.domain.sayings import Saying
from narrows.services.reset.resetting import Carry, Drop, ResetSteps, take
from narrows.services.room import Room
from narrows.views.reset_shown import reset_shown
from narrows.views.said import let_go_words
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of
from narrows.web.pages import page, twin
from narrows.web.reset_form import addition_told, beginning_told
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


@twin(router, "/reset")
def reset(request: Request, *, said: str = "") -> Response:
    """What is carried into the next cycle, and for which argument?"""
    return _shown(request, said=said)


@router.post("/reset/beginning")
def begin(request: Request, *, told: Told) -> Response:
    """Begin a reset: the new cycle, and the opening questions answered again."""

    def steps(room: Room) -> ResetSteps:
        return ResetSteps(beginning_told(room, told))

    return _after(request, told, name="begin", steps=steps)


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
        return ResetSteps(additions=(addition_told(room, told),))

    return _after(request, told, name="add", steps=steps)


@router.post("/reset/end")
def finish(request: Request, *, told: Told) -> Response:
    """Let go whatever nobody decided."""
    return _after(request, told, name="finish", steps=lambda _: ResetSteps(is_finished=True))


@router.post("/reset/calling-off")
def call_off(request: Request, *, told: Told) -> Response:
    """Call the reset off that is under way."""
    steps = ResetSteps(is_called_off=True)
    return _after(request, told, name="call-off", steps=lambda _: steps)


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
        said=let_go_words(decided.sayings, said, plan=decided.plan),
        sent=sent,
        form_name=form_name,
    )

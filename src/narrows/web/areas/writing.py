"""Writing an objective, with what the rules say of it as one types."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from narrows.domain.errors import NarrowsError
from narrows.services.plan.sending import objective_document, remove_objective
from narrows.services.writing.saving import UnfinishedError, rewrite, write
from narrows.web.decided import room_of
from narrows.web.pages import page, twin
from narrows.web.rest.versions import StaleVersionError
from narrows.web.sent_form import Told
from narrows.web.write_deeds import Desk, done
from narrows.web.write_fields import fields_of, first_fields
from narrows.web.write_first import first_choice
from narrows.web.write_shown import (
    Shown,
    shown,
    shown_reading,
    written_desk,
)
from narrows.web.write_version import refuse_older, version_of

router = APIRouter()

SEE_OTHER, CONFLICT, UNPROCESSABLE, STALE = 303, 409, 422, 412
Asked = Annotated[str, Query(max_length=200)]


@twin(router, "/write")
def new(
    request: Request, *, cycle: Asked = "", owner: Asked = "", waypoint: Asked = ""
) -> Response:
    """What shall be true at the end of a cycle?"""
    first = first_choice(request, cycle=cycle, owner=owner)
    not_for = "" if cycle == first[0] else cycle
    return shown(request, Shown(first_fields(*first, waypoint=waypoint), not_for=not_for))


@twin(router, "/objectives/{objective}/write")
def change(request: Request, objective: str) -> Response:
    """What it says now, to be said better."""
    known = objective_document(room_of(request).plan, objective)
    told = {**fields_of(known), "version": version_of(known)}
    return shown(request, Shown(told, is_unwritten=True), objective=objective)


@router.post("/write/reading")
def read(request: Request, *, told: Told) -> Response:
    """What the rules say of what is written so far, each part for its place on the page."""
    return shown_reading(request, told)


@router.post("/write")
def send_new(request: Request, *, told: Told) -> Response:
    """Save a new objective, or do what a button asks for."""
    return _sent(request, told, objective=None)


@router.post("/objectives/{objective}/write")
def send_change(request: Request, *, objective: str, told: Told) -> Response:
    """Save an objective anew, or do what a button asks for."""
    return _sent(request, told, objective=objective)


@twin(router, "/objectives/{objective}/removal")
def ask_removal(request: Request, objective: str) -> Response:
    """What goes and what stays, before anything does."""
    known = objective_document(room_of(request).plan, objective)
    return page(request, "removal.html", answer=known, version=version_of(known), error="")


@router.post("/objectives/{objective}/removal")
def remove(request: Request, *, objective: str, told: Told) -> Response:
    """Take an objective out of the plan, as its author saw it."""
    room = room_of(request)
    known = objective_document(room.plan, objective)
    try:
        refuse_older(known, told.get("version", ""))
        remove_objective(room, objective)
    except NarrowsError as error:
        answer = {"version": version_of(known), "error": error.message}
        status = STALE if isinstance(error, StaleVersionError) else CONFLICT
        return page(request, "removal.html", answer=known, status=status, **answer)
    cycle = quote(f"{known['cycle']}", safe="")
    return RedirectResponse(f"/objectives?cycle={cycle}", status_code=SEE_OTHER)


def _sent(request: Request, told: Told, *, objective: str | None) -> Response:
    deed = told.get("do", "save")
    desk = written_desk(request, told, objective=objective)
    if deed != "save":
        after = done(desk, deed)
        is_check = deed == "check"
        return shown(
            request,
            Shown(after.told, focus=after.focus, words=after.words, is_checked=is_check),
            objective=objective,
        )
    return _saved(request, desk, objective=objective)


def _saved(request: Request, desk: Desk, *, objective: str | None) -> Response:
    room, written, told = room_of(request), desk.written, desk.told
    known = None if objective is None else objective_document(room.plan, objective)
    try:
        if known is not None:
            refuse_older(known, told.get("version", ""))
        if written.unread:
            raise UnfinishedError("", refused=())
        if objective is None:
            saved = write(room, written.given, metrics=written.metrics)
        else:
            saved = rewrite(room, objective, given=written.given, metrics=written.metrics)
    except StaleVersionError as error:
        now = {**told, "version": version_of(error.current)}
        state = Shown(now, theirs=error.current, status=STALE)
        return shown(request, state, objective=objective)
    except UnfinishedError as error:
        state = Shown(told, refused=error.refused, is_refused=True, status=UNPROCESSABLE)
        return shown(request, state, objective=objective)
    except NarrowsError as error:
        state = Shown(told, trouble=error.message, is_refused=True, status=CONFLICT)
        return shown(request, state, objective=objective)
    address = f"/objectives/{quote(saved.id, safe='')}?written=1"
    return RedirectResponse(address, status_code=SEE_OTHER)

"""Connecting a program that sends its changes by itself: named, its statuses said, and made."""

from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from narrows.domain.errors import NarrowsError
from narrows.services.connect.pushed_connecting import (
    WantedSender,
    connect_sender,
    statuses_guessed,
)
from narrows.services.quality.mapping import MEANINGS
from narrows.views.sending_page import sending_page
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of
from narrows.web.file_form import ACCEPT, FIELD, refused_form
from narrows.web.file_wanted import MOST_ROWS, statuses_said
from narrows.web.pages import page, twin
from narrows.web.sent_form import NOTHING_SENT, FieldError, SentForm, Told
from narrows.web.source_desk import source_desk_of

router = APIRouter()

SEE_OTHER = 303
ASK = "ask"
"""The name of the first form; the second is that by which a file is accepted, too."""

NO_NAME = "Say what sends: a short name that stays, such as service-desk."
NO_STATUS = "Say its statuses, one a line: without one that is done nothing could ever be done."
FIELDS = {**FIELD, "workflow-missing": "statuses"}


@twin(router, "/connect/sending")
def sending(
    request: Request, *, source: str = "", stream: str = "", name: str = "", statuses: str = ""
) -> Response:
    """How does a program send its changes here?"""
    told = {"source": source, "stream": stream, "name": name, "statuses": statuses}
    errors = _lacking(request, told) if request.query_params else {}
    sent = SentForm(ASK, told, errors, 422 if errors else 200)
    return _shown(request, told, sent=sent)


@router.post("/connect/sending")
def connect_sending(request: Request, *, told: Told) -> Response:
    """Make it a source, with the stream that takes what it sends and its workflow."""
    desk, named = source_desk_of(request), _named(told)
    errors = _lacking(request, told)
    if errors:
        return _shown(request, told, sent=SentForm(ASK, told, errors, 422))
    try:
        said = statuses_said(told, statuses_guessed(named)) if named else ()
        wanted = WantedSender(told["source"], told.get("stream", ""), told.get("name", ""), said)
        done = connect_sender(desk.gate, wanted, now=desk_of(request).now())
    except FieldError as error:
        return _shown(request, told, sent=SentForm(ACCEPT, told, {error.name: error.message}, 422))
    except NarrowsError as error:
        refused = refused_form(ACCEPT, told, error=error, fields=FIELDS)
        return _shown(request, told, sent=refused)
    return RedirectResponse(f"/sources/{quote(done, safe='')}?done=sends#sends", SEE_OTHER)


def _named(told: Told) -> list[str]:
    """The names of its statuses: as the second form has them, else a line each."""
    rows = [told[f"status-{n}"] for n in range(MOST_ROWS) if f"status-{n}" in told]
    lines = rows or told.get("statuses", "").splitlines()[:MOST_ROWS]
    return list(dict.fromkeys(each.strip() for each in lines if each.strip()))


def _lacking(request: Request, told: Told) -> dict[str, str]:
    """What the first form does not say yet, by the field."""
    own = decided_of(request).plan.stream(told.get("stream", ""))
    has_workflow = own is not None and own.workflow is not None
    lacks = {
        "source": "" if told.get("source", "").strip() else NO_NAME,
        "statuses": "" if has_workflow or _named(told) else NO_STATUS,
        "name": "" if own or told.get("name", "").strip() else "Say what the new stream is called.",
    }
    return {field: message for field, message in lacks.items() if message}


def _shown(request: Request, told: Told, *, sent: SentForm = NOTHING_SENT) -> Response:
    answer = sending_page(
        decided_of(request).plan,
        source=told.get("source", "").strip(),
        stream=told.get("stream", ""),
        name=told.get("name", ""),
        statuses=_named(told),
    )
    is_asked = sent.name == ASK and (bool(sent.errors) or not answer.source)
    return page(
        request,
        "connect_sending.html",
        answer=answer,
        status=sent.status,
        sent=sent,
        is_asked=is_asked,
        lines="\n".join(each.status for each in answer.statuses),
        meanings=MEANINGS,
    )

"""Connecting a file: handed over, looked at, corrected, and made a source with its stream."""

import secrets
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from narrows.domain.errors import NarrowsError
from narrows.domain.work import ItemType
from narrows.services.connect.file_connecting import connect_file
from narrows.services.connect.file_preview import FilePreview, Reading, kept_header, preview
from narrows.services.connect.handing import forget_unconnected, hand_newer, hand_over
from narrows.services.quality.mapping import MEANINGS
from narrows.views.file_page import FilePage, columns_wanted, file_told, streams_to_take
from narrows.views.source import standing_named
from narrows.web.body_limits import LARGEST_FILE_BYTES
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of
from narrows.web.file_form import (
    ACCEPT,
    COLUMN,
    HAND,
    NEWER,
    READ,
    reading_of,
    refused_form,
)
from narrows.web.file_wanted import wanted_of
from narrows.web.handed_form import FileForm
from narrows.web.pages import page, twin
from narrows.web.sent_form import NOTHING_SENT, FieldError, SentForm, Told
from narrows.web.source_desk import files_of, source_desk_of
from narrows.web.sources_shown import After, source_response

router = APIRouter()

SEE_OTHER = 303
TYPES = tuple(each for each in ItemType if each is not ItemType.UNTYPED)
NO_FILE = "Choose a file: a table (CSV) or an event log (XES)."


@twin(router, "/connect")
def connect(request: Request, *, file: str = "", title: str = "") -> Response:
    """What does this file tell, and whose work is it?"""
    return _shown(request, {**({} if file else {"title": title}), **request.query_params})


@router.post("/connect", max_body_size=LARGEST_FILE_BYTES)
def hand(request: Request, *, form: FileForm) -> Response:
    """Keep what Narrows keeps of a file, and show what it tells."""
    told, plan = form.told, decided_of(request).plan
    if form.handed is None:
        return _shown(request, {}, sent=SentForm(HAND, told, {"file": NO_FILE}, 422))
    desk, files = source_desk_of(request), files_of(request)
    name, reading = secrets.token_hex(16), reading_of(told, zone=plan.zone)
    forget_unconnected(files.kept, plan, now=desk_of(request).now())
    try:
        connectors = desk.tools.connectors
        hand_over(files.kept, form.handed, name=name, reading=reading, connectors=connectors)
    except NarrowsError as error:
        return _shown(request, {}, sent=refused_form(HAND, told, error=error, usual="file"))
    query = {key: value for key, value in told.items() if value.strip() and key != "request_key"}
    query |= {"file": name, "title": form.handed.name}
    return RedirectResponse(f"/connect?{urlencode(query)}", status_code=SEE_OTHER)


@router.post("/connect/source")
def accept(request: Request, *, told: Told) -> Response:
    """Make the file a source, with the stream that takes it and its workflow."""
    desk, plan = source_desk_of(request), decided_of(request).plan
    reading = reading_of(told, zone=plan.zone)
    try:
        seen = _seen(request, told, reading=reading)
        path = files_of(request).kept.path(told.get("file", ""))
        wanted = wanted_of(told, seen, path=path, reading=reading, plan=plan)
        connect_file(desk.gate, wanted, now=desk_of(request).now())
    except FieldError as error:
        return _shown(request, told, sent=SentForm(ACCEPT, told, {error.name: error.message}, 422))
    except NarrowsError as error:
        return _shown(request, told, sent=refused_form(ACCEPT, told, error=error))
    done = quote(wanted.source.id)
    return RedirectResponse(f"/sources?done={done}#done", status_code=SEE_OTHER)


@router.post("/sources/{source}/files", max_body_size=LARGEST_FILE_BYTES)
def newer(request: Request, source: str, *, form: FileForm) -> Response:
    """Put a newer export in the place of the one that a source reads."""
    desk, files = source_desk_of(request), files_of(request)
    found = standing_named(desk.standings(), source).source
    if form.handed is None:
        sent = SentForm(NEWER, form.told, {"file": NO_FILE}, 422)
        return source_response(request, source, after=After(sent=sent))
    try:
        hand_newer(
            desk.gate,
            found,
            handed=form.handed,
            kept=files.kept,
            connectors=desk.tools.connectors,
            now=desk_of(request).now(),
        )
    except NarrowsError as error:
        sent = refused_form(NEWER, form.told, error=error, fields={}, usual="file")
        return source_response(request, source, after=After(sent=sent))
    address = f"/sources/{quote(source, safe='')}?done=file#handed"
    return RedirectResponse(address, status_code=SEE_OTHER)


def _seen(request: Request, told: Told, *, reading: Reading) -> FilePreview:
    files, title = files_of(request), told.get("title", "") or "file"
    return preview(files, told.get("file", ""), title=title, reading=reading)


def _shown(request: Request, told: Told, *, sent: SentForm = NOTHING_SENT) -> Response:
    plan = decided_of(request).plan
    name, reading = told.get("file", ""), reading_of(told, zone=plan.zone)
    header: tuple[str, ...] = ()
    seen = None
    if name:
        header = kept_header(files_of(request), name)
        try:
            seen = _seen(request, told, reading=reading)
        except NarrowsError as error:
            sent = refused_form(READ, told, error=error)
    answer = FilePage(
        file=name,
        title=told.get("title", ""),
        header=header,
        wanted=columns_wanted(
            seen.columns if seen else reading.columns,
            is_interval=bool(seen and seen.answer.held.is_interval),
        ),
        reads=reading.columns,
        zone=reading.zone,
        date_format=reading.date_format or "",
        told=file_told(seen) if seen else None,
        streams=streams_to_take(plan),
    )
    return page(
        request,
        "connect.html",
        answer=answer,
        status=sent.status,
        sent=sent,
        meanings=MEANINGS,
        types=TYPES,
        column=COLUMN,
        stream=told.get("stream", "") or sent.told.get("stream", ""),
    )

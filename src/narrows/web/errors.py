"""What a refusal becomes: one page and one shape of JSON, that both say what to do."""

from dataclasses import dataclass

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, Response
from starlette.exceptions import HTTPException

from narrows.domain.errors import NarrowsError
from narrows.web.body_limits import too_large
from narrows.web.door import is_admitted
from narrows.web.error_table import STATUS, title_of
from narrows.web.frame import BARE, Frame, frame_of
from narrows.web.guard import HEADERS
from narrows.web.hook_paths import is_hook
from narrows.web.pages import is_json, json_of, path_of
from narrows.web.rendering import rendered
from narrows.web.rest.statuses import UNPROCESSABLE, status_of
from narrows.web.rest.wording import said_of

MOST_COMPLAINTS = 3
"""Of one request: whoever mends them sees the next."""


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """What went wrong.

    Attributes:
        slug: Name of the refusal, as in the manual of messages.
        message: What is wrong and what to do.
        status: Of the response.
        title: In a few words.
    """

    slug: str
    message: str
    status: int
    title: str


def install(app: FastAPI) -> None:
    """Teach an application what to answer when it refuses, and when it breaks."""
    app.add_exception_handler(NarrowsError, _refused)
    app.add_exception_handler(HTTPException, _unserved)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(Exception, broken)


def refusal(request: Request, error: NarrowsError) -> Response:
    """The response to a refusal, with the status that its slug has."""
    return _answer(request, error, status=_status(error.slug))


def _status(slug: str) -> int:
    """Of a page; what the REST interface calls unprocessable is a bad request here."""
    if slug in STATUS:
        return STATUS[slug]
    shared = status_of(slug)
    return 400 if shared == UNPROCESSABLE else shared


def _answer(request: Request, error: NarrowsError, *, status: int) -> Response:
    if is_hook(path_of(request)):
        return Response(status_code=status)  # not a word of whose server this is
    said = ErrorPage(error.slug, error.message, status, title_of(error.slug, status))
    if is_json(request):
        return json_of({"error": said}, status=status)
    html = rendered("error.html", page=said, frame=_frame(request))
    return HTMLResponse(html, status_code=status)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, NarrowsError)  # noqa: S101 - registered for nothing else
    return refusal(request, error)


async def _unserved(request: Request, error: Exception) -> Response:
    """What the framework itself refuses."""
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for nothing else
    path = path_of(request)
    match error.status_code:
        case 404:
            said = NarrowsError("page-unknown", f"Nothing is at {path}; choose a page above.")
        case 405:
            said = NarrowsError(
                "method-refused", f"{request.method} is not taken at {path}; open it as a page."
            )
        case 413:
            said = too_large(path)
        case _:
            said = NarrowsError(
                "form-unreadable", "What was sent cannot be read; go back and send it again."
            )
    return _answer(request, said, status=error.status_code)


async def _unreadable(request: Request, error: Exception) -> Response:
    """A field that is missing or of the wrong kind, where no page says so beside it."""
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for nothing else
    complaints = [said_of(each) for each in error.errors()][:MOST_COMPLAINTS]
    fields = "; ".join(f"«{each.field.partition('.')[2]}» {each.detail}" for each in complaints)
    said = NarrowsError(
        "form-unreadable", f"What was sent cannot be read: {fields}. Go back and correct it."
    )
    return _answer(request, said, status=400)


async def broken(request: Request, error: Exception) -> Response:
    """A bug: it is raised again for the log, and the page says nothing of it."""
    del error
    said = NarrowsError(
        "broken", "This is a fault of Narrows, and what was saved is safe; the log has the rest."
    )
    response = _answer(request, said, status=500)
    # Made outside of what adds them to all others.
    response.headers.update(HEADERS)
    return response


def _frame(request: Request) -> Frame:
    """The frame; one without words where nothing can be reviewed, or who asks is not let in."""
    try:
        return frame_of(request) if is_admitted(request) else BARE
    except NarrowsError:
        return Frame()

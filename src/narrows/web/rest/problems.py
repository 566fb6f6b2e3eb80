"""What a refusal becomes for programs: `application/problem+json`, with a slug and what to do."""

import json
import re
from collections.abc import Mapping

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from narrows.domain.errors import NarrowsError
from narrows.domain.repository import StaleError
from narrows.views.as_json import plain
from narrows.web.pages import path_of
from narrows.web.rest.problem import FieldError
from narrows.web.rest.statuses import TITLES, UNPROCESSABLE, status_of
from narrows.web.rest.versions import StaleVersionError
from narrows.web.rest.wording import said_of

MEDIA_TYPE = "application/problem+json"
TOO_LARGE = "A request holds 1 MB at most; send it in parts."

TYPE = "urn:narrows:problem:"
"""What the type of each problem begins with; its slug follows."""


def install(app: FastAPI) -> None:
    """Teach an application what to answer when it refuses, and when it breaks."""
    app.add_exception_handler(NarrowsError, _refused)
    app.add_exception_handler(HTTPException, _unserved)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(Exception, broken)


def refusal(request: Request, error: NarrowsError) -> Response:
    """The response to a refusal."""
    del request
    more: dict[str, object] = {}
    headers: dict[str, str] = {}
    if isinstance(error, FieldError):
        more["field"] = error.field
    if isinstance(error, StaleVersionError):
        more["current"] = error.current
        headers["etag"] = error.etag
    if isinstance(error, StaleError):
        more["current"] = error.latest
    status = status_of(error.slug)
    if status == 401:
        headers["www-authenticate"] = "Bearer"
    return _answer(error, status=status, more=more, headers=headers)


def _answer(
    error: NarrowsError,
    *,
    status: int,
    more: Mapping[str, object] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    said = {
        "type": f"{TYPE}{error.slug}",
        "slug": error.slug,
        "title": TITLES.get(status, "That did not work"),
        "status": status,
        "detail": error.message,
        **(more or {}),
    }
    # What is refused may hold half of a pair, which no encoding of text has.
    text = json.dumps(plain(said), allow_nan=False)
    return Response(text, status_code=status, media_type=MEDIA_TYPE, headers=dict(headers or {}))


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, NarrowsError)  # noqa: S101 - registered for nothing else
    return refusal(request, error)


async def _unserved(request: Request, error: Exception) -> Response:
    """What the framework itself refuses."""
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for nothing else
    path = path_of(request)
    match error.status_code:
        case 404:
            said = NarrowsError(
                "operation-unknown",
                f"Nothing is at {path}; /api/v1/openapi.json lists what there is.",
            )
        case 405:
            said = NarrowsError("method-refused", f"{request.method} is not taken at {path}.")
            return _answer(said, status=405, headers={"allow": _allowed(request)})
        case 413:
            said = NarrowsError("request-too-large", TOO_LARGE)
        case _:
            said = NarrowsError(
                "request-unreadable", "What was sent cannot be read as JSON; correct it."
            )
    return _answer(said, status=error.status_code, headers=error.headers)


def _allowed(request: Request) -> str:
    """All methods that are taken at a path; the framework tells those of one function only."""
    app, path = request.app, path_of(request).removeprefix(request.scope.get("root_path", ""))
    found = {
        method.upper()
        for template, operations in app.openapi()["paths"].items()
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path)
        for method in operations
    }
    return ", ".join(sorted(found))


async def _unreadable(request: Request, error: Exception) -> Response:
    """Values that are missing, of the wrong kind, or that nobody asked for."""
    del request
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for nothing else
    found = [said_of(each) for each in error.errors()]
    first = found[0]
    more = len(found) - 1
    said = NarrowsError(
        "request-invalid",
        f"«{first.field}» {first.detail}{f' ({more} more in `errors`)' if more else ''}.",
    )
    errors = [{"field": each.field, "detail": each.detail} for each in found]
    return _answer(said, status=UNPROCESSABLE, more={"field": first.field, "errors": errors})


async def broken(request: Request, error: Exception) -> Response:
    """A bug: it is raised again for the log, and the answer says nothing of it."""
    del request, error
    said = NarrowsError(
        "broken", "This is a fault of Narrows, and what was saved is safe; the log has the rest."
    )
    return _answer(said, status=500)

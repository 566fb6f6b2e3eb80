"""What operations answer, and how it becomes a response."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from fastapi.responses import Response

from narrows.views.as_json import plain

CREATED = 201


@dataclass(frozen=True, slots=True)
class Answer:
    """What an operation answers.

    Attributes:
        body: A record or a mapping; `None` is no content.
        status: Of the response.
        etag: Version of what is answered.
        location: Where what was made is, below the interface's root.
    """

    body: object
    status: int = 200
    etag: str | None = None
    location: str | None = None


def answered(body: object, *, etag: str | None = None) -> Response:
    """What an operation that only reads answers."""
    return response(Answer(body, etag=etag), text_of(body))


def text_of(body: object) -> str:
    """A body as JSON: undefined is `null`."""
    return json.dumps(plain(body), ensure_ascii=False, allow_nan=False)


def response(answer: Answer, text: str, *, more: Mapping[str, str] | None = None) -> Response:
    """The response to a request.

    Args:
        answer: Its status and headers.
        text: The body.
        more: Further headers.
    """
    headers = dict(more or {})
    if answer.etag:
        headers["etag"] = answer.etag
    if answer.location:
        headers["location"] = answer.location
    if not text:
        return Response(status_code=answer.status, headers=headers)
    return Response(text, status_code=answer.status, media_type="application/json", headers=headers)

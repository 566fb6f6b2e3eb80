"""One answer, two faces: the page that people read, and its twin of the same path with `.json`."""

import json
from collections.abc import Callable
from typing import TypeVar

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from narrows.views.as_json import plain
from narrows.web.frame import frame_of
from narrows.web.kept_together import kept_together
from narrows.web.phone_tables import with_labels
from narrows.web.rendering import rendered
from narrows.web.sent_form import SentForm
from narrows.web.told_back import told_back

TWIN = ".json"

Handler = TypeVar("Handler", bound=Callable[..., Response])


def twin(
    router: APIRouter, path: str, *, json_path: str | None = None
) -> Callable[[Handler], Handler]:
    """Serve what a function answers at a path, and as JSON at the same path with `.json`.

    Args:
        router: Of the area.
        path: With parameters, such as `/streams/{stream}`.
        json_path: Where the twin is, if not there.
    """

    def served(handler: Handler) -> Handler:
        # First the twin: a parameter at the end of a path would take its `.json` too.
        router.add_api_route(json_path or path + TWIN, handler, methods=["GET", "HEAD"])
        router.add_api_route(path, handler, methods=["GET", "HEAD"])
        return handler

    return served


def page(
    request: Request, template: str, *, answer: object, status: int = 200, **drawn: object
) -> Response:
    """The answer to a page's question, as JSON where the path ends so, else as HTML.

    Args:
        request: What was asked.
        template: Its name; it sees the answer as `page`, and `frame`.
        answer: A frozen dataclass.
        status: Of the response.
        drawn: Shapes that only HTML needs, each under its own name.
    """
    if is_json(request):
        return json_of(answer, status=status)
    frame = frame_of(request)
    html = rendered(template, page=answer, frame=frame, **drawn)
    sent = drawn.get("sent")
    if isinstance(sent, SentForm) and (told := told_back(sent, html)) is not sent:
        # Its form went meanwhile: whoever wrote in it reads the words again.
        html = rendered(template, page=answer, frame=frame, **{**drawn, "sent": told})
    return HTMLResponse(kept_together(with_labels(html)), status_code=status)


def json_of(answer: object, *, status: int = 200) -> Response:
    """An answer as JSON: instants in UTC with `Z`, undefined as `null`."""
    text = json.dumps(plain(answer), ensure_ascii=False, allow_nan=False)
    return Response(text, status_code=status, media_type="application/json")


def is_json(request: Request) -> bool:
    """Whether the JSON twin of a page is asked for."""
    return path_of(request).endswith(TWIN)


def path_of(request: Request) -> str:
    """The path that was asked for, decoded; a URL made of it again would cut it at a «?»."""
    path: str = request.scope["path"]
    return path

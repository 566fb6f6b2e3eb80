"""The application: areas are found by being there, and every response is guarded."""

import logging
import re
from collections.abc import Collection

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.responses import Response
from starlette.middleware import Middleware
from starlette.routing import Mount

from narrows import __version__
from narrows.domain import registry
from narrows.domain.errors import NarrowsError
from narrows.web import errors
from narrows.web.ahead import Ahead
from narrows.web.asked_only import refuse_unknown
from narrows.web.assets import has_script
from narrows.web.body_limits import LARGEST_FORM_BYTES
from narrows.web.desk import Desk
from narrows.web.guard import LOOPBACK, Guard
from narrows.web.of_history import OfHistory
from narrows.web.pages import path_of
from narrows.web.rendering import compile_templates
from narrows.web.rest import problems
from narrows.web.rest.application import ROOT, rest_app

log = logging.getLogger(__name__)


def create_app(desk: Desk, *, hosts: Collection[str] = LOOPBACK) -> FastAPI:
    """An application that serves the pages, and the REST interface beside them.

    Args:
        desk: What they work on.
        hosts: What it may be called; other names are refused.
    """
    app = FastAPI(
        title="Narrows",
        version=__version__,
        # The REST interface describes itself; pages are for people.
        openapi_url=None,
        # A framework that sends what it sees to wherever the environment says: not here.
        telemetry={"auto_configure": False, "tracing": False, "metrics": False, "logs": False},
        redirect_slashes=False,
        middleware=[Middleware(Guard, hosts=hosts, refused=_refusal, door=desk.door)],
    )
    app.state.desk = desk
    app.state.of_history = OfHistory()
    app.state.ahead = Ahead()
    # What a broken form holds is answered to who sent it, and is nothing for the server's output.
    logging.getLogger("python_multipart").setLevel(logging.ERROR)
    compile_templates()
    errors.install(app)
    app.add_exception_handler(Exception, _broken)
    for router in registry.collect("narrows.web.areas", "router"):
        assert isinstance(router, APIRouter)  # noqa: S101 - an area has a router or none
        app.include_router(
            router, dependencies=[Depends(refuse_unknown)], max_body_size=LARGEST_FORM_BYTES
        )
    if desk.bench is not None:
        rest = Mount(ROOT, app=rest_app(desk.bench))
        # A path may have line breaks in it, where the framework's own pattern would stop.
        rest.path_regex = re.compile(rest.path_regex.pattern, re.DOTALL)
        app.router.routes.append(rest)
    if not has_script():
        log.warning("Third-party scripts are missing (make run fetches them); pages do without.")
    return app


def _refusal(request: Request, error: NarrowsError) -> Response:
    """What the guard answers: to programs in their way, and a page to people."""
    is_rest = _is_rest(request)
    if is_rest and error.slug == "form-too-large":
        error = NarrowsError("request-too-large", problems.TOO_LARGE)
    return problems.refusal(request, error) if is_rest else errors.refusal(request, error)


async def _broken(request: Request, error: Exception) -> Response:
    """What a bug is answered with; one below the REST interface comes by here as well."""
    answer = problems.broken if _is_rest(request) else errors.broken
    return await answer(request, error)


def _is_rest(request: Request) -> bool:
    return path_of(request).startswith(f"{ROOT}/")

"""The REST interface: an application of its own below `/api/v1`, with its own refusals."""

from copy import copy
from functools import cache
from typing import Any

from fastapi import APIRouter, Depends, FastAPI, Request
from starlette.datastructures import State

from narrows import __version__
from narrows.domain import registry
from narrows.domain.errors import NarrowsError
from narrows.web.body_limits import LARGEST_FORM_BYTES
from narrows.web.rest import problems
from narrows.web.rest.bench import Bench
from narrows.web.rest.caller import SCHEME
from narrows.web.rest.problem import FieldError, Problem
from narrows.web.rest.problems import MEDIA_TYPE

ROOT = "/api/v1"
JSON = "application/json"
WITHOUT_BODY = frozenset({"GET", "HEAD", "OPTIONS", "DELETE"})

DESCRIPTION = """Objectives, what is measured of them, and what people said, for programs.

Lists come a page at a time (`next` is the cursor of the next page). What can be changed has an
`ETag`, which `If-Match` names. A `POST` with an `Idempotency-Key` is done once however often it is
sent. Refusals are `application/problem+json` with a `slug` that the manual of messages explains."""


class _Rest(FastAPI):
    """An application whose description says how it refuses."""

    def openapi(self) -> dict[str, Any]:
        """The description of all operations."""
        return description()


def rest_app(bench: Bench) -> FastAPI:
    """The application that serves the operations."""
    # What they take and answer is worked out once in a process: that takes half a second.
    app = copy(_operations())
    app.state = State({"bench": bench})
    return app


@cache
def description() -> dict[str, Any]:
    """All operations as `openapi.json` describes them; the same for every application."""
    described = FastAPI.openapi(_operations())
    for operations in described["paths"].values():
        for each in operations.values():
            _describe_refusals(each["responses"])
            # Whoever asks from this machine may do without, but to push.
            each.setdefault("security", [{}, {SCHEME: []}])
    for name, each in described["components"]["schemas"].items():
        if name != Problem.__name__:
            _describe_texts(each)
    described["servers"] = [{"url": ROOT}]
    return described


@cache
def _operations() -> FastAPI:
    app = _Rest(
        title="Narrows",
        version=__version__,
        summary="OKRs for value streams, measured by flow.",
        description=DESCRIPTION,
        openapi_url="/openapi.json",
        # The pages of both load scripts from elsewhere.
        docs_url=None,
        redoc_url=None,
        telemetry={"auto_configure": False, "tracing": False, "metrics": False, "logs": False},
        redirect_slashes=False,
        separate_input_output_schemas=False,
        root_path_in_servers=False,
        dependencies=[Depends(_refuse_other_types), Depends(_refuse_unknown_parameters)],
        responses={"default": {"model": Problem, "description": "Refused, and why."}},
        max_body_size=LARGEST_FORM_BYTES,
    )
    problems.install(app)
    for router in registry.collect("narrows.web.api", "router"):
        assert isinstance(router, APIRouter)  # noqa: S101 - a module has a router or none
        app.include_router(router)
    return app


def _describe_refusals(responses: dict[str, Any]) -> None:
    content = responses["default"]["content"]
    content[MEDIA_TYPE] = content.pop(JSON)


def _describe_texts(schema: Any) -> None:  # noqa: ANN401 - JSON
    """No text has NUL in it; what else it may not have, its model says."""
    if isinstance(schema, dict):
        if schema.get("type") == "string" and not {"pattern", "format", "enum"} & schema.keys():
            schema["pattern"] = r"^[^\u0000]*$"
        if "patternProperties" in schema:
            schema.setdefault("additionalProperties", False)
        for each in schema.values():
            _describe_texts(each)
    elif isinstance(schema, list):
        for each in schema:
            _describe_texts(each)


def _refuse_other_types(request: Request) -> None:
    """A form, which a page of another site could send, is none of what is taken here."""
    if request.method in WITHOUT_BODY:
        return
    sent = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if sent != JSON and (sent or request.headers.get("content-length", "0") != "0"):
        raise NarrowsError(
            "type-unsupported", f"What is sent has to be {JSON}; say so in `Content-Type`."
        )


def _refuse_unknown_parameters(request: Request) -> None:
    """A parameter that nobody reads is a slip of the pen: the answer would be of something else."""
    operation = description()["paths"][request.scope["route"].path][request.method.lower()]
    known = [each["name"] for each in operation.get("parameters", []) if each["in"] == "query"]
    for name in request.query_params:
        if name not in known:
            said = f"There is no parameter «{name[:60]}» here; there is "
            raise FieldError(
                NarrowsError("request-invalid", f"{said}{', '.join(known) or 'none'}."),
                field=f"query.{name[:60]}",
            )

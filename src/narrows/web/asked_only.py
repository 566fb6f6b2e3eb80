"""What an address asks that its page does not know is refused: people meant something by it."""

from collections.abc import Iterator

from fastapi import Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from pydantic import BaseModel

from narrows.domain.errors import NarrowsError

MOST_SHOWN = 60
"""Of a name that nobody knows. [characters]"""

FREE = frozenset(("/connect", "/connect.json"))
"""Paths whose form an address fills in, whatever fields it has."""


def refuse_unknown(request: Request) -> None:
    """Refuse a page that is asked by a name that it does not read.

    Raises:
        NarrowsError: `form-unreadable`.
    """
    route = request.scope.get("route")
    if request.method not in ("GET", "HEAD") or not isinstance(route, APIRoute):
        return
    if not request.query_params or route.path in FREE:
        return
    known = known_to(route)
    for name in request.query_params:
        if name not in known:
            asked = f", only {', '.join(known)}" if known else ", nor anything else"
            raise NarrowsError(
                "form-unreadable",
                f"What was sent cannot be read: «{name[:MOST_SHOWN]}» is not known here{asked}. "
                "Go back and correct it.",
            )


def known_to(route: APIRoute) -> tuple[str, ...]:
    """What a page may be asked, by the names that an address says."""
    return tuple(dict.fromkeys(_names(route.dependant)))


def _names(dependant: Dependant) -> Iterator[str]:
    for each in dependant.query_params:
        model = each.field_info.annotation
        if isinstance(model, type) and issubclass(model, BaseModel):
            yield from (field.alias or name for name, field in model.model_fields.items())
        else:
            yield each.alias
    for below in dependant.dependencies:
        yield from _names(below)

"""The form that connects a tool: three fields, of which the token never comes back."""

from collections.abc import Mapping, Sequence

from fastapi import Request

from narrows.domain.errors import NarrowsError
from narrows.domain.reading import Connector
from narrows.domain.secret import Secret
from narrows.services.connect import connecting
from narrows.services.connect.wanted import Wanted
from narrows.web.decided import decided_of
from narrows.web.desk import desk_of
from narrows.web.rest.statuses import status_of
from narrows.web.sent_form import SentForm, Told
from narrows.web.source_desk import source_desk_of

CONNECT = "connect"
"""The name of the form."""

FIELD = {
    "address-missing": "address",
    "address-refused": "address",
    "source-taken": "source",
    "take-missing": "take",
    "token-in-plan": "address",
    "tool-unknown": "tool",
    "tool-unreachable": "address",
    "tool-slow": "address",
    "tool-has-not": "address",
    "token-refused": "token",
    "tool-forbids": "token",
}
"""Slug → the field that it is about."""

AGAIN = "Give the token again, too: it is not kept before the tool took it."


def live_tools(connectors: Mapping[str, Connector]) -> Sequence[Connector]:
    """Those that ask a tool: first those that call by themselves, then by their titles."""
    found = [
        (each.live.webhook is None, each.title, each) for each in connectors.values() if each.live
    ]
    return [each for _, _, each in sorted(found, key=lambda each: each[:2])]


def connected_or_refused(request: Request, told: Told) -> str | SentForm:
    """Connect what a form asks for; the id of the source, or the form with what is wrong."""
    desk = source_desk_of(request)
    secret = Secret(told.get("token", "").strip())
    kept = {name: value for name, value in told.items() if name != "token"}
    take = tuple(each.strip() for each in told.get("take", "").split(",") if each.strip())
    wanted = Wanted(
        told.get("tool", ""), told.get("address", ""), take, told.get("source", "").strip()
    )
    if not secret.reveal():
        return SentForm(CONNECT, kept, {"token": "Give a token that may read."}, 422)
    try:
        plan = decided_of(request).plan
        surveyed = connecting.survey(wanted, plan, secret=secret, tools=desk.tools)
        connecting.connect(
            desk.gate,
            surveyed,
            secret=secret,
            stream="",
            tools=desk.tools,
            now=desk_of(request).now(),
        )
    except NarrowsError as refusal:
        status = status_of(refusal.slug)
        name = FIELD.get(refusal.slug, "source" if refusal.at[-1:] == ("id",) else "")
        errors = {name: refusal.beside}
        if name != "token":
            errors["token"] = AGAIN
        return SentForm(CONNECT, kept, errors, 422 if status in (401, 404) else status)
    return surveyed.source.id

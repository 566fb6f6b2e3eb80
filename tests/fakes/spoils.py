"""What can go wrong with an answer, whichever tool it is of."""

# ruff: noqa: ANN401, ARG001, ARG005 - JSON of any shape, spoilt whatever was asked
import json
from collections.abc import Callable, Mapping
from typing import Any

from tests.fakes.server import Asked, Reply, Respond, Spoil


def status(code: int, body: Any = None, **headers: str) -> Spoil:
    """Another status instead; `retry_after="3"` becomes `Retry-After: 3`."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    told = {"message": "no"} if body is None else body
    return lambda asked, respond: Reply(told, code, named)


def after(change: Callable[[Reply], Reply]) -> Spoil:
    """The right answer, changed."""
    return lambda asked, respond: change(respond(asked))


def of_json(change: Callable[[Any], Any]) -> Spoil:
    """The right answer, its JSON changed."""

    def spoil(asked: Asked, respond: Respond) -> Reply:
        reply = respond(asked)
        return Reply(change(json.loads(json.dumps(reply.body))), reply.status, reply.headers)

    return spoil


def hangs(asked: Asked, respond: Respond) -> Reply:
    """No byte comes until the client has given up."""
    return Reply({}, delay_seconds=30)


def drips(asked: Asked, respond: Respond) -> Reply:
    """One byte at a time, each soon enough to pass for life."""
    return Reply(respond(asked).body, drip_seconds=0.01)


def breaks_off(asked: Asked, respond: Respond) -> Reply:
    """The connection ends in the middle of the body."""
    whole = respond(asked)
    return Reply(whole.body, whole.status, whole.headers, cut_at=len(whole.content()) // 2)


def cut_json(asked: Asked, respond: Respond) -> Reply:
    """Whole by HTTP's count, and half a text of JSON."""
    content = respond(asked).content()
    return Reply(content[: len(content) // 2])


def login_page(asked: Asked, respond: Respond) -> Reply:
    """A proxy asks for a password, and says that all is well."""
    return Reply(b"<html><title>Log in</title></html>", headers={"content-type": "text/html"})


def empty(asked: Asked, respond: Respond) -> Reply:
    """Nothing at all, and all is well."""
    return Reply(b"")


def too_large(asked: Asked, respond: Respond) -> Reply:
    """Small while it is packed."""
    return Reply(b'{"a":"' + b"a" * 8_000_000 + b'"}', is_gzip=True)


def leads_away(asked: Asked, respond: Respond) -> Reply:
    """To where the token must not go."""
    return Reply({}, 302, {"location": "http://127.0.0.2:9/elsewhere"})


def mistyped(told: Any) -> Any:
    """Each list a text, each text a list, each object a number, below the top."""
    swapped: Mapping[type, Any] = {list: "none", str: ["none"], dict: 17, int: {}}
    if isinstance(told, dict):
        return {name: swapped.get(type(value)) for name, value in told.items()}
    return "none"

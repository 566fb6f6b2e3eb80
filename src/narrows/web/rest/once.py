"""A change that is asked for: done once however often it is sent, with its answer or not at all.

The change and what it is answered are one transaction. Whoever sends the same request again, since
the answer was lost on its way, is told what was answered the first time.
"""

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated

from fastapi import Depends, Header, Request
from fastapi.responses import Response

from narrows.domain.errors import NarrowsError
from narrows.domain.gate import Gate, KeptAnswer
from narrows.domain.repository import Principal
from narrows.services.remarks import Remark
from narrows.services.room import Room
from narrows.web.pages import path_of
from narrows.web.rest.answers import Answer, response, text_of
from narrows.web.rest.bench import Bench, bench_of
from narrows.web.rest.caller import Caller

REPLAYED = "idempotency-replayed"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of a request, whatever it asks for.

    Attributes:
        key: The one it was given, else `None`.
        fingerprint: Of its method, path and body.
        bench: Of the application.
    """

    key: str | None
    fingerprint: str
    bench: Bench


@dataclass(frozen=True, slots=True)
class Turn:
    """A request that is being carried out: all of it is one transaction.

    Attributes:
        gate: What was decided, in the caller's name.
        room: Where the caller says something about the plan.
        request_key: Names the request.
    """

    gate: Gate
    room: Room
    request_key: str

    def remark(self, words: str, behalf: str | None = None) -> Remark:
        """What the caller says."""
        return Remark(words, behalf, self.request_key)


async def _asked(
    request: Request,
    key: Annotated[
        str | None,
        Header(
            alias="Idempotency-Key",
            min_length=1,
            max_length=255,
            pattern=r"^[!-~]+$",
            description="Names the request: sent again with the same key, it is done once.",
        ),
    ] = None,
) -> Asked:
    said = [request.method, path_of(request), request.headers.get("if-match", "")]
    asked = sha256(json.dumps(said).encode() + b"\n" + await request.body()).hexdigest()
    return Asked(key, asked, bench_of(request))


Once = Annotated[Asked, Depends(_asked)]


def once(asked: Asked, caller: Caller, *, act: Callable[[Turn], Answer]) -> Response:
    """Carry a request out, unless it was carried out before.

    Args:
        asked: What is known of it.
        caller: Who asks.
        act: Carries it out by one service.

    Raises:
        NarrowsError: `idempotency-key-reused`, and what the service refuses.
    """
    now = asked.bench.now()
    given = asked.key or secrets.token_urlsafe(16)
    # Two callers may choose the same key, and mean each their own request.
    key = sha256(json.dumps([caller.name, given]).encode()).hexdigest()
    with caller.gate.together() as gate:
        kept = gate.answer(key) if asked.key else None
        if kept is not None:
            return _again(kept, asked)
        stored = gate.plan()
        assert stored is not None  # noqa: S101 - no home is served before a plan was applied
        room = Room(gate, stored, Principal(caller.name), now)
        answer = act(Turn(gate, room, key))
        text = "" if answer.body is None else text_of(answer.body)
        if asked.key:
            gate.keep_answer(
                KeptAnswer(
                    key, asked.fingerprint, answer.status, text, answer.etag, answer.location, now
                )
            )
    return response(answer, text)


def _again(kept: KeptAnswer, asked: Asked) -> Response:
    if kept.fingerprint != asked.fingerprint:
        raise NarrowsError(
            "idempotency-key-reused",
            "This Idempotency-Key named another request before; give each request a key of its "
            "own, and the same key only to the very same request.",
        )
    answer = Answer(kept.body, kept.status, kept.etag, kept.location)
    return response(answer, kept.body, more={REPLAYED: "true"})

"""Who asks: one principal, from whichever credential, and what it may do."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPBearer

from narrows.domain.errors import NarrowsError
from narrows.domain.gate import Gate, TokenScope
from narrows.domain.repository import LOCAL_OWNER
from narrows.services.access.tokens import digest_of
from narrows.web.door import ADMITTED, is_loopback
from narrows.web.rest.bench import bench_of

SCHEME = "token"
BEARER = HTTPBearer(
    auto_error=False,
    scheme_name=SCHEME,
    description="Made by `narrows token new`. Without one, whoever serves is let in from this "
    "machine, and whoever signed in, to read and write; pushing always takes a token.",
)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks.

    Attributes:
        name: Of the principal.
        gate: What was decided, in its name.
    """

    name: str
    gate: Gate


def may(scope: TokenScope) -> Callable[[Request], Caller]:
    """What an operation asks of its caller."""

    def caller(request: Request) -> Caller:
        gate = bench_of(request).gate
        sent = request.headers.get("authorization")
        if sent is not None:
            return _bearer(gate, sent, scope=scope)
        if scope is TokenScope.PUSH or not _is_local(request):
            raise NarrowsError(
                "token-missing",
                "This takes a token; make one with `narrows token new NAME --scope "
                f"{scope.value}`, and send it as `Authorization: Bearer …`.",
            )
        return Caller(LOCAL_OWNER.name, gate)

    return caller


Reader = Annotated[Caller, Depends(may(TokenScope.READ))]
Writer = Annotated[Caller, Depends(may(TokenScope.WRITE))]


def _pusher(
    caller: Annotated[Caller, Depends(may(TokenScope.PUSH))],
    described: Annotated[object, Depends(BEARER)],
) -> Caller:
    """Who pushes. That it takes a token whoever asks is described; of others it may be shown."""
    del described
    return caller


Pusher = Annotated[Caller, Depends(_pusher)]


def _bearer(gate: Gate, header: str, *, scope: TokenScope) -> Caller:
    kind, _, sent = header.partition(" ")
    token = gate.token(digest_of(sent.strip())) if kind.lower() == "bearer" else None
    if token is None or token.revoked_at is not None:
        raise NarrowsError(
            "token-refused",
            "This token is none, or was revoked; `narrows token list` names those that hold.",
        )
    if scope not in token.scopes:
        raise NarrowsError(
            "scope-missing",
            f"Token «{token.name}» may not {scope.value} (it has {', '.join(token.scopes)}); make "
            f"one with --scope {scope.value}.",
        )
    name = f"token {token.name}"
    return Caller(name, gate.in_name_of(name))


def _is_local(request: Request) -> bool:
    """Whether the request is its owner's: as the door found, else whoever is at this machine."""
    if ADMITTED in request.scope:
        return request.scope[ADMITTED] is True
    return request.client is not None and is_loopback(request.client.host)

"""Who asks: one principal, from whichever credential, and what it may do."""

from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from narrows.domain.errors import NarrowsError
from narrows.domain.gate import Gate, TokenScope
from narrows.services.access.tokens import digest_of
from narrows.web.rest.bench import bench_of

BEARER = HTTPBearer(
    auto_error=False,
    scheme_name="token",
    description="Made by `narrows token new`. Without one, whoever asks from this machine is its "
    "owner, who may read and write; pushing always takes a token.",
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


def may(scope: TokenScope) -> Callable[..., Caller]:
    """What an operation asks of its caller."""

    def caller(
        request: Request,
        credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(BEARER)],
    ) -> Caller:
        gate = bench_of(request).gate
        if "authorization" in request.headers:
            return _bearer(gate, credentials.credentials if credentials else "", scope=scope)
        if scope is TokenScope.PUSH or not _is_local(request):
            raise NarrowsError(
                "token-missing",
                "This takes a token; make one with `narrows token new NAME --scope "
                f"{scope.value}`, and send it as `Authorization: Bearer …`.",
            )
        return Caller("local owner", gate)

    return caller


Reader = Annotated[Caller, Depends(may(TokenScope.READ))]
Writer = Annotated[Caller, Depends(may(TokenScope.WRITE))]
Pusher = Annotated[Caller, Depends(may(TokenScope.PUSH))]


def _bearer(gate: Gate, sent: str, *, scope: TokenScope) -> Caller:
    token = gate.token(digest_of(sent)) if sent else None
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
    """Whether the request comes from this machine."""
    try:
        return request.client is not None and ip_address(request.client.host).is_loopback
    except ValueError:
        return False

"""What stands between a browser and the pages: who may ask, and what a page may do."""

from collections.abc import Callable, Collection
from time import perf_counter
from urllib.parse import urlsplit

from fastapi import Request, Response
from starlette.datastructures import Headers
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.types import ASGIApp

from narrows.domain.errors import NarrowsError
from narrows.web.body_limits import largest_bytes, too_large
from narrows.web.door import ADMITTED, Door, is_open
from narrows.web.hook_paths import is_hook

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing inline, nothing from elsewhere, in no frame."""

HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-cache",
}
"""On every response that does not say otherwise."""

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
SAME_SITE = frozenset({"same-origin", "none"})


class Guard(BaseHTTPMiddleware):
    """Refuses requests for another host, and changes that another site asks for.

    A page of another site may name this machine's loopback address by a name of its own (DNS
    rebinding), or send a form to it, and the browser is let in whoever wrote the page. Whatever is
    answered carries the headers of safety, and how long it took to make.

    Args:
        app: What is guarded.
        hosts: What it may be called.
        refused: Makes the response to a refusal.
        door: Who is let in; `None` is everybody.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        hosts: Collection[str],
        refused: Callable[[Request, NarrowsError], Response],
        door: Door | None = None,
    ) -> None:
        super().__init__(app)
        self._door = door
        self._hosts = {*hosts, *(door.hosts if door else ())}
        self._own = door.address if door else None
        self._refused = refused

    async def dispatch(self, request: Request, call_next: RequestResponseEndpoint) -> Response:
        """Pass on what may be asked, and answer the rest."""
        began = perf_counter()
        try:
            self._refuse(request)
        except NarrowsError as error:
            response = self._refused(request, error)
        else:
            response = await call_next(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers["server-timing"] = f"app;dur={(perf_counter() - began) * 1000:.2f}"
        return response

    def _refuse(self, request: Request) -> None:
        headers, path = request.headers, request.scope["path"]
        if self._door is not None:
            request.scope[ADMITTED] = self._door.admits(request)
        if not is_hook(path):
            self._refuse_others(request)
        if not (request.scope.get(ADMITTED, True) or is_open(path)):
            raise NarrowsError(
                "sign-in-missing",
                "Sign in first: type `narrows sign-in` on the machine that serves, and open the "
                "link that it prints.",
            )
        # What says no length is counted while it is read, with the same answer.
        length = headers.get("content-length", "")
        is_said = length.isascii() and length.isdigit()
        if is_said and int(length) > largest_bytes(path):
            raise too_large(path)

    def _refuse_others(self, request: Request) -> None:
        """Tools call a server by a name of its outside, and show that they are no browser."""
        headers = request.headers
        host = headers.get("host", "")
        if _hostname(host) not in self._hosts:
            raise NarrowsError(
                "host-refused",
                f"«{host}» is not what this server is called; open it as "
                f"{', '.join(sorted(self._hosts))}.",
            )
        if request.method not in SAFE:
            own = f"{request.scope['scheme']}://{host}"
            _refuse_other_sites(headers, own=(own, self._own or own))


def is_same_site(headers: Headers, *, own: Collection[str]) -> bool:
    """Whether a request comes from our own pages, as browsers say; who is none says nothing.

    Args:
        headers: Of the request.
        own: What is called ours: scheme, host and port.
    """
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    return site in SAME_SITE if site is not None else origin is None or origin in own


def _refuse_other_sites(headers: Headers, *, own: Collection[str]) -> None:
    if not is_same_site(headers, own=own):
        raise NarrowsError(
            "cross-site",
            "Another site asked to change something here, so nothing was changed; open the page "
            "itself and send its form.",
        )


def _hostname(host: str) -> str | None:
    """The name without its port."""
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None

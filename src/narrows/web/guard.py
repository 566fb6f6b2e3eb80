"""What stands between a browser and the pages: who may ask, and what a page may do."""

from collections.abc import Callable, Collection
from time import perf_counter
from urllib.parse import urlsplit

from fastapi import Request, Response
from starlette.datastructures import Headers
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.types import ASGIApp

from narrows.domain.errors import NarrowsError
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

LARGEST_FORM_BYTES = 1_000_000
TOO_LARGE = "What was sent is over 1 MB; go back and shorten it."

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
SAME_SITE = frozenset({"same-origin", "none"})


class Guard(BaseHTTPMiddleware):
    """Refuses requests for another host, and changes that another site asks for.

    A page of another site may name this machine's loopback address by a name of its own (DNS
    rebinding), or send a form to it; there is no password yet that would keep it out. Whatever is
    answered carries the headers of safety, and how long it took to make.

    Args:
        app: What is guarded.
        hosts: What it may be called.
        refused: Makes the response to a refusal.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        hosts: Collection[str],
        refused: Callable[[Request, NarrowsError], Response],
    ) -> None:
        super().__init__(app)
        self._hosts = hosts
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
        headers = request.headers
        if not is_hook(request.scope["path"]):
            self._refuse_others(request)
        # What says no length is counted while it is read, with the same answer.
        length = headers.get("content-length", "")
        is_said = length.isascii() and length.isdigit()
        if is_said and int(length) > LARGEST_FORM_BYTES:
            raise NarrowsError("form-too-large", TOO_LARGE)

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
            _refuse_other_sites(headers, scheme=request.scope["scheme"])


def _refuse_other_sites(headers: Headers, *, scheme: str) -> None:
    """What browsers say of where a form comes from; who is no browser says nothing."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    own = f"{scheme}://{headers.get('host', '')}"
    is_own = site in SAME_SITE if site is not None else origin in (None, own)
    if not is_own:
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

"""What stands between a browser and the pages: who may ask, and what a page may do."""

from collections.abc import Callable, Collection
from time import perf_counter
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from narrows.domain.errors import NarrowsError

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


class Headed:
    """Adds the headers of safety to every response, and how long it took to make."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and add the headers when the response starts."""
        began = perf_counter()

        async def send_headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                took_ms = (perf_counter() - began) * 1000
                headers["server-timing"] = f"app;dur={took_ms:.2f}"
            await send(message)

        await self.app(scope, receive, send_headed)


class Guarded:
    """Refuses requests for another host, and changes that another site asks for.

    A page of another site may name this machine's loopback address by a name of its own (DNS
    rebinding), or send a form to it; there is no password yet that would keep it out.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        hosts: Collection[str],
        refused: Callable[[Request, NarrowsError], Response],
    ) -> None:
        self.app = app
        self.hosts = hosts
        self.refused = refused

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may be asked, and answer the rest."""
        try:
            if scope["type"] == "http":
                self._refuse(Headers(scope=scope), scope)
        except NarrowsError as error:
            await self.refused(Request(scope), error)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _refuse(self, headers: Headers, scope: Scope) -> None:
        host = headers.get("host", "")
        if _hostname(host) not in self.hosts:
            raise NarrowsError(
                "host-refused",
                f"«{host}» is not what this server is called; open it as "
                f"{', '.join(sorted(self.hosts))}.",
            )
        if scope["method"] not in SAFE:
            _refuse_other_sites(headers, scheme=scope["scheme"])
        # What does not say its length is counted while it is read, with the same answer.
        if int(headers.get("content-length", "0")) > LARGEST_FORM_BYTES:
            raise NarrowsError("form-too-large", TOO_LARGE)


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

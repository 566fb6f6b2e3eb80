"""Who is let in: whoever serves, a browser that signed in, and nobody else."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address
from urllib.parse import urlsplit

from fastapi import Request

from narrows.domain.access import Passes
from narrows.services.access.signing_in import signed_in_until

Place = tuple[str, int]

SIGN_IN = frozenset({"/sign-in", "/sign-in.json"})

OPEN = ("/static/", "/hooks/", "/api/v1/")
"""How addresses begin that answer whoever asks: style sheets, signing in, and what looks for a
signature or for a token by itself."""

PASSED_ON = ("forwarded", "x-forwarded-for", "x-real-ip", "via")
"""Headers by which a request is known that somebody else sent: a proxy at this machine."""

ADMITTED = "narrows.is_admitted"
"""Where a request carries what the door found."""


@dataclass(frozen=True, slots=True)
class Door:
    """What is known of who is let in.

    Attributes:
        passes: Links and sessions that hold.
        is_own: Whether a connection comes from a process of the user who serves: from where, to
            where; `None` where the system does not say.
        now: The clock. [UTC]
        cookie: The name of the session's cookie: of two homes at one machine, each has its own.
        address: What this server is called outside, behind a proxy; `None` is nothing.
        asks_everybody: Whether whoever serves has to sign in, too.
    """

    passes: Passes
    is_own: Callable[[Place, Place], bool | None]
    now: Callable[[], datetime]
    cookie: str = "narrows"
    address: str | None = None
    asks_everybody: bool = False

    @property
    def cookie_name(self) -> str:
        """Under TLS no other name of the same site can set it."""
        return f"__Host-{self.cookie}" if self.is_secure else self.cookie

    @property
    def is_secure(self) -> bool:
        """Whether browsers reach it under TLS."""
        return self.address is not None and self.address.startswith("https://")

    @property
    def hosts(self) -> Collection[str]:
        """What it is called outside."""
        name = None if self.address is None else urlsplit(self.address).hostname
        return () if name is None else (name,)

    def session_until(self, request: Request) -> datetime | None:
        """Until when the session lasts that a request shows. [UTC or None]"""
        shown = request.cookies.get(self.cookie_name)
        return None if not shown else signed_in_until(self.passes, shown, now=self.now())

    def admits(self, request: Request) -> bool:
        """Whether a request is let in without a token."""
        return self._is_owner(request) or self.session_until(request) is not None

    def _is_owner(self, request: Request) -> bool:
        """Whether it comes from whoever could read the home's files anyway."""
        if self.asks_everybody or any(each in request.headers for each in PASSED_ON):
            return False
        client, server = request.scope.get("client"), request.scope.get("server")
        if client is None or server is None or not is_loopback(client[0]):
            return False
        is_own = self.is_own((client[0], client[1]), (server[0], server[1] or 0))
        # Where the system does not say whose it is, the machine is taken to be its owner's.
        return is_own is not False


def is_open(path: str) -> bool:
    """Whether an address answers whoever asks."""
    return path in SIGN_IN or path.startswith(OPEN)


def is_admitted(request: Request) -> bool:
    """Whether whoever asks may see whose server this is; where there is no door, they may."""
    return request.scope.get(ADMITTED, True) is True


def is_loopback(host: str) -> bool:
    """Whether an address is this machine's own."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False

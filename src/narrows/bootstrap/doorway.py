"""Who is let in to a home that is served, wired: its door, and links that open it."""

import secrets
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from narrows.bootstrap import now
from narrows.bootstrap.peers import is_own
from narrows.domain.errors import NarrowsError
from narrows.services.access.signing_in import new_link
from narrows.vault.passes import FOLDER, FolderPasses
from narrows.web.door import Door

SERVER = "server-"
"""How the file of each server begins that runs for a home; it says where pages are opened."""


def open_door(folder: Path, *, address: str | None = None, asks_everybody: bool = False) -> Door:
    """Who is let in to a home.

    Args:
        folder: The home's.
        address: What the server is called outside, behind a proxy.
        asks_everybody: Whether whoever serves has to sign in, too; behind a proxy everybody has.

    Raises:
        NarrowsError: `outside-address-refused`.
    """
    # Cookies know hosts, and no ports: each home at this machine has its own.
    cookie = f"narrows_{sha256(str(folder.resolve()).encode()).hexdigest()[:8]}"
    outside = None if address is None else _outside(address)
    return Door(
        FolderPasses(folder), is_own, now, cookie, outside, asks_everybody or outside is not None
    )


def fresh_link(folder: Path, address: str) -> tuple[str, datetime]:
    """A link that signs in once at a server of a home, and until when it opens. [UTC]

    Raises:
        NarrowsError: `access-unkept`.
    """
    link = secrets.token_urlsafe(24)
    until = new_link(FolderPasses(folder), link, now=now())
    return f"{address}/sign-in?link={link}", until


@contextmanager
def announced(folder: Path, address: str, *, port: int) -> Iterator[None]:
    """Let `narrows sign-in` find a server while it runs.

    Args:
        folder: The home's.
        address: Where its pages are opened.
        port: Where it listens, on this machine.
    """
    file = folder / FOLDER / f"{SERVER}{port}"
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.write_text(address, "utf-8")
    except OSError as error:
        raise NarrowsError(
            "access-unkept",
            f"{file.parent} cannot be written ({error.strerror}), so nobody can sign in; make it "
            "writable for whoever serves.",
        ) from error
    try:
        yield
    finally:
        with suppress(OSError):
            file.unlink()


def servers(folder: Path) -> Sequence[str]:
    """Where the pages of a home are opened, of each server that runs on this machine."""
    found: list[str] = []
    for file in sorted((folder / FOLDER).glob(f"{SERVER}*")):
        port = file.name.removeprefix(SERVER)
        with suppress(OSError, UnicodeDecodeError):
            if port.isdecimal() and _listens(int(port)):
                found.append(file.read_text("utf-8"))
    return found


def _listens(port: int) -> bool:
    """A server that was killed left its file."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=5):
            return True
    except OSError:
        return False


def _outside(address: str) -> str:
    """An address as browsers call it: no path, and under TLS."""
    try:
        parts = urlsplit(address)
        is_whole = bool(parts.hostname) and parts.port != 0
    except ValueError:
        parts, is_whole = urlsplit(""), False
    if not is_whole or parts.path.strip("/") or parts.query or parts.fragment or "@" in address:
        raise NarrowsError(
            "outside-address-refused",
            f"«{address}» is not how a browser calls a server; write such as "
            "https://narrows.example, without a path.",
        )
    if parts.scheme != "https":
        raise NarrowsError(
            "outside-address-refused",
            f"«{address}» is without TLS, so that whoever listens could sign in as you; let the "
            "proxy speak https.",
        )
    return f"https://{parts.netloc.lower()}"

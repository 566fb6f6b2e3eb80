"""The address of a tool, taken apart strictly: what is odd is refused and never mended."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from narrows.domain.errors import NarrowsError

ADDRESS = re.compile(
    r"(?P<scheme>https?)://(?P<host>\[[0-9A-Fa-f:.]{2,45}\]|[^\s/?#@:\\%\[\]]{1,253})"
    r"(?::(?P<port>\d{1,5}))?(?P<path>/[!-~]*)?"
)
LABEL = r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?"
NAME = re.compile(rf"{LABEL}(\.{LABEL})*\.?")
USUAL_PORTS = {"https": 443, "http": 80}


@dataclass(frozen=True, slots=True)
class Target:
    """Where requests of one source go: one origin, and the path that all others stand under.

    Attributes:
        scheme: `https` or `http`.
        host: In lower case, in the letters of the network; IPv6 without brackets.
        port: Of the host.
        base: Path before all others, without «/» at its end.
    """

    scheme: str
    host: str
    port: int
    base: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, as tokens are bound to: `https://jira.example:443`."""
        return f"{self.scheme}://{self._written_host}:{self.port}"

    @property
    def _written_host(self) -> str:
        return f"[{self.host}]" if ":" in self.host else self.host

    def url(self, path: str, query: Mapping[str, str] | None = None) -> str:
        """The whole address of a path.

        Args:
            path: Under the base, or a whole address on the same origin.
            query: Added to that of the path.

        Raises:
            NarrowsError: `address-refused`.
        """
        if path.startswith(("https://", "http://")):
            whole = _taken_apart(path)
            if whole.origin != self.origin:
                raise refused(path, f"it leads away from {self.origin}, to which the token belongs")
            path = whole.base
        else:
            path = self.base + path
        _refuse_odd(path)
        if query:
            path += ("&" if "?" in path else "?") + urlencode(query, quote_via=quote)
        usual = USUAL_PORTS[self.scheme] == self.port
        return f"{self.scheme}://{self._written_host}{'' if usual else f':{self.port}'}{path}"


def target_of(address: str) -> Target:
    """The target of a base address.

    Raises:
        NarrowsError: `address-refused`.
    """
    target = _taken_apart(address.strip())
    if "?" in target.base or "#" in target.base:
        raise refused(address, "it has a query; give scheme, host and path alone")
    _refuse_odd(target.base or "/")
    return Target(target.scheme, target.host, target.port, target.base.rstrip("/"))


def _taken_apart(address: str) -> Target:
    found = ADDRESS.fullmatch(address)
    if found is None:
        raise refused(address, "it is not of the form https://host/path")
    host = found["host"].lower()
    if host.startswith("["):
        host = host[1:-1]
    else:
        try:
            host = host.encode("idna").decode("ascii").lower()
        except UnicodeError as error:
            raise refused(address, "its host is no name") from error
        if not NAME.fullmatch(host):
            raise refused(address, "its host is no name")
    port = int(found["port"] or USUAL_PORTS[found["scheme"]])
    if not 0 < port < 65536:
        raise refused(address, "its port is none")
    return Target(found["scheme"], host, port, found["path"] or "")


def _refuse_odd(path: str) -> None:
    plain = path.partition("?")[0].partition("#")[0]
    odd = not plain.startswith("/") or "//" in plain or "\\" in plain or "#" in path
    if odd or any(part in ("..", ".") for part in plain.split("/")):
        raise refused(path, "its path is odd")
    if not re.fullmatch(r"[!-~]*", path):
        raise refused(path, "its path has signs that an address has not")


def refused(address: str, why: str) -> NarrowsError:
    """The refusal of an address; its query and whatever stands before an «@» is not said."""
    shown = re.sub(r"//[^/@]*@", "//", address.partition("?")[0])[:120]
    return NarrowsError(
        "address-refused",
        f"«{' '.join(shown.split())}» is not asked: {why}; give the address of the tool as it "
        "stands in the browser.",
    )

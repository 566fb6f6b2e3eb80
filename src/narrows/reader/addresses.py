"""Which addresses of the network may be dialled: the public ones, and those that are allowed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

from narrows.domain.errors import NarrowsError

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

NEVER_BY_NAME = {
    "this machine": ("0.0.0.0/8", "127.0.0.0/8", "::/128", "::1/128"),
    "link-local, where clouds keep their secrets": ("169.254.0.0/16", "fe80::/10"),
    "where a cloud speaks to its machines": (
        "168.63.129.16/32", "192.0.0.192/32", "100.100.100.200/32", "fd00:ec2::/32", "fd20:ce::/64",
    ),
    "for many at once": ("224.0.0.0/4", "255.255.255.255/32", "ff00::/8"),
}  # fmt: skip
"""What a name that the operator allows may not lead to: only a network written out does."""

NOT_PUBLIC = {
    **NEVER_BY_NAME,
    "private": ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10"),
    "shared by a carrier": ("100.64.0.0/10",),
    "kept for protocols, tests and examples": (
        "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24",
        "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
        "100::/63", "2001:db8::/32", "3fff::/20", "5f00::/16", "2620:4f:8000::/48",
    ),
    "another address in disguise": (
        "::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b:1::/48", "2001::/23", "2002::/16",
    ),
}  # fmt: skip
"""Why an address is not dialled → its networks."""

DISGUISES = tuple(
    ip_network(each)
    for each in ("::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48")
)
"""IPv6 addresses whose last four bytes are an IPv4 one, which is what may be reached."""

TRANSLATED = ip_network("64:ff9b::/96")
"""NAT64: the way from a network that has IPv6 alone to an IPv4 address, which counts."""

UNICAST = ip_network("2000::/3")
"""All that IPv6 has of public addresses so far."""


def _parsed(reasons: dict[str, tuple[str, ...]]) -> list[tuple[Network, str]]:
    return [(ip_network(net), why) for why, nets in reasons.items() for net in nets]


_NOT_PUBLIC = _parsed(NOT_PUBLIC)
_NEVER_BY_NAME = _parsed(NEVER_BY_NAME)


def why_not_public(address: Address) -> str | None:
    """Why an address is none of the public network; `None`: it is one."""
    found = _reason(address, _NOT_PUBLIC)
    if found or isinstance(address, IPv4Address):
        return found
    if address in TRANSLATED:
        return why_not_public(IPv4Address(int(address) & 0xFFFF_FFFF))
    return None if address in UNICAST else "of no public network"


def _reason(address: Address, among: Iterable[tuple[Network, str]]) -> str | None:
    return next((why for net, why in among if address in net), None)


@dataclass(frozen=True, slots=True)
class Allowed:
    """What the operator allows besides public addresses: a server in the own network.

    Attributes:
        names: Host names that may lead to private addresses, in lower case.
        networks: Networks that may be dialled under any name.
    """

    names: frozenset[str] = frozenset()
    networks: tuple[Network, ...] = ()

    @classmethod
    def of(cls, text: str) -> "Allowed":
        """From a list with commas: `jira.intern.example, 10.20.0.0/16`.

        Raises:
            NarrowsError: `allowed-hosts-unreadable`.
        """
        names: set[str] = set()
        networks: list[Network] = []
        for each in filter(None, (part.strip().lower() for part in text.split(","))):
            try:
                networks.append(ip_network(each.strip("[]")))
            except ValueError as error:
                if not re.fullmatch(r"(?![\d.]+$)[\w.-]+", each):
                    raise NarrowsError(
                        "allowed-hosts-unreadable",
                        f"«{each[:80]}» in the list of allowed hosts is neither a host name nor a "
                        "network such as 10.20.0.0/16; mend NARROWS_ALLOW_HOSTS.",
                    ) from error
                names.add(each.rstrip("."))
        return cls(frozenset(names), tuple(networks))

    def why_refused(self, host: str, address: Address) -> str | None:
        """Why an address that a host has is not dialled; `None`: it may be."""
        why = why_not_public(address)
        if why is None or any(address in net for net in self.networks):
            return None
        is_named = host.lower().rstrip(".") in self.names
        return _reason(_plain(address), _NEVER_BY_NAME) if is_named else why


def _plain(address: Address) -> Address:
    """The IPv4 address that an IPv6 one is a disguise of."""
    if isinstance(address, IPv4Address):
        return address
    if _reason(address, _NEVER_BY_NAME) is None and any(address in net for net in DISGUISES):
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.sixtofour or address


def parsed(text: str) -> Address | None:
    """An address as a resolver writes it; with a zone (`fe80::1%eth0`) it is none of ours."""
    try:
        return None if "%" in text else ip_address(text)
    except ValueError:
        return None

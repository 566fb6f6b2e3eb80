"""No packet leaves: names are resolved by a table, and connections are made by nobody."""
# ruff: noqa: ARG001, ARG002, ARG005 - stand-ins take what the real ones take

import socket
from collections.abc import Callable, Iterable
from dataclasses import replace
from ipaddress import ip_address

import httpcore2
import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.live import Live, Survey
from narrows.reader.addresses import Address, Allowed, parsed, why_not_public
from narrows.reader.guard import Option
from narrows.reader.patience import Patience
from narrows.reader.target import target_of
from narrows.reader.tool import ToolReader
from tests.fakes.ways import TOKEN, way
from tests.reader import hostile

LIVE = Live(
    fetch=lambda reader, source, since: iter(()),
    survey=lambda _reader, _source: Survey(),
    headers=lambda token: {"authorization": f"Bearer {token}"},
    base=lambda address: address,
)
TARGETS = [
    *hostile.LITERALS,
    *(f"[{each}]" for each in hostile.LITERALS_6 if "%" not in each),
    *hostile.WRITTEN,
    *hostile.DISGUISED,
    *hostile.NAMES,
    *hostile.MIXED,
]
N_TARGETS = 153
"""How many the harness has to run; a shorter list would look as green."""


class Dialled(httpcore2.NetworkBackend):
    """Remembers what would have been dialled, and dials nothing."""

    def __init__(self) -> None:
        self.addresses: list[str] = []

    def connect_tcp(  # type: ignore[override] # the guard names what it gives
        self,
        host: str,
        port: int,
        *,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Option] | None = None,
    ) -> httpcore2.NetworkStream:
        self.addresses.append(host)
        raise httpcore2.ConnectError("nobody dials here")


def resolve(host: str, port: int) -> list[str]:
    """As a resolver and `inet_aton` would."""
    told = hostile.NAMES.get(host) or hostile.NAMES.get(host.upper()) or hostile.WRITTEN.get(host)
    if told:
        return [told]
    if host in hostile.MIXED:
        return list(hostile.MIXED[host])
    if parsed(host):
        return [host]
    raise socket.gaierror(-2, host)


def asked(address: str, why_refused: Callable[[str, Address], str | None]) -> tuple[str, list[str]]:
    """The slug that asking ends with, and what was dialled."""
    dialled = Dialled()
    out = replace(
        way(patience=Patience(attempts=1)), resolve=resolve, why_refused=why_refused, dial=dialled
    )
    with (
        pytest.raises(NarrowsError) as caught,
        ToolReader(target_of(address), TOKEN, live=LIVE, way=out) as tool,
    ):
        tool.get("/items")
    assert TOKEN not in caught.value.message
    return caught.value.slug, dialled.addresses


def test_every_hostile_target_is_refused_and_nothing_is_dialled() -> None:
    n_refused = 0
    for target in TARGETS:
        assert asked(f"https://{target}/rest", Allowed().why_refused) == ("address-refused", [])
        n_refused += 1
    assert n_refused == len(set(TARGETS)) == N_TARGETS


def test_without_the_guard_each_of_them_is_dialled() -> None:
    """The negative control: only an address of one link is no number that anybody can dial."""
    n_dialled = 0
    for target in TARGETS:
        slug, addresses = asked(f"https://{target}/rest", lambda _host, _address: None)
        n_dialled += slug == "tool-unreachable" and bool(addresses)
    assert n_dialled == N_TARGETS - 2


@pytest.mark.parametrize("address", hostile.UNREADABLE)
def test_what_is_no_plain_address_is_refused_before_it_is_resolved(address: str) -> None:
    with pytest.raises(NarrowsError) as caught:
        target_of(address)
    assert caught.value.slug == "address-refused"
    assert "\n" not in caught.value.message
    assert "secret" not in caught.value.message


@pytest.mark.parametrize(
    "address",
    [
        "93.184.216.34", "8.8.8.8", "1.1.1.1", "140.82.121.6", "172.15.255.255", "172.32.0.1",
        "100.63.255.255", "100.128.0.1", "169.253.1.1", "192.0.1.1", "198.17.0.1", "223.255.255.254",
        "2606:4700::1111", "2a00:1450::1", "2620:4f:8001::1", "64:ff9b::8c52:7906",
    ],
)  # fmt: skip
def test_public_addresses_are_dialled(address: str) -> None:
    told = parsed(address)
    assert told is not None
    assert why_not_public(told) is None
    literal = f"[{address}]" if ":" in address else address
    assert asked(f"https://{literal}", Allowed().why_refused) == ("tool-unreachable", [address])


def test_a_server_of_the_own_network_is_asked_where_the_operator_allows_it() -> None:
    by_name = Allowed.of("Jira.Intern.example, db.internal")
    by_network = Allowed.of("10.0.0.0/8, fd00::/8")
    for allowed in (by_name, by_network):
        slug, dialled = asked("https://jira.intern.example", allowed.why_refused)
        assert (slug, dialled) == ("tool-unreachable", ["10.20.30.40"])
    assert asked("https://router.lan", by_name.why_refused)[0] == "address-refused"
    assert asked("https://router.lan", by_network.why_refused)[0] == "address-refused"
    assert asked("http://db.internal", by_name.why_refused)[0] == "tool-unreachable"


def test_a_name_that_is_allowed_may_not_lead_to_this_machine_or_a_clouds_secrets() -> None:
    allowed = Allowed.of(
        "rebind.example, localhost, metadata.azure.internal, many.example, mapped.example"
    )
    for name in ("rebind.example", "localhost", "metadata.azure.internal", "many.example"):
        assert asked(f"https://{name}", allowed.why_refused) == ("address-refused", [])
    assert asked("https://mapped.example", allowed.why_refused)[0] == "tool-unreachable"
    written_out = Allowed.of("127.0.0.1")
    assert asked("http://localhost", written_out.why_refused) == ("tool-unreachable", ["127.0.0.1"])


@pytest.mark.parametrize("text", ["10.0.0", "10.0.0.0/33", "*.example", "https://a.example", "a b"])
def test_a_list_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(NarrowsError) as caught:
        Allowed.of(text)
    assert caught.value.slug == "allowed-hosts-unreadable"


@pytest.mark.parametrize("prefix", ["::", "::ffff:", "::ffff:0:", "64:ff9b::", "64:ff9b:1::"])
@pytest.mark.parametrize("behind", ["127.0.0.1", "169.254.169.254"])
def test_no_disguise_leads_an_allowed_name_to_a_cloud_s_secrets(prefix: str, behind: str) -> None:
    allowed = Allowed.of("jira.intern")
    address = ip_address(f"{prefix}{behind}")
    assert allowed.why_refused("jira.intern", address)
    assert allowed.why_refused("jira.intern", ip_address(f"{prefix}10.0.0.1")) is None

"""The guard: a name is resolved once, all its answers are checked, and a checked one is dialled.

It stands where the connection is made, so that no way of writing an address goes round it. Host
and server name stay those of the address; only the dialled number is ours.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import httpcore2

from narrows.domain.errors import NarrowsError
from narrows.reader.addresses import Address, parsed, why_not_public
from narrows.reader.deadline import Deadline, TimedStream

Option = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]
Resolve = Callable[[str, int], Sequence[str]]
"""From host and port to the addresses that the name has; raises `OSError` where it has none."""

WhyRefused = Callable[[str, Address], str | None]
"""Why an address that a host has is not dialled; `None`: it may be."""


@dataclass(frozen=True, slots=True)
class Guard(httpcore2.NetworkBackend):
    """Makes connections, and none to an address that is refused.

    Attributes:
        resolve: From a name to all its addresses.
        why_refused: What is not dialled.
        dial: Makes a connection to an address.
        deadline: Of the request that the connection is for.
        is_plain: Whether requests are not encrypted: then nothing public is dialled, for the token
            would be read on the way.
    """

    resolve: Resolve
    why_refused: WhyRefused
    dial: httpcore2.NetworkBackend
    deadline: Deadline
    is_plain: bool = False

    def connect_tcp(  # type: ignore[override] # the pool names what it gives
        self,
        host: str,
        port: int,
        *,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Option] | None = None,
    ) -> httpcore2.NetworkStream:
        """Dial the first address of a host that answers.

        Raises:
            NarrowsError: `address-refused`: one of its addresses is not to be dialled.
            httpcore2.ConnectError: It has none, or none answers.
        """
        failed: Exception = httpcore2.ConnectError(f"{host} has no address")
        for address in self._checked(host, port):
            try:
                stream = self.dial.connect_tcp(
                    str(address),
                    port,
                    timeout=self.deadline.left(timeout),
                    local_address=local_address,
                    socket_options=socket_options,
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failed = error
            else:
                return TimedStream(stream, self.deadline)
        raise failed

    def _checked(self, host: str, port: int) -> list[Address]:
        try:
            told = list(dict.fromkeys(self.resolve(host, port)))
        except (OSError, UnicodeError) as error:
            raise httpcore2.ConnectError(f"{host} has no address") from error
        addresses: list[Address] = []
        for each in told:
            address = parsed(each)
            why = "of one link only" if address is None else self.why_refused(host, address)
            if address is None or why is not None:
                raise _not_dialled(host, each, why=why or "")
            if self.is_plain and why_not_public(address) is None:
                raise _readable_on_the_way(host)
            addresses.append(address)
        return addresses


def _readable_on_the_way(host: str) -> NarrowsError:
    return NarrowsError(
        "address-refused",
        f"{host} is not asked over http, where everybody on the way could read the token; give "
        "its address with https.",
    )


def _not_dialled(host: str, address: str, *, why: str) -> NarrowsError:
    return NarrowsError(
        "address-refused",
        f"{host} is at {address}, which is {why} and therefore not asked. Where it is a server of "
        "your own network, its operator allows it by NARROWS_ALLOW_HOSTS.",
    )

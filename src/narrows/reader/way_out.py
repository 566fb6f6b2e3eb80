"""All that is real about the way out: names, connections, clocks, sleep and dice."""

import random
import socket
import ssl
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import httpcore2

from narrows.reader.addresses import Allowed
from narrows.reader.guard import Resolve, WhyRefused
from narrows.reader.patience import Patience


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of time and size one request may take.

    Attributes:
        connect_seconds: Until a connection stands. [s]
        read_seconds: Between two parts of an answer. [s]
        whole_seconds: The whole request. [s]
        most_bytes: Of an answer, unpacked. [bytes]
    """

    connect_seconds: float = 10.0
    read_seconds: float = 30.0
    whole_seconds: float = 120.0
    most_bytes: int = 1 << 26


@dataclass(frozen=True, slots=True)
class WayOut:
    """All that is real about the way out, handed in.

    Attributes:
        resolve: From a name to its addresses.
        why_refused: The guard's rule.
        dial: Makes connections.
        now: The clock. [UTC]
        monotonic: A clock that only goes on. [s]
        sleep: Waits. [s]
        dice: From 0 up to 1.
        trust: Whom TLS trusts; `None` is the system's own list.
        limits: Of one request.
        patience: With a tool that is busy or down.
    """

    resolve: Resolve
    why_refused: WhyRefused
    dial: httpcore2.NetworkBackend
    now: Callable[[], datetime]
    monotonic: Callable[[], float]
    sleep: Callable[[float], None]
    dice: Callable[[], float]
    trust: ssl.SSLContext | None = None
    limits: Limits = field(default_factory=Limits)
    patience: Patience = field(default_factory=Patience)


def way_out(allowed: Allowed, *, sleep: Callable[[float], None] = time.sleep) -> WayOut:
    """The real way out.

    Args:
        allowed: What the operator allows besides public addresses.
        sleep: Waits; whoever has something to do meanwhile does it here. [s]
    """
    return WayOut(
        resolve=_resolve,
        why_refused=allowed.why_refused,
        dial=httpcore2.SyncBackend(),
        now=lambda: datetime.now(UTC),
        monotonic=time.monotonic,
        sleep=sleep,
        dice=random.random,
    )


def _resolve(host: str, port: int) -> Sequence[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]

"""Whose a connection to this machine's loopback address is, as the kernel says it."""

import os
import socket
import struct
from functools import cache

Place = tuple[str, int]
"""An address and a port."""

_SOCK_DIAG = 4
_SOCK_DIAG_BY_FAMILY = 20
_REQUEST = 1
_ANY_STATE = 0xFFFFFFFF
_USER_AT = 16 + 64
"""Behind the header, in the answer about a socket: linux/inet_diag.h, `struct inet_diag_msg`. There
are its user and its inode."""


def is_own(client: Place, server: Place) -> bool | None:
    """Whether a connection comes from a process of the user who serves.

    Args:
        client: Where it comes from, on this machine.
        server: Where it goes to.

    Returns:
        `None` where this system never says. One that was closed meanwhile is nobody's: who sends
        a change and leaves at once is not let in by that.
    """
    return _user(client, server) == os.getuid() if can_tell() else None


@cache
def can_tell() -> bool:
    """Whether this system says whose a connection is, tried on one of our own."""
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as client,
    ):
        return _user(client.getsockname(), server.getsockname()) == os.getuid()


def _user(client: Place, server: Place) -> int | None:
    """Whose the socket at the client's end is, asked for by its two places exactly."""
    family = getattr(socket, "AF_NETLINK", None)
    if family is None:
        return None
    try:
        asked = _question(client, server)
        with socket.socket(family, socket.SOCK_DGRAM, _SOCK_DIAG) as kernel:
            kernel.settimeout(1.0)
            kernel.send(asked)
            answer = kernel.recv(4096)
        kind: int = struct.unpack_from("=H", answer, 4)[0]
        uid, inode = struct.unpack_from("=II", answer, _USER_AT)
    except (OSError, struct.error):
        return None
    # Without an inode no process has it any more, and its user would be told as root.
    return int(uid) if kind == _SOCK_DIAG_BY_FAMILY and inode else None


def _question(client: Place, server: Place) -> bytes:
    family = socket.AF_INET6 if ":" in client[0] else socket.AF_INET
    places = b"".join(
        socket.inet_pton(family, each[0]).ljust(16, b"\0") for each in (client, server)
    )
    any_cookie = b"\xff" * 8
    ports = struct.pack("!HH", client[1], server[1])
    about = struct.pack("=BBBBI", family, socket.IPPROTO_TCP, 0, 0, _ANY_STATE)
    body = about + ports + places + struct.pack("=I", 0) + any_cookie
    return struct.pack("=IHHII", 16 + len(body), _SOCK_DIAG_BY_FAMILY, _REQUEST, 1, 0) + body

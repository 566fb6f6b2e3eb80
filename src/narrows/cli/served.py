"""A home's pages, served. Imported when a command serves."""

import os
import socket
from dataclasses import replace

import typer
import uvicorn

from narrows.bootstrap import Home
from narrows.bootstrap.doorway import announced, fresh_link, open_door
from narrows.bootstrap.peers import can_tell
from narrows.bootstrap.serving import open_desk
from narrows.bootstrap.syncing import open_worker
from narrows.domain.errors import NarrowsError
from narrows.web.app import create_app
from narrows.web.door import Door

LOOPBACK = "127.0.0.1"


def serve(
    home: Home, *, port: int, address: str | None = None, asks_everybody: bool = False
) -> None:
    """Serve a home's pages on this machine until Ctrl-C, say where, and sync what is due.

    Args:
        home: What is served.
        port: Where; 0 is any that is free.
        address: What the server is called outside, behind a proxy.
        asks_everybody: Whether whoever serves has to sign in, too.

    Raises:
        NarrowsError: `port-taken`, `outside-address-refused`, `access-unkept`, and what measuring
            the home refuses.
    """
    door = open_door(home.folder, address=address, asks_everybody=asks_everybody)
    with _listening(port) as listening:
        app = create_app(replace(open_desk(home), door=door))
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, lifespan="off",
            # Who asks is who connects, whatever a header says of others.
            proxy_headers=False,
        )  # fmt: skip
        own = listening.getsockname()[1]
        here = door.address or f"http://{LOOPBACK}:{own}"
        typer.echo(f"Serving {home.folder} at {here} (Ctrl-C stops).")
        typer.echo(_who(door, fresh_link(home.folder, here)[0]))
        with announced(home.folder, here, port=own), open_worker(home).working():
            uvicorn.Server(config).run(sockets=[listening])


def _who(door: Door, link: str) -> str:
    """Who is let in, and the link for everybody else."""
    once = f"{link}\n(once, within 10 minutes; `narrows sign-in` prints another)."
    if door.asks_everybody:
        return f"Sign in with {once}"
    if can_tell():
        return f"Your own browser on this machine is let in; any other signs in with {once}"
    return (
        "This system does not tell whose a connection is, so that everybody at this machine is let "
        f"in; `--sign-in` asks them for a link: {once}"
    )


def _listening(port: int) -> socket.socket:
    try:
        # Listens from here on: whoever opens the address before the first measuring is done waits.
        return socket.create_server((LOOPBACK, port))
    except OSError as error:
        raise NarrowsError(
            "port-taken",
            f"Port {port} cannot be had ({os.strerror(error.errno or 0)}); stop what uses it, or "
            "name another with --port.",
        ) from error

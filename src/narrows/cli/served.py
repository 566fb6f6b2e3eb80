"""A home's pages, served. Imported when a command serves."""

import os
import socket

import typer
import uvicorn

from narrows.bootstrap import Home
from narrows.bootstrap.serving import open_desk
from narrows.bootstrap.syncing import open_worker
from narrows.domain.errors import NarrowsError
from narrows.web.app import create_app

LOOPBACK = "127.0.0.1"


def serve(home: Home, *, port: int) -> None:
    """Serve a home's pages on this machine until Ctrl-C, say where, and sync what is due.

    Raises:
        NarrowsError: `port-taken`, and what measuring the home refuses.
    """
    with _listening(port) as listening:
        app = create_app(open_desk(home))
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, lifespan="off"
        )
        address = f"http://{LOOPBACK}:{listening.getsockname()[1]}"
        typer.echo(f"Serving {home.folder} at {address} (Ctrl-C stops).")
        with open_worker(home).working():
            uvicorn.Server(config).run(sockets=[listening])


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

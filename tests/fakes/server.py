"""A tool on loopback: real sockets, scripted answers, and faults where a test wants them."""

# ruff: noqa: ANN401 - what a tool says is JSON of any shape
import gzip
import json
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as the tool got it."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True, slots=True)
class Reply:
    """What the tool answers; `body` is JSON unless it is bytes.

    `delay_seconds` passes before the first byte; of `cut_at` bytes only so many are sent and then
    the connection ends; `drip_seconds` pass between single bytes.
    """

    body: Any = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    is_gzip: bool = False
    delay_seconds: float = 0.0
    cut_at: int | None = None
    drip_seconds: float | None = None

    def content(self) -> bytes:
        plain = self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()
        return gzip.compress(plain, 1) if self.is_gzip else plain


Respond = Callable[[Asked], Reply]
Spoil = Callable[[Asked, Respond], Reply]
"""From a request and how it would be answered to a spoilt answer."""


@dataclass(slots=True)
class Trouble:
    """Spoils some of the requests that match: those from number `first` on, `times` of them.

    Numbers count from 1 among those that match.
    """

    spoil: Spoil
    matches: Callable[[Asked], bool] = lambda _: True
    first: int = 1
    times: int = 1
    n_seen: int = 0
    n_spoilt: int = 0

    def takes(self, asked: Asked) -> bool:
        if not self.matches(asked):
            return False
        self.n_seen += 1
        if not self.first <= self.n_seen < self.first + self.times:
            return False
        self.n_spoilt += 1
        return True


@dataclass(slots=True)
class FakeServer:
    """What runs: its address, and what it was asked."""

    respond: Respond
    address: str = ""
    troubles: Sequence[Trouble] = ()
    asked: list[Asked] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)

    def answer(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        for trouble in self.troubles:
            if trouble.takes(asked):
                return trouble.spoil(asked, self.respond)
        return self.respond(asked)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    fake: FakeServer

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is none."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def _handle(self) -> None:
        length = int(self.headers.get("content-length", 0))
        parts = urlsplit(self.path)
        asked = Asked(
            self.command, parts.path, dict(parse_qsl(parts.query, keep_blank_values=True)),
            {name.lower(): value for name, value in self.headers.items()},
            self.rfile.read(length),
        )  # fmt: skip
        self._send(self.server.fake.answer(asked))

    def _send(self, reply: Reply) -> None:
        wait, content = self.server.fake.stopped.wait, reply.content()
        if reply.delay_seconds and wait(reply.delay_seconds):
            self.close_connection = True
            return
        headers = {
            "content-type": "application/json",
            "content-length": str(len(content)),
            **({"content-encoding": "gzip"} if reply.is_gzip else {}),
            **{name.lower(): value for name, value in reply.headers.items()},
        }
        # Sent as one piece: two would wait for each other on loopback.
        head = [
            f"HTTP/1.1 {reply.status} {'.'}",
            *(f"{name}: {value}" for name, value in headers.items()),
        ]
        content = "\r\n".join([*head, "", ""]).encode("latin-1") + content[: reply.cut_at]
        if reply.drip_seconds is None:
            self.wfile.write(content)
        else:
            for n in range(len(content)):
                self.wfile.write(content[n : n + 1])
                if wait(reply.drip_seconds):
                    break
        self.close_connection = reply.cut_at is not None or reply.drip_seconds is not None

    do_GET = do_POST = _handle  # noqa: N815 - names of the standard library

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nobody reads it."""


@contextmanager
def serving(respond: Respond, *troubles: Trouble) -> Iterator[FakeServer]:
    """A server on loopback while the block runs."""
    fake = FakeServer(respond, troubles=troubles)
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.fake = fake
        fake.address = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield fake
        finally:
            fake.stopped.set()
            server.shutdown()
            thread.join()

"""One request and its answer, within the origin and the limits; whoever wants patience is above."""

from collections.abc import Mapping

import httpcore2

from narrows.domain.live import Answer
from narrows.reader.deadline import Deadline
from narrows.reader.guard import Guard
from narrows.reader.target import Target, refused
from narrows.reader.unpacking import unpacked
from narrows.reader.way_out import WayOut

MOST_REDIRECTS = 3
MOVED = frozenset({301, 302, 307, 308})
KEEPS_METHOD = frozenset({307, 308})


class Wire:
    """The connection to one target.

    Args:
        target: Where all requests go.
        headers: Sent with each, the token among them.
        way: The way out.
    """

    def __init__(self, target: Target, headers: Mapping[str, str], *, way: WayOut) -> None:
        self._target = target
        self._headers = {name.lower(): value for name, value in headers.items()}
        self._limits = way.limits
        self._deadline = Deadline(way.monotonic)
        guard = Guard(
            way.resolve, way.why_refused, way.dial, self._deadline, target.scheme == "http"
        )
        self._pool = httpcore2.ConnectionPool(way.trust, max_connections=1, network_backend=guard)

    def close(self) -> None:
        """Let go of the connection."""
        self._pool.close()

    def ask(
        self, method: str, url: str, *, content: bytes | None, headers: Mapping[str, str]
    ) -> Answer:
        """The answer, after as many redirects within the origin as are reasonable.

        Raises:
            NarrowsError: `address-refused`, `answer-too-large`, `answer-unreadable`.
            httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.TimeoutException: No answer.
        """
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._once(method, url, content=content, headers=headers)
            elsewhere = answer.headers.get("location")
            keeps_method = method == "GET" or answer.status in KEEPS_METHOD
            if answer.status not in MOVED or not elsewhere or not keeps_method:
                return answer
            if elsewhere.startswith("/") and not elsewhere.startswith("//"):
                elsewhere = self._target.origin + elsewhere
            if not elsewhere.startswith(("https://", "http://")):
                raise refused(elsewhere, f"{self._target.host} leads there")
            url = self._target.url(elsewhere)
        raise refused(url, f"{self._target.host} leads in circles")

    def _once(
        self, method: str, url: str, *, content: bytes | None, headers: Mapping[str, str]
    ) -> Answer:
        limits = self._limits
        self._deadline.start(limits.whole_seconds)
        sent = {"user-agent": "narrows", "accept": "application/json", "accept-encoding": "gzip"}
        timeouts = {
            "connect": limits.connect_seconds, "read": limits.read_seconds,
            "write": limits.read_seconds, "pool": limits.connect_seconds,
        }  # fmt: skip
        with self._pool.stream(
            method,
            url,
            headers=list((sent | dict(headers) | self._headers).items()),
            content=content,
            extensions={"timeout": timeouts},
        ) as response:
            told: dict[str, str] = {}
            for raw_name, value in response.headers:
                name, text = raw_name.decode("latin-1").lower(), value.decode("latin-1")
                told[name] = f"{told[name]}, {text}" if name in told else text
            packing = told.get("content-encoding", "")
            body = unpacked(response.iter_stream(), packing=packing, most_bytes=limits.most_bytes)
            return Answer(response.status, told, body)

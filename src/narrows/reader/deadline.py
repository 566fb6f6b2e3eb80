"""When a request has to be over, however slowly its bytes drip."""

import ssl
from collections.abc import Callable

import httpcore2


class Deadline:
    """When a request has to be over, however slowly its bytes drip.

    Args:
        monotonic: A clock that only goes on. [s]
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._at = float("inf")

    def start(self, seconds: float) -> None:
        """Begin to count."""
        self._at = self._monotonic() + seconds

    def left(self, most: float | None) -> float:
        """Seconds left, at most so many. [s]

        Raises:
            httpcore2.ReadTimeout: There are none.
        """
        left = self._at - self._monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("the whole of it took too long")
        return left if most is None else min(left, most)


class TimedStream(httpcore2.NetworkStream):
    """A connection whose reads and writes end with the request's deadline."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what there is."""
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send."""
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        """Let go."""
        self._stream.close()

    def start_tls(  # type: ignore[override] # the pool names what it gives
        self,
        ssl_context: ssl.SSLContext,
        *,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        """Encrypt from here on."""
        try:
            left = self._deadline.left(timeout)
        except httpcore2.ReadTimeout:
            self.close()
            raise
        return TimedStream(
            self._stream.start_tls(ssl_context, server_hostname=server_hostname, timeout=left),
            self._deadline,
        )

    def get_extra_info(self, info: str) -> object:
        """What the connection knows of itself."""
        return self._stream.get_extra_info(info)

"""A tool's reader: one source's requests, by the one guarded way out."""

import json
import ssl
from collections.abc import Collection, Mapping
from typing import Self
from urllib.parse import urlsplit

import httpcore2

from narrows.domain.errors import NarrowsError
from narrows.domain.live import Answer, Json, Live
from narrows.reader import refusals
from narrows.reader.patience import LIMITS, PASSING, retry_after
from narrows.reader.target import Target
from narrows.reader.way_out import WayOut
from narrows.reader.wire import Wire


class ToolReader:
    """Implements `narrows.domain.live.HttpReader` for one target and one token.

    Args:
        target: Where all requests go.
        token: Of the tool; empty asks without one.
        live: What the tool's connector says of headers and limits.
        way: The way out.

    Raises:
        NarrowsError: `token-refused`.
    """

    def __init__(self, target: Target, token: str, *, live: Live, way: WayOut) -> None:
        self._target = target
        self._limit = live.limit
        self._way = way
        headers = live.headers(token) if token else {}
        # A sentence pasted into the field, or an old token kept so: no request could carry it.
        if not all(each.isascii() and each.isprintable() for each in headers.values()):
            raise refusals.unsendable(target.host)
        self._wire = Wire(target, headers, way=way)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connection."""
        self._wire.close()

    def get(
        self,
        path: str,
        query: Mapping[str, str] | None = None,
        *,
        allow: Collection[int] = (),
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Ask for a path; see `HttpReader`."""
        url = self._target.url(path, query)
        return self._ask("GET", url, content=None, allow=allow, headers=headers or {})

    def post(self, path: str, body: Json, *, allow: Collection[int] = ()) -> Answer:
        """Ask with a question as JSON; see `HttpReader`."""
        content = json.dumps(body).encode()
        headers = {"content-type": "application/json"}
        url = self._target.url(path)
        return self._ask("POST", url, content=content, allow=allow, headers=headers)

    def _ask(
        self,
        method: str,
        url: str,
        *,
        content: bytes | None,
        allow: Collection[int],
        headers: Mapping[str, str],
    ) -> Answer:
        patience, waited = self._way.patience, 0.0
        for attempt in range(1, patience.attempts + 1):
            refusal, seconds, most = None, None, patience.attempts
            try:
                answer = self._wire.ask(method, url, content=content, headers=headers)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                refusal = refusals.unreachable(self._target.host, error)
                most = min(most, patience.dials)
                if error.args and isinstance(error.args[0], ssl.SSLCertVerificationError):
                    raise refusal from error
            except httpcore2.TimeoutException:
                refusal = refusals.slow(self._target.host)
            except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
                refusal = refusals.unreachable(self._target.host, error)
            else:
                seconds = self._patience_asked(answer)
                if seconds is None and (answer.status // 100 == 2 or answer.status in allow):
                    return answer
                refusal = self._refusal(answer, seconds, url=url)
                if seconds is None and answer.status not in PASSING:
                    raise refusal
            wait = (
                patience.told(seconds, self._way.dice())
                if seconds
                else patience.backoff(attempt, self._way.dice())
            )
            if attempt >= most or waited + wait > patience.most_waited_seconds:
                raise refusal
            waited += wait
            self._way.sleep(wait)
        raise AssertionError("the last attempt answers or raises")

    def _patience_asked(self, answer: Answer) -> float | None:
        """Seconds that an answer asks to wait, 0 where it does not say how long."""
        now = self._way.now()
        told, special = retry_after(answer, now), self._limit(answer, now)
        if answer.status in LIMITS:
            return told or special or 0.0
        return None if special is None else told or special

    def _refusal(self, answer: Answer, seconds: float | None, *, url: str) -> NarrowsError:
        if seconds is not None and answer.status < 500:
            return refusals.busy(self._target.host, seconds or None)
        return refusals.of_status(answer, host=self._target.host, path=urlsplit(url).path)

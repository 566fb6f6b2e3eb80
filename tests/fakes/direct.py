"""Readers that ask a made-up tool without a socket: quick, where the way of bytes is not at stake."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from narrows.domain.live import Answer, HttpReader, Json, Live
from narrows.domain.streams import Source
from narrows.reader.refusals import of_status
from narrows.reader.target import Target, target_of
from narrows.reader.tool import ToolReader
from narrows.reader.unpacking import unpacked
from narrows.reader.wire import Wire
from tests.fakes.server import Asked, FakeServer, Reply, Respond, Trouble
from tests.fakes.tool import FakeTool
from tests.fakes.ways import TOKEN

ADDRESS = "https://tool.example"


@dataclass(slots=True)
class Direct:
    """Asks a tool.

    Attributes:
        tool: Answers.
        target: Where requests would go.
        token: Headers that carry it.
        before: Called before each question.
    """

    tool: FakeTool
    target: Target
    token: Mapping[str, str]
    before: Callable[[], None] = lambda: None

    def get(
        self,
        path: str,
        query: Mapping[str, str] | None = None,
        *,
        allow: Collection[int] = (),
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        return self._ask("GET", self.target.url(path, query), b"", headers=headers, allow=allow)

    def post(self, path: str, body: Json, *, allow: Collection[int] = ()) -> Answer:
        content = json.dumps(body).encode()
        return self._ask("POST", self.target.url(path), content, headers=None, allow=allow)

    def _ask(
        self,
        method: str,
        url: str,
        content: bytes,
        *,
        headers: Mapping[str, str] | None,
        allow: Collection[int],
    ) -> Answer:
        self.before()
        parts = urlsplit(url)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        sent = {name.lower(): value for name, value in {**self.token, **(headers or {})}.items()}
        reply = self.tool.respond(Asked(method, parts.path, query, sent, content))
        told = {name.lower(): value for name, value in reply.headers.items()}
        answer = Answer(reply.status, told, reply.content())
        if answer.status // 100 == 2 or answer.status in allow:
            return answer
        raise of_status(answer, host=self.target.host, path=parts.path)


def dialling(
    tool: FakeTool, *, before: Callable[[], None] = lambda: None
) -> Callable[[Source, Live], AbstractContextManager[HttpReader]]:
    """A way to a tool, as syncing wants it."""

    def dial(source: Source, live: Live) -> AbstractContextManager[HttpReader]:
        target = target_of(live.base(source.path))
        return nullcontext(Direct(tool, target, live.headers(TOKEN), before))

    return dial


class DirectWire(Wire):
    """A wire without bytes on their way: all that the reader makes of an answer is its own.

    Args:
        wire: Whose place it takes.
        answer: What the tool answers.
    """

    def __init__(self, wire: Wire, answer: Callable[[Asked], Reply]) -> None:
        self._target, self._headers, self._limits = wire._target, wire._headers, wire._limits
        self._pool, self._answer = wire._pool, answer

    def _once(
        self, method: str, url: str, *, content: bytes | None, headers: Mapping[str, str]
    ) -> Answer:
        parts, sent = urlsplit(url), {name.lower(): value for name, value in headers.items()}
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        reply = self._answer(Asked(method, parts.path, query, sent | self._headers, content or b""))
        told = {name.lower(): value for name, value in reply.headers.items()}
        packing = "gzip" if reply.is_gzip else told.get("content-encoding", "")
        body = unpacked(
            iter([reply.content()]), packing=packing, most_bytes=self._limits.most_bytes
        )
        return Answer(reply.status, told, body)


def past_sockets(reader: ToolReader, answer: Callable[[Asked], Reply]) -> ToolReader:
    """The same reader, with its patience and its refusals, that asks without a socket."""
    reader._wire = DirectWire(reader._wire, answer)
    return reader


@contextmanager
def unwired(respond: Respond, *troubles: Trouble) -> Iterator[FakeServer]:
    """What `serving` gives, that nobody can reach but by asking it."""
    yield FakeServer(respond, "http://127.0.0.1:9", troubles)

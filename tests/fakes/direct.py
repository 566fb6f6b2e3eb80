"""A reader that asks a made-up tool without a socket: quick, where the way out is not at stake."""

import json
from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from narrows.domain.live import Answer, HttpReader, Json, Live
from narrows.domain.streams import Source
from narrows.reader.refusals import of_status
from narrows.reader.target import Target, target_of
from tests.fakes.server import Asked
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

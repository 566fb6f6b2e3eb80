"""Raw answers of a tool, recorded and answered again: for tests, and to show what went wrong.

A record stands above the reader, so that no token ever comes near it; of an answer's headers it
keeps those that say something about the answer.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from narrows.domain.errors import NarrowsError
from narrows.domain.live import Answer, HttpReader, Json

KEPT_HEADERS = ("content-type", "date", "etag", "link", "retry-after")
KEPT_PREFIX = "x-ratelimit-"


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and its answer.

    Attributes:
        question: Method, path, query and body as JSON, in one text.
        answer: What was answered, with few of its headers.
    """

    question: str
    answer: Answer


@dataclass(slots=True)
class Recorder:
    """A reader that remembers what it was answered.

    Attributes:
        reader: Asks.
        exchanges: In order; questions that were refused are none.
    """

    reader: HttpReader
    exchanges: list[Exchange] = field(default_factory=list)

    def get(
        self,
        path: str,
        query: Mapping[str, str] | None = None,
        *,
        allow: Collection[int] = (),
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Ask for a path; see `HttpReader`."""
        answer = self.reader.get(path, query, allow=allow, headers=headers)
        return self._kept(_question("GET", path, query=query, body=None), answer)

    def post(self, path: str, body: Json, *, allow: Collection[int] = ()) -> Answer:
        """Ask with a question as JSON; see `HttpReader`."""
        answer = self.reader.post(path, body, allow=allow)
        return self._kept(_question("POST", path, query=None, body=body), answer)

    def _kept(self, question: str, answer: Answer) -> Answer:
        told = {
            name: value
            for name, value in answer.headers.items()
            if name in KEPT_HEADERS or name.startswith(KEPT_PREFIX)
        }
        self.exchanges.append(Exchange(question, Answer(answer.status, told, answer.body)))
        return answer


class Replay:
    """A reader that answers from a record, and asks nobody.

    Args:
        exchanges: Of a question that was asked several times the answers come in turn, and the
            last one again and again.
    """

    def __init__(self, exchanges: Iterable[Exchange]) -> None:
        self._answers: dict[str, list[Answer]] = {}
        for each in exchanges:
            self._answers.setdefault(each.question, []).append(each.answer)

    def get(
        self,
        path: str,
        query: Mapping[str, str] | None = None,
        *,
        allow: Collection[int] = (),  # noqa: ARG002 - what was answered was allowed
        headers: Mapping[str, str] | None = None,  # noqa: ARG002 - no part of a question
    ) -> Answer:
        """Answer from the record.

        Raises:
            NarrowsError: `record-without-answer`.
        """
        return self._next(_question("GET", path, query=query, body=None))

    def post(
        self,
        path: str,
        body: Json,
        *,
        allow: Collection[int] = (),  # noqa: ARG002 - what was answered was allowed
    ) -> Answer:
        """Answer from the record.

        Raises:
            NarrowsError: `record-without-answer`.
        """
        return self._next(_question("POST", path, query=None, body=body))

    def _next(self, question: str) -> Answer:
        answers = self._answers.get(question)
        if not answers:
            raise NarrowsError(
                "record-without-answer",
                f"The record has no answer to {question[:200]}; record it again.",
            )
        return answers.pop(0) if len(answers) > 1 else answers[0]


def _question(method: str, path: str, *, query: Mapping[str, str] | None, body: Json) -> str:
    return json.dumps([method, path, dict(query or {}), body], sort_keys=True)


def lines_of(exchanges: Iterable[Exchange]) -> Iterator[str]:
    """A record as lines of JSON."""
    for each in exchanges:
        answer = each.answer
        body = b64encode(answer.body).decode("ascii")
        yield json.dumps([each.question, answer.status, dict(answer.headers), body])


def exchanges_of(lines: Iterable[str]) -> Iterator[Exchange]:
    """A record from its lines."""
    for line in lines:
        question, status, headers, body = json.loads(line)
        yield Exchange(question, Answer(status, headers, b64decode(body)))

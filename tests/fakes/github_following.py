"""Keeps what a connector brings as the warehouse does: page by page, each change once."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from narrows.connectors.github import connector
from narrows.domain.live import Answer, HttpReader, Json, Live, Page, Since
from narrows.domain.streams import Source
from narrows.domain.work import Change, Fault
from tests.fakes.github_model import Told
from tests.fakes.github_server import FakeGitHub
from tests.fakes.server import Asked

ADDRESS = "https://github.example"
LIVE = connector.live or Live(None, None, None, None)  # type: ignore[arg-type]


@dataclass(slots=True)
class Direct:
    """Asks a fake without a socket; what the guarded reader does has tests of its own.

    Attributes:
        fake: What answers.
        spoilt: Changes answers, by the number of the question.
    """

    fake: FakeGitHub
    spoilt: Callable[[int, Answer], Answer] = lambda _, answer: answer
    n_asked: int = 0
    bodies: list[str] = field(default_factory=list)

    def post(self, path: str, body: Json, *, allow: object = ()) -> Answer:
        assert not allow
        self.n_asked += 1
        self.bodies.append(json.dumps(body))
        asked = Asked(
            "POST", "/api" + path, {}, {"authorization": "Bearer canary-token"},
            self.bodies[-1].encode(),
        )  # fmt: skip
        reply = self.fake(asked)
        answer = Answer(reply.status, dict(reply.headers), reply.content())
        return self.spoilt(self.n_asked, answer)

    def get(self, path: str, query: object = None, **_: object) -> Answer:
        raise AssertionError(f"{path} {query}")


@dataclass(slots=True)
class Followed:
    """What is held of a source, and where its next sync goes on."""

    source: Source
    changes: dict[tuple[str, str], Change] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    cursor: str = ""
    last: Page | None = None
    n_pages: int = 0

    def sync(
        self, reader: HttpReader, *, now: datetime | None = None, killed_after: int | None = None
    ) -> Page | None:
        """One sync; pages without a cursor are kept with the next that has one.

        Args:
            reader: The way to the fake.
            now: Our clock; two hours after the tool's unless said.
            killed_after: So many pages come, and what is not kept by then is lost.
        """
        if isinstance(reader, Direct):
            now = now or reader.fake.model.now + timedelta(hours=2)
        assert now
        since = Since(now, self.cursor, frozenset(self.known))
        waiting: list[Page] = []
        self.faults, self.last, self.n_pages = [], None, 0
        pages: Iterator[Page] = LIVE.fetch(reader, self.source, since=since)
        for page in pages:
            waiting.append(page)
            self.n_pages += 1
            if page.cursor is not None:
                self._keep(waiting)
                waiting, self.cursor = [], page.cursor
            self.last = page
            if self.n_pages == killed_after:
                return None
        return self.last

    @property
    def known(self) -> set[str]:
        """Keys of the items that are held and not gone."""
        return {item for item, _ in self.changes} - self.gone

    def told(self) -> set[Told]:
        """All that counts."""
        return {
            (each.item, each.attribute.value, each.value, each.changed_at)
            for each in self.changes.values()
            if each.item not in self.gone
        }

    def _keep(self, pages: list[Page]) -> None:
        for page in pages:
            for change in page.batch.changes:
                assert change.source_id
                self.changes.setdefault((change.item, change.source_id), change)
                self.gone.discard(change.item)
            self.faults += page.batch.faults
            self.gone |= set(page.gone)
            if page.census is not None:
                self.gone |= {item for item, _ in self.changes} - set(page.census)
                self.gone -= set(page.census)


def source(*take: str, **more: object) -> Source:
    """A source of the fake."""
    return Source("gh", "github", ADDRESS, take=take, **more)  # type: ignore[arg-type]

"""What a home would hold of a Jira after its syncs, and what it should hold."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from narrows.connectors.jira import fetch
from narrows.domain.errors import NarrowsError
from narrows.domain.live import Answer, Json, Page, Since
from narrows.domain.streams import Source
from narrows.domain.work import Attribute, Change
from tests.fakes.jira_server import TOKENS, FakeJira
from tests.fakes.server import Asked, Respond

Timeline = Mapping[Attribute, list[tuple[datetime, str]]]


@dataclass(slots=True)
class Straight:
    """An `HttpReader` without sockets: it asks a fake in this process, and never waits."""

    respond: Respond
    token: str = TOKENS[0]

    def get(
        self,
        path: str,
        query: Mapping[str, str] | None = None,
        *,
        allow: Collection[int] = (),
        headers: Mapping[str, str] | None = None,  # noqa: ARG002 - of the port
    ) -> Answer:
        path, _, told = path.partition("?")
        said = dict(each.split("=", 1) for each in told.split("&") if each)
        return self._ask(Asked("GET", path, {**said, **(query or {})}, self._headers()), allow)

    def post(self, path: str, body: Json, *, allow: Collection[int] = ()) -> Answer:
        content = json.dumps(body).encode()
        return self._ask(Asked("POST", path, {}, self._headers(), content), allow)

    def _headers(self) -> dict[str, str]:
        return {"authorization": self.token}

    def _ask(self, asked: Asked, allow: Collection[int]) -> Answer:
        reply = self.respond(asked)
        if not 200 <= reply.status < 300 and reply.status not in allow:
            raise NarrowsError("tool-down", f"{reply.status} for {asked.path}")
        return Answer(reply.status, reply.headers, reply.content())


@dataclass(slots=True)
class Home:
    """Keeps pages as the warehouse does: a change is known by its item and its id."""

    source: Source
    changes: dict[tuple[str, str], Change] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    cursor: str = ""
    complete_until: datetime | None = None
    incomplete: str | None = None
    faults: list[str] = field(default_factory=list)
    n_pages: int = 0

    @property
    def keys(self) -> set[str]:
        """Of the items that count."""
        return {item for item, _ in self.changes} - self.gone

    def sync(self, jira: Respond, *, now: datetime, die_after: int | None = None) -> None:
        """One sync, that dies after so many pages where a number is given."""
        since = Since(now, self.cursor, frozenset(self.keys))
        self.incomplete, self.faults = "died", []
        try:
            for number, page in enumerate(fetch(Straight(jira), self.source, since=since), start=1):
                self.keep(page)
                if number == die_after:
                    return
        except NarrowsError as refusal:
            self.incomplete = refusal.message

    def keep(self, page: Page) -> None:
        self.n_pages += 1
        for change in page.batch.changes:
            assert change.source_id, change
            self.changes.setdefault((change.item, change.source_id), change)
            self.gone.discard(change.item)
        self.faults += [fault.message for fault in page.batch.faults]
        self.cursor = page.cursor if page.cursor is not None else self.cursor
        self.gone |= set(page.gone)
        if page.census is not None:
            self.gone = {item for item, _ in self.changes if item not in page.census}
        if page.complete_until or page.incomplete:
            self.complete_until = page.complete_until or self.complete_until
            self.incomplete = page.incomplete

    def held(self) -> Mapping[str, Timeline]:
        """Key → history of the items that count."""
        of: dict[str, list[tuple[Attribute, str, datetime]]] = {}
        for change in self.changes.values():
            if change.item not in self.gone:
                of.setdefault(change.item, []).append(
                    (change.attribute, change.value, change.changed_at)
                )
        return {key: timeline(told) for key, told in of.items()}


def home(*take: str, **said: object) -> Home:
    """An empty home with a source that takes these projects."""
    return Home(Source("pay", "jira", "https://x.test", take=take or ("PAY",), **said))  # type: ignore[arg-type]


def timeline(told: Iterable[tuple[Attribute, str, datetime]]) -> Timeline:
    """Of each attribute its values in time; of one instant the last, no value twice in a row."""
    values: dict[Attribute, dict[datetime, str]] = {}
    for attribute, value, at in told:
        values.setdefault(attribute, {})[at] = value
    return {attribute: _moves(sorted(of.items())) for attribute, of in values.items()}


def _moves(values: Sequence[tuple[datetime, str]]) -> list[tuple[datetime, str]]:
    before = ["", *(value for _, value in values)]
    return [each for each, last in zip(values, before, strict=False) if each[1] != last]


def truth(jira: FakeJira, source: Source) -> Mapping[str, Timeline]:
    """What a home should hold of the fake."""
    return {key: timeline(told) for key, told in jira.model.truth(source.take).items()}

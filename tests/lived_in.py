"""A made-up tool for tests of following: items that change day by day, told page by page."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from narrows.domain.errors import NarrowsError
from narrows.domain.live import HttpReader, Live, Page, Since, Survey
from narrows.domain.reading import Connector
from narrows.domain.streams import Source
from narrows.domain.work import Attribute, Batch, Change
from narrows.reader import FileReader
from narrows.services.sources.syncing import SyncedSource, Ways, sync_source
from narrows.warehouse.embedded import EmbeddedWarehouse
from tests.loads import START, silent

NOW = START + timedelta(days=100)
TOOL = Source("tool", "made_up", "https://tool.example", take=("ALL",))


def change(item: str, status: str, day: float, nth: int = 0) -> Change:
    """A move with an id of the tool's own."""
    at = START + timedelta(days=day)
    return Change(item, Attribute.STATUS, status, at, f"{status}-{day}-{nth}")


@dataclass
class MadeUp:
    """The tool: its items, and what goes wrong.

    Its pages come in the order of the items' last change; the cursor is the last change told.
    """

    items: dict[str, list[Change]] = field(default_factory=dict)
    items_per_page: int = 2
    fails_at: int | None = None
    refusal: BaseException = field(default_factory=lambda: NarrowsError("tool-down", "It is down."))
    counts: bool = True
    pages_asked: int = 0

    def add(self, *changes: Change) -> None:
        for each in changes:
            self.items.setdefault(each.item, []).append(each)

    def fetch(self, reader: HttpReader, source: Source, *, since: Since) -> Iterator[Page]:
        del reader, source
        after = datetime.fromisoformat(since.cursor) if since.cursor else None
        new = sorted(
            (changes[-1].changed_at, item)
            for item, changes in self.items.items()
            if after is None or changes[-1].changed_at >= after
        )
        shown = set(self.items)
        new += [
            (NOW, item)
            for item in sorted(shown - set(since.known) - {item for _, item in new})
            if after
        ]
        for first in range(0, len(new), self.items_per_page):
            self._asked()
            part = new[first : first + self.items_per_page]
            told = [each for _, item in part for each in self.items[item]]
            is_ordered = all(at <= since.now for at, _ in part)
            cursor = part[-1][0].isoformat() if is_ordered and part[-1][0] != NOW else None
            yield Page(Batch(told, fraction_read=first / len(new)), cursor=cursor)
        self._asked()
        yield Page(
            Batch(()), census=frozenset(shown) if self.counts else None, complete_until=since.now
        )

    def _asked(self) -> None:
        self.pages_asked += 1
        if self.pages_asked == self.fails_at:
            raise self.refusal

    @property
    def connectors(self) -> Mapping[str, Connector]:
        live = Live(
            fetch=self.fetch,
            survey=lambda _reader, _source: Survey(),
            headers=lambda _token: {},
            base=lambda address: address,
        )
        return {"made_up": Connector("made_up", "Made up", (), live=live)}


def synced(
    tool: MadeUp,
    warehouse: EmbeddedWarehouse,
    *,
    source: Source = TOOL,
    now: datetime = NOW,
    trusts_census: bool = False,
) -> SyncedSource:
    """One sync."""
    return sync_source(
        source,
        warehouse,
        ways=Ways(FileReader(), tool.connectors, _dial),
        now=now,
        progress=silent,
        trusts_census=trusts_census,
    )


def _dial(source: Source, live: Live) -> AbstractContextManager[Any]:
    del source, live
    return nullcontext()


def many(n_items: int, *, moves: Sequence[str] = ("Ready", "Doing", "Done")) -> MadeUp:
    """A tool with so many items, each later than the one before."""
    tool = MadeUp()
    for n in range(n_items):
        tool.add(*(change(f"A-{n}", status, n + place / 4) for place, status in enumerate(moves)))
    return tool

"""Syncing: every source that can be read is, whatever the others do."""

import io
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import BinaryIO

import pytest

from narrows.domain.errors import NarrowsError
from narrows.domain.live import Live, Page, Since
from narrows.domain.ports import History, LoadedSource, Progress, StatusCount, Step
from narrows.domain.reading import Connector, Reader, ReadPlan
from narrows.domain.streams import Source, ValueStream
from narrows.domain.work import Attribute, Batch, Change
from narrows.reader.tool import ToolReader
from narrows.services.sources.choosing import chosen
from narrows.services.sources.syncing import Ways, sync

NOW = datetime(2026, 11, 26, tzinfo=UTC)
MORNING, EVENING = Source("morning", "lines", "m.log"), Source("evening", "lines", "e.log", "UTC")
LOST = Source("lost", "lines", "lost.log")


class Shelf:
    """A reader of files in memory."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files

    def open(self, path: str) -> BinaryIO:
        if path not in self._files:
            raise NarrowsError("file-missing", f"There is no file «{path}»; check the path.")
        return io.BytesIO(self._files[path])

    def size(self, path: str) -> int:
        return len(self._files[path])


class Counting:
    """A warehouse that counts what it is brought."""

    def __init__(self) -> None:
        self.held: dict[str, LoadedSource] = {}

    def load(
        self,
        source: Source,
        brought: Iterable[Batch] | ReadPlan,
        *,
        now: datetime,
        progress: Progress,
    ) -> LoadedSource:
        assert not isinstance(brought, ReadPlan)
        changes = [change for batch in brought for change in batch.changes]
        progress(source.id, 1.0)
        n_before = self.held[source.id].n_transitions if source.id in self.held else 0
        n_items = len({change.item for change in changes})
        self.held[source.id] = LoadedSource(
            source.id, n_items, len(changes), len(changes) - n_before, (), 0, now, {}, False
        )
        return self.held[source.id]

    def since(self, source: Source, *, now: datetime) -> Since:
        raise NotImplementedError

    def follow(self, source: Source, pages: Sequence[Page], *, step: Step) -> LoadedSource:
        raise NotImplementedError

    def set_incomplete(self, source: Source, reason: str) -> LoadedSource | None:
        raise NotImplementedError

    def sources(self) -> Mapping[str, LoadedSource]:
        return self.held

    def status_counts(self, sources: Sequence[str]) -> Sequence[StatusCount]:
        raise NotImplementedError

    def statuses(self, sources: Sequence[str]) -> frozenset[str]:
        raise NotImplementedError

    def history(
        self,
        streams: Sequence[ValueStream],
        *,
        sources: Collection[str] | None = None,
        as_of: datetime | None = None,
        zone: str = "UTC",
        progress: Progress,
    ) -> History:
        raise NotImplementedError


def fetch(reader: Reader, source: Source) -> Iterator[Batch]:
    with reader.open(source.path) as file:
        for line in file:
            item, status = line.decode().split()
            yield Batch([Change(item, Attribute.STATUS, status, NOW)])


def nowhere(source: Source, live: Live) -> ToolReader:
    raise NotImplementedError


def silent(what: str, fraction: float | None) -> None:
    assert what
    assert fraction is None or 0 <= fraction <= 1


LINES = {"lines": Connector("lines", "Lines", (".log",), fetch=fetch)}


def synced(sources: Sequence[Source], warehouse: Counting) -> list[tuple[str, int, str | None]]:
    files = {"m.log": b"A-1 Doing\nA-1 Done\n", "e.log": b"B-1 Doing\n"}
    answers = sync(
        sources,
        warehouse,
        ways=Ways(Shelf(files), LINES, nowhere),
        now=NOW,
        progress=silent,
    )
    return [(each.id, each.held.n_new if each.held else 0, each.incomplete) for each in answers]


def test_every_source_is_brought_and_again_nothing_is_new() -> None:
    warehouse = Counting()
    assert synced([MORNING, EVENING], warehouse) == [("morning", 2, None), ("evening", 1, None)]
    assert synced([MORNING, EVENING], warehouse) == [("morning", 0, None), ("evening", 0, None)]


def test_a_source_that_cannot_be_read_does_not_stop_the_others() -> None:
    assert synced([LOST, EVENING], Counting()) == [
        ("lost", 0, "There is no file «lost.log»; check the path."),
        ("evening", 1, None),
    ]


def test_a_source_that_fails_later_keeps_what_it_had() -> None:
    warehouse = Counting()
    synced([MORNING], warehouse)
    moved = Source("morning", "lines", "moved.log")
    answer = sync(
        [moved],
        warehouse,
        ways=Ways(Shelf({}), LINES, nowhere),
        now=NOW,
        progress=silent,
    )
    assert answer[0].incomplete is not None
    assert answer[0].held == warehouse.held["morning"]


def test_a_connector_that_is_not_there_is_said() -> None:
    assert synced([Source("x", "columns", "m.log")], Counting())[0][2] == (
        "Source «x» asks for the connector «columns»; there is lines."
    )


def test_sources_are_chosen_by_id_in_the_order_of_the_plan() -> None:
    sources = [MORNING, EVENING, LOST]
    assert chosen(sources, []) == sources
    assert chosen(sources, ["lost", "morning"]) == [MORNING, LOST]
    with pytest.raises(NarrowsError, match="There is no source «noon»; there is evening, lost"):
        chosen(sources, ["noon"])

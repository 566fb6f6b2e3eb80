"""Syncing: bring what is new in the sources, one broken source not stopping the others."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.errors import NarrowsError
from narrows.domain.live import HttpReader, Live
from narrows.domain.ports import LoadedSource, Progress, Warehouse
from narrows.domain.reading import Connector, Reader
from narrows.domain.streams import Source
from narrows.services.sources.following import Following
from narrows.services.sources.loading import load_source

Dial = Callable[[Source, Live], AbstractContextManager[HttpReader]]
"""The way to a source's tool, with its token; refuses where the address is odd."""


@dataclass(frozen=True, slots=True)
class Ways:
    """How sources are read.

    Attributes:
        reader: The way to the bytes of files.
        connectors: By name.
        dial: The way to tools.
    """

    reader: Reader
    connectors: Mapping[str, Connector]
    dial: Dial


@dataclass(frozen=True, slots=True)
class SyncedSource:
    """How a sync of one source ended.

    Attributes:
        id: The source.
        zone: IANA zone that its times without an offset are read in.
        held: What the warehouse holds of it now; `None` is nothing yet.
        incomplete: Why it could not be read; `None` where it could.
    """

    id: str
    zone: str
    held: LoadedSource | None
    incomplete: str | None = None


def sync(
    sources: Sequence[Source],
    warehouse: Warehouse,
    *,
    ways: Ways,
    now: datetime,
    progress: Progress,
) -> list[SyncedSource]:
    """Bring what is new in each source.

    Args:
        sources: Which, each with its zone.
        warehouse: Where to.
        ways: How they are read.
        now: The time of the sync: no later instant is complete. [UTC]
        progress: Told how far it is.

    Returns:
        One per source, in order; see `sync_source`.
    """
    return [sync_source(each, warehouse, ways=ways, now=now, progress=progress) for each in sources]


def sync_source(
    source: Source,
    warehouse: Warehouse,
    *,
    ways: Ways,
    now: datetime,
    progress: Progress,
    trusts_census: bool = False,
) -> SyncedSource:
    """Bring what is new in one source.

    Args:
        source: Which, with its zone.
        warehouse: Where to.
        ways: How it is read.
        now: The time of the sync: no later instant is complete. [UTC]
        progress: Told how far it is.
        trusts_census: Whether most of it may be gone at once.

    Returns:
        How it ended. A source that cannot be read, or not all of it, is `incomplete` and keeps
        what it had.
    """
    zone = source.zone or "UTC"
    connector = ways.connectors.get(source.connector)
    following = Following(source, warehouse, now, progress, trusts_census)
    try:
        if connector is not None and connector.live is not None:
            reason = _followed(following, connector.live, dial=ways.dial)
            return SyncedSource(source.id, zone, following.held, reason)
        held = load_source(
            source, warehouse, reader=ways.reader, connectors=ways.connectors, now=now,
            progress=progress,
        )  # fmt: skip
    except NarrowsError as refusal:
        before = warehouse.sources().get(source.id)
        return SyncedSource(source.id, zone, before, refusal.message)
    return SyncedSource(source.id, zone, held)


def _followed(following: Following, live: Live, *, dial: Dial) -> str | None:
    """Follow a live source; why not all of it came."""
    try:
        way = dial(following.source, live)
    except NarrowsError as refusal:
        return following.stop(refusal.message)
    with way as reader:
        return following.bring(live, reader)

"""Syncing: bring what is new in the sources, one broken source not stopping the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from narrows.domain.errors import NarrowsError
from narrows.domain.ports import LoadedSource, Progress, Warehouse
from narrows.domain.reading import Connector, Reader
from narrows.domain.streams import Source
from narrows.services.sources.loading import load_source


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


def chosen(sources: Sequence[Source], ids: Sequence[str]) -> list[Source]:
    """The sources with these ids, in the plan's order; all of them where no id is given.

    Raises:
        NarrowsError: `source-unknown`.
    """
    known = {source.id for source in sources}
    for each in ids:
        if each not in known:
            raise NarrowsError(
                "source-unknown",
                f"There is no source «{each}»; there is {', '.join(sorted(known)) or 'none yet'}.",
            )
    return [source for source in sources if not ids or source.id in ids]


def sync(
    sources: Sequence[Source],
    warehouse: Warehouse,
    *,
    reader: Reader,
    connectors: Mapping[str, Connector],
    now: datetime,
    progress: Progress,
) -> list[SyncedSource]:
    """Bring what is new in each source.

    Args:
        sources: Which, each with its zone.
        warehouse: Where to.
        reader: The way to their bytes.
        connectors: By name.
        now: The time of the sync: no later instant is complete. [UTC]
        progress: Told how far it is.

    Returns:
        One per source, in order. A source that cannot be read is `incomplete` and keeps what it
        had.
    """
    synced: list[SyncedSource] = []
    for source in sources:
        zone = source.zone or "UTC"
        try:
            held = load_source(
                source, warehouse, reader=reader, connectors=connectors, now=now, progress=progress
            )
        except NarrowsError as refusal:
            before = warehouse.sources().get(source.id)
            synced.append(SyncedSource(source.id, zone, before, refusal.message))
        else:
            synced.append(SyncedSource(source.id, zone, held))
    return synced

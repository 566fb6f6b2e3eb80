"""Loading: one source from its file or tool into the warehouse."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from narrows.domain.errors import NarrowsError
from narrows.domain.ports import LoadedSource, Progress, Warehouse
from narrows.domain.reading import Connector, Reader, ReadPlan
from narrows.domain.streams import Source
from narrows.domain.work import Batch


def bring(
    source: Source, reader: Reader, *, connectors: Mapping[str, Connector]
) -> Iterator[Batch] | ReadPlan:
    """What a source's connector brings: batches that it parses, or a plan for the engine.

    Raises:
        NarrowsError: `connector-unknown`; what the connector refuses, for batches only once the
            first is asked for.
    """
    connector = connectors.get(source.connector)
    if connector and connector.plan:
        return connector.plan(reader, source)
    if connector and connector.fetch:
        return connector.fetch(reader, source)
    raise NarrowsError(
        "connector-unknown",
        f"Source «{source.id}» asks for the connector «{source.connector}»; there is "
        f"{', '.join(sorted(connectors))}.",
    )


def load_source(
    source: Source,
    warehouse: Warehouse,
    *,
    reader: Reader,
    connectors: Mapping[str, Connector],
    now: datetime,
    progress: Progress,
) -> LoadedSource:
    """Add to the warehouse what is new in a source; the same again adds nothing.

    Args:
        source: What to read; without a zone its times are read as UTC.
        warehouse: Where to.
        reader: The way to the source's bytes.
        connectors: By name.
        now: The time of the load: no later instant is complete. [UTC]
        progress: Told how far it is.

    Raises:
        NarrowsError: The source cannot be read at all, and then nothing is changed.
    """
    brought = bring(source, reader, connectors=connectors)
    return warehouse.load(source, brought, now=now, progress=progress)

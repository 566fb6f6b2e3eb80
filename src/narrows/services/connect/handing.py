"""Handing a file over: kept in the home, first or in the place of an older export."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from pathlib import PurePath

from narrows.domain.errors import NarrowsError
from narrows.domain.gate import Gate
from narrows.domain.kept_files import KeptFiles
from narrows.domain.plan import Plan
from narrows.domain.reading import Connector
from narrows.domain.streams import Source
from narrows.services.connect.file_preview import STREAM, Reading
from narrows.services.connect.handed import TABLE, Handed, kept_rows
from narrows.services.look.request import Corrections, LookRequest

UNCONNECTED_LASTS = timedelta(days=1)
"""How long a file is kept that nobody made a source of."""


def hand_over(
    kept: KeptFiles,
    handed: Handed,
    *,
    name: str,
    reading: Reading,
    connectors: Mapping[str, Connector],
) -> None:
    """Keep what Narrows keeps of a file.

    Args:
        kept: Where.
        handed: The file.
        name: Of the kept one.
        reading: What of it need not be guessed.
        connectors: By name.

    Raises:
        NarrowsError: `file-not-taken`, `file-unkept`, and what its connector refuses; then nothing
            is kept.
    """
    said = Corrections(columns=reading.columns, zone=reading.zone)
    title = PurePath(handed.name).stem
    asked = LookRequest(
        handed.name, handed.name, STREAM, title, said, date_format=reading.date_format
    )
    kept.keep(name, kept_rows(handed, asked, connectors=connectors))


def forget_unconnected(kept: KeptFiles, plan: Plan, *, now: datetime) -> None:
    """Take away what was handed over more than a day ago and never connected."""
    used: Collection[str] = {each.path for each in plan.sources}
    kept.forget(used, before=now - UNCONNECTED_LASTS)


def hand_newer(
    gate: Gate,
    source: Source,
    *,
    handed: Handed,
    kept: KeptFiles,
    connectors: Mapping[str, Connector],
    now: datetime,
) -> None:
    """Put a newer export in the place of a source's file, and let it be read at once.

    Raises:
        NarrowsError: `source-not-handed`: its file lies elsewhere; what `hand_over` refuses.
    """
    name = kept.name_of(source.path)
    if source.connector != TABLE or name is None:
        raise NarrowsError(
            "source-not-handed",
            f"What «{source.id}» reads lies where the plan says; bring the newer export there.",
        )
    reading = Reading(source.columns, source.zone or "UTC", source.date_format)
    hand_over(kept, handed, name=name, reading=reading, connectors=connectors)
    gate.ask(source.id, now=now)

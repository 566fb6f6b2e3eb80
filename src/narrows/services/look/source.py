"""Who reads a file, and what is said on the way."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePath

from narrows.domain.calendar import zone_named
from narrows.domain.errors import NarrowsError
from narrows.domain.ports import LoadedSource
from narrows.domain.reading import Connector, Reader, ReadPlan
from narrows.domain.streams import Source
from narrows.domain.work import Batch
from narrows.services.look.request import LookRequest

UTC = "UTC"
SNIFFED_BYTES = 256


@dataclass(frozen=True, slots=True)
class Told:
    """What a connector said about its guesses; notes of batches come while they are read."""

    notes: list[str]
    columns: Mapping[str, str]


def listened(brought: Iterator[Batch] | ReadPlan) -> tuple[Iterable[Batch] | ReadPlan, Told]:
    """What a connector brings, with an ear to what it says about its guesses."""
    if isinstance(brought, ReadPlan):
        return brought, Told(list(brought.notes), brought.guessed)
    told = Told([], {})

    def passed() -> Iterator[Batch]:
        for batch in brought:
            told.notes.extend(note for note in batch.notes if note not in told.notes)
            yield batch

    return passed(), told


def source_of(asked: LookRequest, reader: Reader, *, connectors: Mapping[str, Connector]) -> Source:
    """The file as a source, with the connector that reads it.

    Raises:
        NarrowsError: `zone-unknown`; what the reader refuses.
    """
    zone_named(asked.said.zone or UTC)
    return Source(
        id=asked.name,
        connector=_connector(asked.path, reader, connectors=connectors),
        path=asked.path,
        zone=asked.said.zone or UTC,
        columns=asked.said.columns,
        status=asked.status,
        date_format=asked.date_format,
        delimiter=asked.delimiter,
        encoding=asked.encoding,
    )


def _connector(path: str, reader: Reader, *, connectors: Mapping[str, Connector]) -> str:
    """Who reads the file: by the end of its name, else by how its content begins."""
    name = PurePath(path).name.casefold()
    fits = [
        (len(suffix), each.name)
        for each in connectors.values()
        for suffix in each.suffixes
        if name.endswith(suffix)
    ]
    if fits:
        return max(fits)[1]
    with reader.open(path) as opened:
        first = opened.read(SNIFFED_BYTES).lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    kind = {b"<": ".xes", b"{": ".json", b"[": ".json"}.get(first, ".csv")
    readers = chain.from_iterable(
        [each.name] for each in connectors.values() if kind in each.suffixes
    )
    return next(readers, "csv_file")


def nothing_moved(name: str, held: LoadedSource) -> NarrowsError:
    """The refusal of a file that was read and tells of no item, with the first reason."""
    why = "it has no rows"
    if held.faults:
        first = held.faults[0]
        row = "" if first.row is None else f", row {first.row}"
        count = "a fault" if held.n_faults == 1 else f"{held.n_faults:,} faults, the first"
        why = f"{count}{row}: {first.message.rstrip('.')}"
    return NarrowsError("no-moves", f"{name} tells of no item that moved; {why}.")

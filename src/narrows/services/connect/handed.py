"""A file that somebody hands over: of it only what Narrows keeps is ever written anywhere.

A table keeps its columns by names that mean something kept, and those that its reading needs; what
names persons, and whatever else it holds, is left out before the first byte is written. An event
log becomes a table of its moves, or of its intervals of work.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from narrows.connectors.csv_file.encoding import CODECS
from narrows.connectors.csv_file.names import NAMES, is_person, plain
from narrows.domain.errors import NarrowsError
from narrows.domain.reading import Connector, ReadPlan
from narrows.services.connect.handed_log import rows_of_log, unusable
from narrows.services.look.request import LookRequest
from narrows.services.look.source import source_of
from narrows.services.sources.loading import bring

TABLE = "csv_file"
TAKEN = (TABLE, "xes")
"""The connectors whose files are taken by hand."""

KNOWN = frozenset(word for names in NAMES.values() for word in names)
"""What columns are called that hold something kept."""


@dataclass(frozen=True, slots=True)
class Handed:
    """A file in memory. Implements `narrows.domain.reading.Reader` for its own name.

    Attributes:
        name: As its owner calls it.
        content: Its bytes.
    """

    name: str
    content: bytes

    def open(self, path: str) -> BinaryIO:
        """Its bytes.

        Raises:
            NarrowsError: `file-empty`.
        """
        if not self.content.strip():
            raise NarrowsError("file-empty", f"«{path}» is empty; export it again.")
        return io.BytesIO(self.content)

    def size(self, path: str) -> int:
        """How much there is. [bytes]"""
        del path
        return len(self.content)


def kept_rows(
    handed: Handed, asked: LookRequest, *, connectors: Mapping[str, Connector]
) -> Iterator[Sequence[str]]:
    """What is kept of a file, as a table; the names of the columns first.

    A row of which nothing can be used stays as one with a column too many: it is counted and
    listed when the table is read.

    Args:
        handed: The file.
        asked: Its name, and what need not be guessed.
        connectors: By name.

    Raises:
        NarrowsError: `file-not-taken`, and what its connector refuses.
    """
    source = source_of(asked, handed, connectors=connectors)
    if source.connector not in TAKEN:
        raise NarrowsError(
            "file-not-taken",
            f"«{handed.name}» is read where it lies: name it in the plan with `connector: "
            f"{source.connector}` and its path, and `narrows apply`. By hand a table (CSV) or an "
            "event log (XES) is taken.",
        )
    if source.connector != TABLE:
        # Of a log its own names are read; the columns are those of the table that it becomes.
        source = replace(source, columns={})
    brought = bring(source, handed, connectors=connectors)
    return _of_table(handed, brought) if isinstance(brought, ReadPlan) else rows_of_log(brought)


def _of_table(handed: Handed, read: ReadPlan) -> Iterator[Sequence[str]]:
    needed = {
        read.item, read.status, read.moved_at, read.activity, read.started_at, read.ended_at,
        *read.attributes.values(),
    }  # fmt: skip
    kept = [
        at
        for at, name in enumerate(read.header)
        if name in needed or (plain(name) in KNOWN and not is_person(name))
    ]
    yield [read.header[at] for at in kept]
    text = io.TextIOWrapper(
        io.BytesIO(handed.content), CODECS[read.encoding], "replace", newline=""
    )
    rows = csv.reader(
        text,
        delimiter=read.delimiter,
        quotechar='"',
        quoting=csv.QUOTE_MINIMAL if read.quote else csv.QUOTE_NONE,
    )
    is_ahead = True
    while True:
        try:
            row = next(rows, None)
        except csv.Error:
            row = [""]
        if row is None:
            return
        if is_ahead:
            # Above the names there may be blank lines, or the delimiter as a spreadsheet says it.
            is_ahead = tuple(name.strip() for name in row) != read.header
        elif len(row) == len(read.header):
            yield [row[at].replace("\r", " ") for at in kept]
        else:
            yield unusable(len(kept)) if any(row) else []

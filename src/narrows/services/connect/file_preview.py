"""What a file that was handed over tells, before it is connected: looked at, nothing decided."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from narrows.analytics.type_words import usual_item_types
from narrows.connectors.csv_file.names import ATTRIBUTES, INTERVAL, MOVE
from narrows.domain.kept_files import KeptFiles
from narrows.domain.reading import Reader
from narrows.domain.work import Attribute, ItemType
from narrows.services.look.looking import LookAnswer
from narrows.services.look.request import Corrections, LookRequest

STREAM = "file"
"""What the stream of a look is called that nobody has named yet."""

PARTS = (Attribute.PROJECT, Attribute.COMPONENT, Attribute.LABEL)
"""By which a stream may take a part of a file."""

MOST_WORDS = 40
"""Of an attribute, that are offered one by one; of more a plan says which are taken."""

OURS = (*MOVE, *INTERVAL[1:], *ATTRIBUTES)
"""Our names of columns."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a kept file is read, where that need not be guessed.

    Attributes:
        columns: Our column name → the file's.
        zone: IANA zone of time stamps without an offset.
        date_format: `strptime` format of the time stamps; `None` is detected.
    """

    columns: Mapping[str, str]
    zone: str
    date_format: str | None = None


@dataclass(frozen=True, slots=True)
class FileDesk:
    """What handing over a file needs.

    Attributes:
        kept: Where files are kept.
        reader: The way to them.
        look: Looks at one in a warehouse of its own.
    """

    kept: KeptFiles
    reader: Reader
    look: Callable[[LookRequest], LookAnswer]


@dataclass(frozen=True, slots=True)
class FilePreview:
    """What a kept file tells.

    Attributes:
        answer: What a look at it found.
        columns: Our column name → the file's, of all that are read.
        item_types: The file's words for a type → what they usually mean; untyped: nobody knows.
        parts: Attribute and value of the parts that a stream may take.
    """

    answer: LookAnswer
    columns: Mapping[str, str]
    item_types: Mapping[str, ItemType]
    parts: tuple[tuple[Attribute, str], ...]


def preview(desk: FileDesk, name: str, *, title: str, reading: Reading) -> FilePreview:
    """Look at a kept file.

    Args:
        desk: Where it is kept.
        name: Of the kept file.
        title: What its owner calls it.
        reading: How it is read.

    Raises:
        NarrowsError: `file-not-kept`, and what a look refuses.
    """
    path = desk.kept.path(name)
    said = Corrections(columns=reading.columns, zone=reading.zone)
    answer = desk.look(
        LookRequest(path, title, STREAM, title, said, date_format=reading.date_format)
    )
    columns = {**reading.columns, **answer.columns}
    words = _words(desk.reader, path, columns=columns)
    usual = usual_item_types()
    return FilePreview(
        answer=answer,
        columns=columns,
        item_types={
            each: usual.get(each, ItemType.UNTYPED) for each in words.get(Attribute.ITEM_TYPE, ())
        },
        parts=tuple((part, each) for part in PARTS for each in words.get(part, ())),
    )


def kept_header(desk: FileDesk, name: str) -> tuple[str, ...]:
    """The columns of a kept file.

    Raises:
        NarrowsError: `file-not-kept`.
    """
    with _rows(desk.reader, desk.kept.path(name)) as rows:
        return tuple(next(rows))


def _words(
    reader: Reader, path: str, *, columns: Mapping[str, str]
) -> Mapping[Attribute, Sequence[str]]:
    """What stands in some columns of a kept file, where that is little."""
    with _rows(reader, path) as rows:
        header = next(rows)
        places = {
            each: header.index(columns[each])
            for each in (Attribute.ITEM_TYPE, *PARTS)
            if columns.get(each) in header
        }
        found: dict[Attribute, set[str]] = {each: set() for each in places}
        for row in rows:
            for each, at in places.items():
                if len(row) == len(header) and len(found[each]) <= MOST_WORDS:
                    found[each].add(row[at].strip())
    told = {each: sorted(words - {""}) for each, words in found.items()}
    return {each: words for each, words in told.items() if len(words) <= MOST_WORDS}


@contextmanager
def _rows(reader: Reader, path: str) -> Iterator[Iterator[list[str]]]:
    """The rows of a kept file, which is written by us."""
    with reader.open(path) as file, io.TextIOWrapper(file, "utf-8", newline="") as text:
        yield csv.reader(text)

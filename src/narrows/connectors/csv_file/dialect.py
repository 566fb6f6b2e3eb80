"""How a table of text is written: its encoding, its delimiter, whether it quotes."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from narrows.connectors.csv_file.encoding import CODECS, SAMPLE_BYTES, survey
from narrows.domain.errors import NarrowsError
from narrows.domain.reading import Reader
from narrows.domain.streams import Source

SAMPLE_ROWS = 600
DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}


@dataclass(frozen=True, slots=True)
class Dialect:
    """What the beginning of a file shows of how it is written.

    Attributes:
        encoding: utf-8, utf-16 or latin-1.
        delimiter: Between columns.
        quote: Around a value; empty where the whole file has none.
        header: Column names in order, stripped.
        rows: The first rows after the header that have as many columns as it.
        notes: What was detected, one line each.
    """

    encoding: str
    delimiter: str
    quote: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]


def detect(reader: Reader, source: Source) -> Dialect:
    """Look at all bytes of a file for encoding, quotes and limits, at its beginning for the rest.

    Raises:
        NarrowsError: `file-not-text`, `delimiter-unknown`, `encoding-unknown`, `file-empty`, or
            what the reader refuses.
    """
    with reader.open(source.path) as file:
        head, encoding, has_quotes = survey(file, source)
    text = head.decode(CODECS[encoding], "replace")
    if len(head) == SAMPLE_BYTES:
        text = text[: max(text.rfind("\n"), text.rfind("\r")) + 1] or text
    quote = '"' if has_quotes else ""
    hint = re.match(r"[\r\n]*sep=(.)\r?\n", text)  # Excel writes one above the header
    if hint:
        text = text[hint.end() :]
        source = replace(source, delimiter=source.delimiter or hint[1])
    delimiter, table = _delimiter(text, source, quote=quote)
    header = tuple(name.strip() for name in table[0])
    rows = [tuple(row) for row in table[1 : SAMPLE_ROWS + 1] if len(row) == len(header)]
    notes = [f"columns are separated by {DELIMITERS.get(delimiter, repr(delimiter))}"]
    if encoding != "utf-8":
        notes.append(f"text is {encoding}")
    return Dialect(encoding, delimiter, quote, header, tuple(rows), tuple(notes))


@contextmanager
def all_rows(reader: Reader, source: Source, *, dialect: Dialect) -> Iterator[Iterator[list[str]]]:
    """Every row of the file after its header, one by one; for the rare question to all of it."""
    with reader.open(source.path) as file:
        text = io.TextIOWrapper(file, CODECS[dialect.encoding], "replace", newline="")
        yield iter(_read(text, delimiter=dialect.delimiter, quote=dialect.quote))


def _delimiter(text: str, source: Source, *, quote: str) -> tuple[str, list[list[str]]]:
    """The delimiter under which most rows have as many columns as the header, and the rows."""
    given = {"tab": "\t", "\\t": "\t"}.get(source.delimiter or "", source.delimiter)
    best: tuple[float, int] = (0.0, 1)
    found: tuple[str, list[list[str]]] | None = None
    for delimiter in [given] if given else DELIMITERS:
        if len(delimiter) != 1 or delimiter in '"\r\n':
            break
        lines = io.StringIO(text, newline="")
        table = [row for row in _read(lines, delimiter=delimiter, quote=quote) if row]
        if not table or not any(name.strip() for name in table[0]):
            continue
        width = len(table[0])
        like_header = sum(len(row) == width for row in table) / len(table)
        score = (round(like_header, 1), width)
        if width > 1 and (found is None or score > best):
            best, found = score, (delimiter, table)
    if found is None:
        wrong = (
            f"«{source.path}» does not look like a table: no comma, semicolon, tab or bar "
            "separates columns in its first row"
        )
        raise NarrowsError(
            "delimiter-unknown", f"{wrong}; pass --delimiter if it is another.", wrong=wrong
        )
    return found


def _read(text: Iterable[str], *, delimiter: str, quote: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(
            text,
            delimiter=delimiter,
            quotechar='"',
            quoting=csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE,
        )
    except csv.Error:  # a field beyond the limit, a lone carriage return: the rest is not sampled
        return

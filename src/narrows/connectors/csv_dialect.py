"""How a table of text is written: its encoding, its delimiter, whether it quotes."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import BinaryIO

from narrows.domain.errors import NarrowsError
from narrows.domain.reading import Reader
from narrows.domain.streams import Source

SAMPLE_BYTES = 2**18
CHUNK_BYTES = 2**20
SAMPLE_ROWS = 2000
DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
CODECS = {"utf-8": "utf-8-sig", "utf-16": "utf-16", "latin-1": "cp1252"}
"""Our name of an encoding → Python's codec. Files called Latin-1 are Windows-1252 in practice,
as browsers hold too."""

_ZIP = b"PK\x03\x04"
_UTF16_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


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
        head, encoding, has_quotes = _survey(file, source)
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


def _survey(file: BinaryIO, source: Source) -> tuple[bytes, str, bool]:
    """First bytes, encoding, and whether a quotation mark stands anywhere in the file."""
    head = file.read(CHUNK_BYTES)
    encoding = _given_encoding(source) or ("utf-16" if head.startswith(_UTF16_BOMS) else None)
    if encoding is None and (b"\0" in head or head.startswith(_ZIP)):
        kind = "a ZIP archive or spreadsheet" if head.startswith(_ZIP) else "not text"
        raise NarrowsError(
            "file-not-text", f"«{source.path}» is {kind}; save it as CSV in UTF-8 and read that."
        )
    decoder = codecs.getincrementaldecoder("utf-8")()
    has_quotes, chunk = False, head
    while chunk:
        has_quotes = has_quotes or b'"' in chunk
        if encoding is None:
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                encoding = _utf8_or_latin1(chunk)
        chunk = file.read(CHUNK_BYTES)
    return head[:SAMPLE_BYTES], encoding or "utf-8", has_quotes


def _utf8_or_latin1(chunk: bytes) -> str:
    """UTF-8 with a broken row or two, or not UTF-8 at all: what most of its special bytes say."""
    text = chunk.decode("utf-8", "replace")
    n_broken = text.count("\ufffd")
    n_sound = len(re.findall(r"[^\x00-\x7f]", text)) - n_broken
    return "latin-1" if n_broken > n_sound else "utf-8"


def _given_encoding(source: Source) -> str | None:
    if source.encoding is None:
        return None
    try:
        name = codecs.lookup(source.encoding).name
    except LookupError:
        name = ""
    if name.startswith("utf-8") or name == "ascii":
        return "utf-8"
    if name.startswith("utf-16"):
        return "utf-16"
    if name in ("iso8859-1", "iso8859-15", "cp1252"):
        return "latin-1"
    raise NarrowsError(
        "encoding-unknown",
        f"The encoding «{source.encoding}» is not read; give utf-8, utf-16 or latin-1.",
    )


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
        raise NarrowsError(
            "delimiter-unknown",
            f"«{source.path}» does not look like a table: no comma, semicolon, tab or bar "
            "separates columns in its first row; pass --delimiter if it is another.",
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

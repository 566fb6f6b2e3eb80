"""In which encoding a text is, told from all of its bytes."""

import codecs
import re
from typing import BinaryIO

from narrows.domain.errors import NarrowsError
from narrows.domain.streams import Source

SAMPLE_BYTES = 2**17
CHUNK_BYTES = 2**20
CODECS = {"utf-8": "utf-8-sig", "utf-16": "utf-16", "latin-1": "cp1252"}
"""Our name of an encoding → Python's codec. Files called Latin-1 are Windows-1252 in practice,
as browsers hold too."""
_ZIP = b"PK\x03\x04"
_UTF16_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def survey(file: BinaryIO, source: Source) -> tuple[bytes, str, bool]:
    """First bytes, encoding, and whether a quotation mark stands anywhere in the file.

    Raises:
        NarrowsError: `file-not-text`, `encoding-unknown`.
    """
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

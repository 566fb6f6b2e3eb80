"""Where a record of a table of text stands in its file, as an editor counts lines.

The engine numbers the records that it kept; quoted values may span lines, and blank lines and
refused rows stand between. Asked only for rows that have a fault.
"""

import codecs
import csv
import gzip
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, cast

CHUNK_BYTES = 2**20
GZIP_MAGIC = b"\x1f\x8b"


def open_unpacked(path: str) -> BinaryIO:
    """The bytes of a file that a reader has already found to be within limits."""
    return cast(BinaryIO, gzip.open(path, "rb") if is_gzip(path) else Path(path).open("rb"))


def is_gzip(path: str) -> bool:
    """Whether a file's first bytes say gzip, whatever its name."""
    with Path(path).open("rb") as file:
        return file.read(2) == GZIP_MAGIC


def n_lines_before_header(path: str) -> int:
    """Blank lines and Excel's `sep=;`, that the engine would take for the header. [lines]"""
    with open_unpacked(path) as file:
        head = file.read(CHUNK_BYTES).removeprefix(codecs.BOM_UTF8)
    before = re.match(rb"[\r\n]*(?:sep=.\r?\n[\r\n]*)?", head)
    return before[0].count(b"\n") if before else 0


def lines_at(path: str, positions: Collection[int]) -> Mapping[int, int]:
    """Byte position → the line that it stands in, from 1; blank lines before a row are skipped."""
    found: dict[int, int] = {}
    waiting = sorted(set(positions), reverse=True)
    line, at = 1, 0
    with open_unpacked(path) as file:
        while waiting and (chunk := file.read(CHUNK_BYTES)):
            start = 0
            while waiting and waiting[-1] < at + len(chunk):
                position = waiting.pop()
                line += chunk.count(b"\n", start, position - at)
                start = position - at
                blank = start
                while chunk[blank : blank + 1] in (b"\n", b"\r"):
                    blank += 1
                found[position] = line + chunk.count(b"\n", start, blank)
            line += chunk.count(b"\n", start)
            at += len(chunk)
    return found


def lines_of(
    path: str,
    rows: Collection[int],
    *,
    refused: Collection[int],
    n_rows: int,
    delimiter: str,
    quote: str,
) -> Mapping[int, int]:
    """Number of a kept record, from 1 → the line that it begins in.

    Args:
        path: The file, in UTF-8.
        rows: Numbers of kept records.
        refused: Lines in which refused rows begin.
        n_rows: How many records were kept. [records]
        delimiter: Between columns.
        quote: Around values; empty where the file has none.
    """
    if not rows:
        return {}
    if _n_lines(path) == 1 + n_rows + len(refused):
        return dict(_simple(sorted(rows), sorted(refused)))
    before = range(1, n_lines_before_header(path) + 1)
    records = _records(path, delimiter=delimiter, quote=quote)
    return dict(_walk(records, set(rows), refused={*refused, *before}))


def _n_lines(path: str) -> int:
    n_lines, last = 0, b"\n"
    with open_unpacked(path) as file:
        while chunk := file.read(CHUNK_BYTES):
            n_lines += chunk.count(b"\n")
            last = chunk[-1:]
    return n_lines + (last != b"\n")


def _simple(rows: list[int], refused: list[int]) -> Iterator[tuple[int, int]]:
    """One record per line: count the refused ones before."""
    n_before = 0
    for row in rows:
        while n_before < len(refused) and refused[n_before] <= row + 1 + n_before:
            n_before += 1
        yield row, row + 1 + n_before


def _records(path: str, *, delimiter: str, quote: str) -> Iterator[tuple[int, bool]]:
    """Line in which each record begins, and whether it is blank."""
    begin = 1
    with open_unpacked(path) as file:
        text = (line.decode("utf-8", "replace").replace("\0", "") for line in file)
        records = csv.reader(
            text,
            delimiter=delimiter,
            quotechar='"',
            quoting=csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE,
        )
        while True:
            try:
                values = next(records)
            except StopIteration:
                return
            except csv.Error:  # a value beyond the limit, a lone carriage return: still a record
                values = [""]
            yield begin, not values
            begin = records.line_num + 1


def _walk(
    records: Iterator[tuple[int, bool]], rows: set[int], *, refused: set[int]
) -> Iterator[tuple[int, int]]:
    """Read the file again up to the last record that is asked for; `refused` lines are none."""
    last, row = max(rows), -1
    for begin, is_blank in records:
        if is_blank or begin in refused:
            continue
        row += 1
        if row in rows:
            yield row, begin
        if row == last:
            return

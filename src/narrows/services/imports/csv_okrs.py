"""OKRs out of CSV, as spreadsheets and OKR tools export them."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from narrows.domain.errors import NarrowsError
from narrows.services.imports.draft import Draft
from narrows.services.imports.drafting import Drafting
from narrows.services.imports.table_columns import Column, columns_of, is_of_okrs
from narrows.services.imports.table_okrs import TableOkrs
from narrows.services.imports.table_rows import row_of

DELIMITERS = ",;\t|"
HEADER_ROWS = 10
"""Exports write titles and dates above their header, not more than that."""

Numbered = tuple[int, list[str]]


def parse_csv_okrs(text: str, *, file: str) -> Draft:
    """Parse a table with OKRs.

    Args:
        text: The table, its columns separated by comma, semicolon, tab or bar.
        file: Its name, for messages.

    Raises:
        NarrowsError: `okr-columns-unknown`.
    """
    drafting = Drafting(file)
    header, table = _table(text, file)
    columns, rows = columns_of(header), table.rows
    for line in table.unclosed:
        drafting.fault(
            "The row opens a quotation mark that nothing closes, and is left out; close it, or "
            'write it twice (`""`) where it is meant.',
            line,
        )
    unread = [
        each.strip()
        for at, each in enumerate(header)
        if at not in columns and any(row[at : at + 1] and row[at].strip() for _, row in rows)
    ]
    if unread:
        named = ", ".join(f"«{each or 'without a name'}»" for each in unread)
        drafting.fault(f"Columns that are not read: {named}.", None)
    good = []
    for line, row in rows:
        if len(row) > len(header) and any(each.strip() for each in row[len(header) :]):
            drafting.fault(
                f"The row has {len(row)} values under {len(header)} columns, and is left out; put "
                "quotation marks around words with the separator in them.",
                line,
            )
        else:
            good.append(row_of(row, line, columns=columns))
    TableOkrs(drafting).read(good)
    return drafting.draft()


@dataclass(frozen=True, slots=True)
class _Table:
    """A table under one delimiter.

    Attributes:
        rows: Each with the line that it begins on.
        unclosed: Lines that open a quotation mark which nothing closes.
    """

    rows: Sequence[Numbered]
    unclosed: Sequence[int]


def _table(text: str, file: str) -> tuple[Sequence[str], _Table]:
    """The header and the rows after it, under the delimiter that lets most columns be known."""
    best: tuple[int, int, _Table] | None = None
    for delimiter in DELIMITERS:
        table = _read(text, delimiter)
        for at, (_, row) in enumerate(table.rows[:HEADER_ROWS]):
            columns = columns_of(row)
            if is_of_okrs(columns) and (best is None or len(columns) > best[0]):
                best = (len(columns), at, table)
    if best is None:
        raise NarrowsError(
            "okr-columns-unknown",
            f"{file}: no row near the top names columns of OKRs; name them «{Column.OBJECTIVE}» "
            f"and «{Column.KEY_RESULT}», or «{Column.TYPE}», «{Column.TITLE}», «{Column.PARENT}».",
        )
    _, at, table = best
    rows = [each for each in table.rows[at + 1 :] if any(map(str.strip, each[1]))]
    return table.rows[at][1], _Table(rows, table.unclosed)


def _read(text: str, delimiter: str) -> _Table:
    """The rows; after a quotation mark that nothing closes it goes on with the next line."""
    lines = list(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    rows: list[Numbered] = []
    unclosed: list[int] = []
    at = 0
    while at < len(lines):
        reader, first = csv.reader(lines[at:], delimiter=delimiter, strict=True), at
        try:
            for row in reader:
                rows.append((at + 1, row))
                at = first + reader.line_num
        except csv.Error:
            if first + reader.line_num == at + 1:
                rows += _loosely(lines[at], at, delimiter=delimiter)
            else:
                unclosed.append(at + 1)
            at += 1
    return _Table(rows, unclosed)


def _loosely(line: str, at: int, *, delimiter: str) -> Iterator[Numbered]:
    """A row of one line with quotation marks of its own; none where a field is beyond the limit."""
    try:
        yield from ((at + 1, row) for row in csv.reader([line], delimiter=delimiter))
    except csv.Error:
        return

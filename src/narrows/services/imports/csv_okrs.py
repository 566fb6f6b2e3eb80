"""OKRs out of CSV, as spreadsheets and OKR tools export them."""

import csv
import io
from collections.abc import Iterator, Sequence

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
    header, rows = _table(text, file)
    columns = columns_of(header)
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


def _table(text: str, file: str) -> tuple[Sequence[str], Sequence[Numbered]]:
    """The header and the rows after it, under the delimiter that lets most columns be known."""
    best: tuple[int, int, int, list[Numbered]] | None = None
    for delimiter in DELIMITERS:
        rows = list(_rows(text, delimiter))
        for at, (_, row) in enumerate(rows[:HEADER_ROWS]):
            columns = columns_of(row)
            if is_of_okrs(columns) and (best is None or len(columns) > best[0]):
                best = (len(columns), at, len(row), rows)
    if best is None:
        raise NarrowsError(
            "okr-columns-unknown",
            f"{file}: no row near the top names columns of OKRs; name them «{Column.OBJECTIVE}» "
            f"and «{Column.KEY_RESULT}», or «{Column.TYPE}», «{Column.TITLE}», «{Column.PARENT}».",
        )
    _, at, _, rows = best
    return rows[at][1], [each for each in rows[at + 1 :] if any(map(str.strip, each[1]))]


def _rows(text: str, delimiter: str) -> Iterator[Numbered]:
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter)
    line = 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error:  # a field beyond the limit: what stands before it is read
        return

"""A table as a spreadsheet: numbers and dates as such, text as text and never as a formula."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from io import BytesIO

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from narrows.views.sheets.sheet import Cell, Sheet
from narrows.web.exports.guarded import is_risky

LONGEST = 32_767
"""Characters that a cell holds; a longer text would be left out whole."""

WIDEST = 44
"""Characters that a column is wide at most."""

PAPER = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def xlsx_of(sheet: Sheet) -> bytes:
    """The file: the table, and a second page that says what it is."""
    written = BytesIO()
    with xlsxwriter.Workbook(written, PAPER) as book:
        ways = _Ways(
            plain=None,
            quoted=book.add_format({"quote_prefix": True}),
            day=book.add_format({"num_format": "yyyy-mm-dd"}),
            instant=book.add_format({"num_format": 'yyyy-mm-dd"T"hh:mm:ss"Z"'}),
        )
        head = book.add_format({"bold": True})
        page = book.add_worksheet("Table")
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
        for column, name in enumerate(sheet.columns):
            page.write_string(0, column, name, head)
            page.set_column(column, column, _width([name, *(row[column] for row in sheet.rows)]))
        for number, row in enumerate(sheet.rows, start=1):
            for column, value in enumerate(row):
                ways.write(page, (number, column), value=value)
        about = book.add_worksheet("About")
        about.set_column(0, 0, 20)
        about.set_column(1, 1, 100)
        for number, (what, value) in enumerate((("Table", sheet.title), *sheet.about)):
            about.write_string(number, 0, what, head)
            ways.write(about, (number, 1), value=value)
    return written.getvalue()


class _Ways:
    """How each kind of cell is written."""

    def __init__(
        self, *, plain: Format | None, quoted: Format, day: Format, instant: Format
    ) -> None:
        self._plain, self._quoted, self._day, self._instant = plain, quoted, day, instant

    def write(self, page: Worksheet, place: tuple[int, int], *, value: Cell) -> None:
        """Write one cell at its row and column."""
        row, column = place
        if isinstance(value, str):
            way = self._quoted if is_risky(value) else self._plain
            page.write_string(row, column, value[:LONGEST], way)
        elif isinstance(value, datetime):
            # A cell knows no zone; the way it is shown says UTC.
            at = value.astimezone(UTC).replace(tzinfo=None)
            page.write_datetime(row, column, at, self._instant)
        elif isinstance(value, date):
            page.write_datetime(row, column, value, self._day)
        elif value is not None:
            page.write_number(row, column, value)


def _width(cells: Sequence[Cell]) -> int:
    """Of a column, by its first cells."""
    return min(
        WIDEST, 2 + max(10 if isinstance(each, date) else len(str(each)) for each in cells[:50])
    )

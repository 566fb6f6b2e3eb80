"""A table as CSV (RFC 4180, UTF-8): dates and instants in ISO 8601, undefined as nothing."""

import csv
from datetime import UTC, datetime
from io import StringIO

from narrows.views.sheets.sheet import Cell, Sheet
from narrows.web.exports.guarded import guarded


def csv_of(sheet: Sheet) -> bytes:
    """The file. Text that a spreadsheet would run as a formula has an apostrophe before it."""
    written = StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(sheet.columns)
    writer.writerows(map(_texts, sheet.rows))
    return written.getvalue().encode()


def _texts(row: tuple[Cell, ...]) -> list[str | int | float]:
    return [_text(each) for each in row]


def _text(value: Cell) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return value if isinstance(value, int | float) else value.isoformat()

"""No cell of an exported table is a formula, whatever a title says."""

import csv
import re
import zipfile
from datetime import UTC, date, datetime
from io import BytesIO, StringIO

import pytest
from defusedxml import ElementTree

from narrows.views.sheets.sheet import Cell, Sheet
from narrows.web.exports.as_csv import csv_of
from narrows.web.exports.as_xlsx import LONGEST, xlsx_of
from narrows.web.exports.guarded import guarded

FORMULAS = (
    "=1+1", '=HYPERLINK("http://evil.example","x")', "+1+1", "-2+3", "@SUM(1)", "\t=1", "\r=1",
    "  =1+1", "\n=1", "\uff1d1+1", "=cmd|' /C calc'!A0",
)  # fmt: skip
HARMLESS = ("POL-12", "a=b", "x - y", "", "'", "–", "50 % off", "mail@example.org")


def sheet_of(*cells: Cell) -> Sheet:
    return Sheet("t", "A table", ("what",), [(each,) for each in cells])


def in_csv(sheet: Sheet) -> list[str]:
    rows = list(csv.reader(StringIO(csv_of(sheet).decode(), newline="")))
    return [row[0] for row in rows[1:]]


def in_xlsx(sheet: Sheet) -> tuple[zipfile.ZipFile, str]:
    book = zipfile.ZipFile(BytesIO(xlsx_of(sheet)))
    return book, book.read("xl/worksheets/sheet1.xml").decode()


def texts(book: zipfile.ZipFile) -> list[str]:
    tree = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
    return ["".join(each.itertext()) for each in tree]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_begins_like_a_formula_is_marked_as_text(text: str) -> None:
    assert guarded(text) == "'" + text
    (shown,) = in_csv(sheet_of(text))
    assert shown.startswith("'")


@pytest.mark.parametrize("text", HARMLESS)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


def test_a_number_below_zero_is_a_number_and_not_a_formula() -> None:
    assert in_csv(sheet_of(-0.133, -2)) == ["-0.133", "-2"]
    _, sheet = in_xlsx(sheet_of(-0.133))
    assert "<v>-0.133</v>" in sheet


def test_a_spreadsheet_holds_no_formula_and_no_link_and_quotes_what_looks_like_one() -> None:
    book, sheet = in_xlsx(sheet_of(*FORMULAS, "https://evil.example", *HARMLESS))
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet.lower()
    styled = re.findall(r'<c r="A(\d+)" s="(\d+)" t="s">', sheet)
    quoted = [int(row) - 2 for row, style in styled if style != "0" and row != "1"]
    risky = [place for place, text in enumerate(FORMULAS)]
    assert set(risky) <= set(quoted)
    assert 'quotePrefix="1"' in book.read("xl/styles.xml").decode()
    assert set(FORMULAS[:5]) <= set(texts(book))


def test_undefined_is_an_empty_cell_and_never_0() -> None:
    assert in_csv(sheet_of(None, 0)) == ["", "0"]
    _, sheet = in_xlsx(sheet_of(None))
    assert 'r="A2"' not in sheet


def test_days_and_instants_are_such_and_instants_are_in_utc() -> None:
    at = datetime(2026, 11, 26, 8, 5, tzinfo=UTC)
    assert in_csv(sheet_of(date(2026, 11, 23), at)) == ["2026-11-23", "2026-11-26T08:05:00Z"]
    _, sheet = in_xlsx(sheet_of(date(1900, 1, 1), at))
    assert "<v>1</v>" in sheet
    assert "t=" not in sheet.split('r="A3"')[1].split(">")[0]


def test_a_text_longer_than_a_cell_is_cut_and_not_lost() -> None:
    book, _ = in_xlsx(sheet_of("x" * (LONGEST + 10)))
    assert "x" * LONGEST in texts(book)


def test_a_spreadsheet_says_on_its_second_page_what_the_table_is() -> None:
    sheet = Sheet("t", "Items of Policy", ("what",), [("a",)], (("Asked for", "defects"),))
    book, _ = in_xlsx(sheet)
    assert {"Items of Policy", "Asked for", "defects"} <= set(texts(book))

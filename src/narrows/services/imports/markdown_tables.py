"""OKRs out of tables in Markdown: with columns that say what they are, or bold rows over others."""

import re
from collections.abc import Sequence

from narrows.services.imports.drafting import Drafting
from narrows.services.imports.labels import Label, label_of
from narrows.services.imports.markdown_blocks import Block
from narrows.services.imports.page_place import PagePlace
from narrows.services.imports.table_columns import columns_of, is_of_key_results, is_of_okrs
from narrows.services.imports.table_okrs import TableOkrs
from narrows.services.imports.table_rows import row_of

_NUMBER = re.compile(r"\d+[.)]?\s+(?=\D)")
_OPEN = ("tbd", "tba", "n/a", "-", "…", "...")


def take_table(rows: Sequence[Block], *, drafting: Drafting, place: PagePlace) -> None:
    """Take the rows of a table, its header first; key results alone are the open objective's."""
    header, *rest = rows
    columns = columns_of([each.text for each in header.cells])
    for row in rest:
        if row.n_lost:
            drafting.fault(
                f"The row has more cells than the table has columns; {row.n_lost} stay out.",
                row.line,
            )
    is_below = drafting.open is not None and is_of_key_results(columns)
    if is_below or is_of_okrs(columns):
        table = TableOkrs(drafting, place.owner, place.cycle)
        table.read(
            [row_of([each.text for each in row.cells], row.line, columns=columns) for row in rest]
        )
        if not is_below:
            drafting.open = None
    elif any(_is_objective(row) for row in rest):
        _take_bold_rows(header, rest, drafting=drafting, place=place)
    else:
        drafting.leave_out(
            header.words.text or "A table", header.line, why="no column is of objectives"
        )


def _take_bold_rows(
    header: Block, rows: Sequence[Block], *, drafting: Drafting, place: PagePlace
) -> None:
    """Rows of which the bold ones are objectives, and those below their key results."""
    owner = place.owner or (header.words.text if header.words.is_strong else None)
    n_beside = 0
    for row in rows:
        words = row.words.text
        if not any(each.text for each in row.cells):
            continue
        n_beside += any(each.text for each in row.cells[1:])
        if not re.search(r"\w", words):
            drafting.fault("The row has no words in its first column, and is left out.", row.line)
        elif row.words.is_emphasised and not row.words.is_strong:
            drafting.note(words, row.line, is_of_objective=True)
        elif _is_objective(row):
            label = Label(_NUMBER.sub("", words, count=1))
            drafting.add_objective(label, row.line, owner=owner, cycle=place.cycle)
        elif label_of(words).text.casefold() in _OPEN:
            drafting.leave_out(words, row.line, why="it is still open")
        else:
            drafting.add_key_result(label_of(words), row.line)
    if n_beside:
        names = ", ".join(f"«{each.text}»" for each in header.cells[1:] if each.text)
        drafting.fault(
            f"The columns {names} are left out: they are no part of an objective here, and nobody "
            "is counted.",
            header.line,
        )
    drafting.open = None


def _is_objective(row: Block) -> bool:
    is_alone = not any(each.text for each in row.cells[1:])
    return row.words.is_strong and is_alone and bool(re.search(r"\w", row.words.text))

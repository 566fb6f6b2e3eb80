"""Wide tables that a phone shows row by row: each cell knows what its column is called.

A table of many columns scrolls sideways on a phone, and what stands at its right is never seen.
There its rows are laid out as cards, by the style sheet alone; what a cell means stands beside it
then. Roles are said since rows that are laid out otherwise are no rows to some browsers.
"""

import re

FEWEST_COLUMNS = 4
"""Fewer fit beside each other at 360 px."""

OPENS, CLOSES = "<table", "</table>"
MARKED = "data-cards"
"""Of a table that is labelled already: a page may be put together of parts."""

KEPT = "data-rows"
"""Of a table that stays one, since it fits all the same."""

_HEADS = re.compile(r"<thead.*?</thead>", re.DOTALL)
_HEAD = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_PART = re.compile(r"<(td|th|tr|thead|tbody|tfoot)\b[^>]*>")
_SPAN = re.compile(r'colspan="(\d+)"')
COLUMN, ROW = ' role="columnheader">', ' role="rowheader">'


def with_labels(html: str) -> str:
    """A page whose wide tables can be laid out as cards.

    Args:
        html: The page. Of a table without a row of headings nothing is changed.
    """
    before, *tables = html.split(OPENS)
    parts = [before]
    for each in tables:
        table, closes, after = each.partition(CLOSES)
        parts += (_labelled(table) if closes else OPENS + table, closes, after)
    return "".join(parts)


def _labelled(table: str) -> str:
    """A table from behind its name to before its end."""
    heads = _HEADS.search(table)
    labels = [_text(each) for each in _HEAD.findall(heads[0])] if heads else []
    begins = table[: table.index(">")]
    if len(labels) < FEWEST_COLUMNS or MARKED in begins or KEPT in begins:
        return OPENS + table
    cells = [f' role="cell" data-of="{each}">' for each in labels]
    place = 0

    def told(part: re.Match[str]) -> str:
        nonlocal place
        tag, name = part[0], part[1]
        if name == "td":
            cell = cells[place] if place < len(cells) else ' role="cell">'
            span = _SPAN.search(tag) if "colspan" in tag else None
            place += int(span[1]) if span else 1
            return tag[:-1] + cell
        if name == "th":
            place += 1
            return tag[:-1] + (COLUMN if 'scope="col"' in tag else ROW)
        place = 0
        return tag[:-1] + (' role="row">' if name == "tr" else ' role="rowgroup">')

    return f'{OPENS} role="table" {MARKED}{_PART.sub(told, table)}'


def _text(head: str) -> str:
    """What a heading says, fit for an attribute; it is escaped already but for quotes."""
    return " ".join(_TAG.sub("", head).split()).replace('"', "&quot;")

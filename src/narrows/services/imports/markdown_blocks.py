"""Markdown as a row of blocks: headings, paragraphs, list items and tables, each with its line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from narrows.services.imports.markdown_lines import lines_of
from narrows.services.imports.markdown_words import Words, words_of


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Block:
    """One block.

    Attributes:
        kind: What it is.
        line: Where it begins, from 1.
        words: What it says; of a row the first cell.
        depth: Of a heading its level; of an item, and of what stands in it, how deep in lists.
        cells: Of a row of a table; the first row is its header.
        is_header: Whether it is a table's first row.
        n_lost: Cells of a row beyond the table's columns, which Markdown drops.
    """

    kind: Kind
    line: int
    words: Words
    depth: int = 0
    cells: tuple[Words, ...] = ()
    is_header: bool = False
    n_lost: int = 0


_FRONT = re.compile(r"\A---[ \t]*\n(?P<front>.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)
_TITLE = re.compile(r"^title:\s*[\"']?(?P<title>.+?)[\"']?\s*$", re.MULTILINE)
_BULLET = re.compile(r"^([ \t]*)[•◦▪‣·](?=\s)", re.MULTILINE)
"""What people paste from elsewhere, that Markdown takes for words."""
_BAR = re.compile(r"(?<!\\)\|")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def blocks_of(text: str) -> Sequence[Block]:
    """The blocks of a Markdown text, in order; the title of its front matter is a heading."""
    found = []
    front = _FRONT.match(text)
    if front:
        title = _TITLE.search(front["front"])
        if title:
            line = 2 + front["front"][: title.start()].count("\n")
            found.append(Block(Kind.HEADING, line, Words(title["title"]), depth=1))
        text = "\n" * front[0].count("\n") + text[front.end() :]
    lines = text.split("\n")
    text = _BULLET.sub(r"\1-", text)
    blocks = _blocks(SyntaxTreeNode(_MARKDOWN.parse(text)), depth=0)
    found += (_counted(each, lines) if each.kind is Kind.ROW else each for each in blocks)
    return found


def _counted(row: Block, lines: Sequence[str]) -> Block:
    """A row with how many of its cells stand under no column."""
    written = lines[row.line - 1].strip().strip("|") if row.line <= len(lines) else ""
    n_lost = len(_BAR.findall(written)) + 1 - len(row.cells)
    return replace(row, n_lost=n_lost) if n_lost > 0 else row


def _blocks(node: SyntaxTreeNode, *, depth: int) -> Iterator[Block]:
    """What stands in a part of the text; `depth` counts the lists around it."""
    for child in node.children:
        if child.type in ("bullet_list", "ordered_list"):
            for item in child.children:
                yield from _item(item, depth=depth + 1)
        elif child.type == "heading":
            yield Block(Kind.HEADING, _line(child), words_of(_inline(child)), int(child.tag[1:]))
        elif child.type == "paragraph":
            for at, part in lines_of(_inline(child)):
                yield Block(Kind.PARAGRAPH, _line(child) + at, words_of(part), depth)
        elif child.type == "table":
            yield from _rows(child)
        elif child.type in ("fence", "code_block", "html_block"):
            words = " ".join(_COMMENT.sub("", child.content).split())
            yield Block(Kind.OTHER, _line(child), Words(words), depth)
        else:
            yield from _blocks(child, depth=depth)


def _item(node: SyntaxTreeNode, *, depth: int) -> Iterator[Block]:
    """A list item: its first line, and what stands in it."""
    blocks = list(_blocks(node, depth=depth))
    if blocks and blocks[0].kind is Kind.PARAGRAPH and blocks[0].depth == depth:
        blocks[0] = replace(blocks[0], kind=Kind.ITEM)
    yield from blocks


def _rows(table: SyntaxTreeNode) -> Iterator[Block]:
    """The rows of a table, its header first."""
    for part in table.children:
        for row in part.children:
            cells = tuple(words_of(_inline(cell)) for cell in row.children)
            first = cells[0] if cells else Words("")
            yield Block(Kind.ROW, _line(row), first, cells=cells, is_header=part.type == "thead")


def _line(node: SyntaxTreeNode) -> int:
    return node.map[0] + 1 if node.map else 1


def _inline(node: SyntaxTreeNode) -> Sequence[Token]:
    """The tokens of the text in a heading, paragraph or cell."""
    inline = next((each for each in node.children if each.type == "inline"), None)
    return [] if inline is None or inline.token is None else inline.token.children or []

"""Paragraphs as lines: Markdown runs them together, but people write a label on each."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from narrows.services.imports.sections import is_of_one

_MOST_PARTS = 12
"""Of a line that are read to see whether it begins with a label."""
_MARKED = re.compile(
    r"(?:[a-z\d]{1,2}[.)]\s+)?(?:P[0-9X]|KR\s?\d*(?:\.\d+)*|(?i:key results?\b)[^:|]{0,6}|O\d+"
    r"|(?i:objective\b)[^:|]{0,6}|(?i:initiatives?\b)[^:|]{0,6})\s*[-–—:|]"
)


def lines_of(children: Sequence[Token]) -> Iterator[tuple[int, Sequence[Token]]]:
    """A paragraph, cut where a line of it begins with a label, or after one that is only that.

    Args:
        children: What the paragraph says.

    Yields:
        How many lines after its first each part begins, and what that says.
    """
    parts: list[Token] = []
    start = n_lines = 0
    for number, child in enumerate(children):
        if child.type in ("softbreak", "hardbreak"):
            n_lines += 1
            is_announced = start == n_lines - 1 and is_of_one(
                "".join(each.content for each in parts)
            )
            if is_announced or _MARKED.match(_beginning(children, number + 1)):
                yield start, parts
                parts, start = [], n_lines
                continue
        parts.append(child)
    yield start, parts


def _beginning(children: Sequence[Token], at: int) -> str:
    """What a line begins with: no label has more parts than some."""
    return "".join(each.content for each in children[at : at + _MOST_PARTS])

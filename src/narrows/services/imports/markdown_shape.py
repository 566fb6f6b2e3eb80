"""The shape of a page: what stands below what, and what that makes of a heading."""

import re
from collections.abc import Iterator, Sequence

from narrows.analytics.aims import aim_of
from narrows.services.imports.labels import Role, label_of
from narrows.services.imports.markdown_blocks import Block, Kind
from narrows.services.imports.sections import section_of
from narrows.services.imports.table_columns import columns_of, is_of_key_results

_ABOUT = re.compile(
    r"\b(?:concepts?|about|what (?:is|are)|how (?:to|we)|references?|resources|definitions?|legend"
    r"|scoring|grading|links|table of contents|on this page|further reading|glossary|contacts?"
    r"|guide(?:lines)?|appendix|footnotes|archive)\b",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"\\?[\[(]|(?:measure(?:d by|ment)?|end of \w+ result|results?|notes?|status|update|context"
    r"|background|comment|see|grade|score)\b[^:.]{0,20}:",
    re.IGNORECASE,
)
_MANY_WORDS = 25
"""An objective is shorter than that."""


def is_about_okrs(heading: str) -> bool:
    """Whether a heading explains, links or defines rather than states an objective."""
    return len(heading.split()) <= 5 and _ABOUT.search(heading) is not None


def is_note(block: Block) -> bool:
    """Whether a paragraph tells of what stands before it: «Measure is: …», or all in italics."""
    return block.words.is_emphasised or _NOTE.match(block.words.text) is not None


def below(blocks: Sequence[Block], at: int) -> Sequence[Block]:
    """What stands under a heading, to the next one as high; or in an item, to the next one."""
    block, found = blocks[at], []
    for each in _after(blocks, at):
        is_outside = (
            each.kind is Kind.HEADING and each.depth <= block.depth
            if block.kind is Kind.HEADING
            else each.kind in (Kind.HEADING, Kind.ROW)
            or each.depth < block.depth
            or (each.kind is Kind.ITEM and each.depth == block.depth)
        )
        if is_outside:
            break
        found.append(each)
    return found


def direct(blocks: Sequence[Block], at: int) -> Sequence[Block]:
    """What stands under a heading, to the next one of any level."""
    found = []
    for each in _after(blocks, at):
        if each.kind is Kind.HEADING:
            break
        found.append(each)
    return found


def is_over_key_results(blocks: Sequence[Block], at: int) -> bool:
    """Whether a heading is an objective: what stands directly under it are key results."""
    under = direct(blocks, at)
    if is_over_objectives(under):
        return False
    tops = [n for n, each in enumerate(under) if each.kind is Kind.ITEM and each.depth == 1]
    top = [under[n] for n in tops]
    if any(_role(each) in (Role.KEY_RESULT, Role.INITIATIVE) for each in under):
        return True
    is_announced = any(section_of(each.words.text) is Role.KEY_RESULT for each in top)
    if is_announced or any(each.is_header and _names_key_results(each) for each in under):
        return True
    following = next(_after(blocks, at + len(under)), None)
    if following is not None and following.kind is Kind.HEADING and not top:
        is_deeper = following.depth > blocks[at].depth
        return is_deeper and section_of(label_of(following.words.text).text) is Role.KEY_RESULT
    if not top or all(each.words.is_link for each in top):
        return False
    return sum(_may_be_objective(under, each) for each in tops) * 2 <= len(top)


def _names_key_results(header: Block) -> bool:
    return is_of_key_results(columns_of([each.text for each in header.cells]))


def is_over_objectives(under: Sequence[Block]) -> bool:
    """Whether objectives are among the blocks, by their labels."""
    return any(_role(each) is Role.OBJECTIVE for each in under)


def leads_key_results(blocks: Sequence[Block], at: int) -> bool:
    """Whether a paragraph is an objective: key results follow it, by label or as a list."""
    block = blocks[at]
    if len(block.words.text.split()) > _MANY_WORDS:
        return False
    following = next(_after(blocks, at), None)
    if following is None or following.kind is Kind.HEADING:
        return False
    if following.kind is Kind.PARAGRAPH or _role(following) is Role.KEY_RESULT:
        return _role(following) is Role.KEY_RESULT
    return block.words.is_strong and following.kind is Kind.ITEM


def _role(block: Block) -> Role | None:
    return label_of(block.words.text).role


def _may_be_objective(under: Sequence[Block], at: int) -> bool:
    """Whether items stand below an item; with a number to reach, those are words about it."""
    has_items = any(each.kind is Kind.ITEM for each in below(under, at))
    return has_items and not aim_of(label_of(under[at].words.text).text).has_number


def _after(blocks: Sequence[Block], at: int) -> Iterator[Block]:
    """What follows, without a copy: a page is read in as many steps as it has blocks."""
    return (blocks[n] for n in range(at + 1, len(blocks)))

"""OKRs out of Markdown: headings, lists, tables and bare lines, as people write them.

Labels decide where there are any («Objective 1:», «KR:», «Initiatives:», «P1 - »). Without them a
heading over a list is an objective and its items are key results; in a list, an item with items
below it is the objective. What can be neither is left out and named with its line.
"""

from collections.abc import Sequence
from dataclasses import replace

from narrows.services.imports.cycle_words import owner_with_cycle, title_of
from narrows.services.imports.draft import Draft
from narrows.services.imports.drafting import Drafting
from narrows.services.imports.labels import Label, Role, label_of, owned
from narrows.services.imports.markdown_blocks import Block, Kind, blocks_of
from narrows.services.imports.markdown_shape import (
    below,
    direct,
    is_about_okrs,
    is_note,
    is_over_key_results,
    is_over_objectives,
    leads_key_results,
)
from narrows.services.imports.markdown_tables import take_table
from narrows.services.imports.page_place import PagePlace
from narrows.services.imports.sections import is_of_one, section_of


def parse_markdown_okrs(text: str, *, file: str) -> Draft:
    """Parse a page with OKRs.

    Args:
        text: The page, in Markdown.
        file: Its name, for messages.

    Returns:
        The objectives with key results and initiatives, and what could not be read.
    """
    page = _Page(blocks_of(text), file)
    page.read()
    return page.drafting.draft()


class _Page:
    """A page while it is read, block by block."""

    def __init__(self, blocks: Sequence[Block], file: str) -> None:
        self.blocks = blocks
        self.drafting = Drafting(file)
        self.place = PagePlace()

    def read(self) -> None:
        """Read every block once."""
        at = 0
        while at < len(self.blocks):
            block = self.blocks[at]
            if block.kind is Kind.ROW:
                rows = [block]
                while at + len(rows) < len(self.blocks):
                    row = self.blocks[at + len(rows)]
                    if row.kind is not Kind.ROW or row.is_header:
                        break
                    rows.append(row)
                take_table(rows, drafting=self.drafting, place=self.place)
                at += len(rows)
                continue
            if block.kind is Kind.HEADING:
                self._heading(at)
            elif block.kind is Kind.ITEM:
                self._item(at)
            elif block.kind is Kind.PARAGRAPH:
                self._paragraph(at)
            elif block.words.text:
                self.drafting.leave_out(block.words.text, block.line, why="it is code or HTML")
            at += 1

    def _heading(self, at: int) -> None:
        block = self.blocks[at]
        label = label_of(block.words.text)
        title = title_of(block.words.text, is_of_page=block.depth == 1)
        is_part = self._goes_on(label, block)
        self.place.enter(block.depth, is_part=is_part)
        if not is_part:
            self.drafting.open = None
        if label.role is not None:
            self._take(label, block)
        elif section_of(label.text) is not None:
            self._announce(label)
        elif is_about_okrs(label.text):
            self.place.is_skipped = True
        elif title is not None:
            self.place.say(block.depth, cycle=title.cycle, owner=title.owner)
        elif is_over_key_results(self.blocks, at):
            self._objective(label, block)
        elif below(self.blocks, at):
            told = owner_with_cycle(label.text)
            if block.depth > 1 or told.cycle or is_over_objectives(direct(self.blocks, at)):
                self.place.say(block.depth, cycle=told.cycle, owner=told.owner)
        else:
            self.drafting.leave_out(label.text, block.line, why="nothing stands under it")

    def _goes_on(self, label: Label, block: Block) -> bool:
        """Whether a heading tells more of the open objective."""
        part = label.role or section_of(label.text)
        return self.drafting.open is not None and (
            part not in (None, Role.OBJECTIVE, Role.CYCLE)
            or (part is None and block.depth > self.place.objective_level > 0)
        )

    def _paragraph(self, at: int) -> None:
        block = self.blocks[at]
        label, title = label_of(block.words.text), title_of(block.words.text)
        if self.place.is_skipped:
            self.drafting.leave_out(label.text, block.line, why="it explains OKRs")
        elif block.depth:
            self.drafting.note(label.text, block.line)
        elif title is not None and len(label.text.split()) <= 6:
            self.drafting.open, self.place.section = None, None
            self.place.say(self.place.level + 1, cycle=title.cycle, owner=title.owner)
        elif label.role is not None:
            self._take(label, block)
        elif section_of(label.text) is not None:
            self._announce(label)
        elif self.place.is_of_one:
            self.place.is_of_one = False
            self._take(replace(label, role=self.place.section), block)
        elif is_note(block):
            self._aside(block)
        elif leads_key_results(self.blocks, at) and not self._is_introduced(block):
            self._objective(owned(label), block)
        elif self.place.section is Role.WHY and self.drafting.open is not None:
            self.drafting.add_why(label.text, block.line)
        else:
            self._aside(block)

    def _announce(self, label: Label) -> None:
        self.place.section, self.place.is_of_one = section_of(label.text), is_of_one(label.text)

    def _is_introduced(self, block: Block) -> bool:
        """Whether it stands between a heading that is an objective and its key results."""
        is_under_heading = self.place.objective_level > 0 and self.drafting.open is not None
        return is_under_heading and not self.drafting.n_key_results and not block.words.is_strong

    def _item(self, at: int) -> None:
        block = self.blocks[at]
        label, under = label_of(block.words.text), below(self.blocks, at)
        self.drafting.open = self.place.in_list(block.depth, self.drafting.open)
        section = self.place.section_at(block.depth)
        if self.place.is_skipped or block.words.is_struck:
            why = "it is crossed out" if block.words.is_struck else "it explains OKRs"
            self.drafting.leave_out(label.text, block.line, why=why)
        elif section_of(label.text) is not None and (under or label.text.endswith(":")):
            self.place.sections[block.depth] = section_of(label.text)
        elif label.role is not None:
            self._take(label, block)
        elif block.words.is_link and section is not Role.KEY_RESULT and not under:
            self.drafting.leave_out(label.text, block.line, why="it is only a link")
        elif section is Role.INITIATIVE and self.drafting.open is not None:
            self.drafting.add_initiative(label, block.line)
        elif section is Role.OBJECTIVE or self._is_objective(block, under):
            self._objective(owned(label), block)
        elif self.place.is_key_result(block.depth) or section is Role.KEY_RESULT:
            self.drafting.add_key_result(label, block.line)
        else:
            self.drafting.note(label.text, block.line)

    def _is_objective(self, block: Block, under: Sequence[Block]) -> bool:
        items = [each for each in under if each.kind is Kind.ITEM]
        if not items:
            return False
        if self.drafting.open is None:
            return True
        has_results = label_of(items[0].words.text).role is Role.KEY_RESULT
        return has_results and (block.words.is_strong or block.depth > 1)

    def _take(self, label: Label, block: Block) -> None:
        """What a label says it is."""
        if label.role is Role.OBJECTIVE:
            self._objective(owned(label), block)
        elif label.role is Role.KEY_RESULT:
            self.drafting.add_key_result(label, block.line)
        elif label.role is Role.INITIATIVE:
            self.drafting.add_initiative(label, block.line)
        elif label.role is Role.WHY:
            self.drafting.add_why(label.text, block.line)
        elif label.role is Role.CYCLE:
            title = title_of(label.text)
            self.place.say(self.place.level + 1, cycle=title.cycle if title else label.text)
        elif self.drafting.open is None:
            self.place.say(self.place.level + 1, owner=label.text)
        else:
            self.drafting.own(label.text, block.line)

    def _objective(self, label: Label, block: Block) -> None:
        before, _, after = label.text.partition(": ")
        if after and before.casefold() == (self.place.owner or "").casefold():
            label = replace(label, text=after.strip())
        at = self.drafting.add_objective(
            label, block.line, owner=self.place.owner, cycle=self.place.cycle
        )
        self.place.begin(block, at)

    def _aside(self, block: Block) -> None:
        if self.drafting.open is None:
            self.drafting.leave_out(block.words.text, block.line, why="no objective begins there")
        else:
            self.drafting.note(block.words.text, block.line)

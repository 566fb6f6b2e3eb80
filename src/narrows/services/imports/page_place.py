"""Where on a page one is: under which headings, in which list, in which section."""

from dataclasses import dataclass, field

from narrows.services.imports.labels import Role
from narrows.services.imports.markdown_blocks import Block, Kind


@dataclass(slots=True)
class PagePlace:
    """What headings and lists say of the blocks below them.

    Attributes:
        level: Of the last heading.
        section: What headings announced («Key results»); `None` where nothing.
        sections: The same of list items, by their depth.
        is_of_one: Whether the line below the heading says what it announced.
        is_skipped: Whether the heading explains OKRs rather than stating some.
        objective_level: Level of the heading that is an objective; 0 where none is.
    """

    level: int = 0
    section: Role | None = None
    sections: dict[int, Role | None] = field(default_factory=dict)
    is_of_one: bool = False
    is_skipped: bool = False
    objective_level: int = 0
    _said: dict[int, tuple[str | None, str | None]] = field(default_factory=dict)
    _in_list: list[tuple[int, int]] = field(default_factory=list)
    _outside: int | None = None

    @property
    def cycle(self) -> str | None:
        """The innermost cycle that was named."""
        return next(
            (self._said[at][0] for at in sorted(self._said)[::-1] if self._said[at][0]), None
        )

    @property
    def owner(self) -> str | None:
        """The innermost owner that was named."""
        return next(
            (self._said[at][1] for at in sorted(self._said)[::-1] if self._said[at][1]), None
        )

    def enter(self, level: int, *, is_part: bool) -> None:
        """Go under a heading; what others of its level and deeper said, ends."""
        self._said = {at: said for at, said in self._said.items() if at < level}
        self.level, self.section = level, None
        self.sections, self._in_list = {}, []
        self.is_of_one = self.is_skipped = False
        if not is_part:
            self.objective_level, self._outside = 0, None

    def say(self, level: int, *, cycle: str | None = None, owner: str | None = None) -> None:
        """Name a cycle or owner for what follows; what is not named stays."""
        before = self._said.get(level, (None, None))
        self._said[level] = (cycle or before[0], owner or before[1])
        self._in_list, self._outside = [], None

    def begin(self, block: Block, at: int) -> None:
        """An objective begins with a block."""
        if block.kind is Kind.ITEM:
            self._in_list.append((block.depth, at))
            return
        self._in_list, self._outside = [], at
        self.section = None
        self.objective_level = block.depth if block.kind is Kind.HEADING else 0

    def in_list(self, depth: int, opened: int | None) -> int | None:
        """The objective that an item of a list belongs to."""
        if self._outside is None and not self._in_list:
            self._outside = opened
        while self._in_list and self._in_list[-1][0] >= depth:
            self._in_list.pop()
        self.sections = {at: role for at, role in self.sections.items() if at < depth}
        return self._in_list[-1][1] if self._in_list else self._outside

    def section_at(self, depth: int) -> Role | None:
        """What the items around an item, or else the headings, announced."""
        begun = self._in_list[-1][0] if self._in_list else 0
        around = [self.sections[at] for at in sorted(self.sections) if begun <= at < depth]
        if around:
            return around[-1]
        return None if self._in_list and self.section is Role.OBJECTIVE else self.section

    def is_key_result(self, depth: int) -> bool:
        """Whether items of this depth are directly below the objective."""
        if self._in_list:
            return depth == self._in_list[-1][0] + 1
        return depth == 1

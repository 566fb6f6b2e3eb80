"""Numbers on pages, read as a browser would: those that lead somewhere, those that do not, answers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

BESIDE: Mapping[str, tuple[str, ...]] = {"/streams/{stream}": ("/streams/unaligned",)}
"""Addresses of a page that no plan names."""

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
NUMBER = re.compile(r"[<>−+]?\d[\d,.]*\d|[<>−+]?\d")
DAY = re.compile(r"\d{1,2}\s\w{3}\s\d{4}(, \d\d:\d\d)?|\d{4}-\d\d-\d\d(?: \d\d:\d\d)?")
PLACES = ("big", "figure", "far", "now", "n")
"""Classes of what numbers stand in: cells of tables and what is written large."""


def numbers_in(text: str) -> list[str]:
    """The numbers that a text says, as it says them; days of the calendar are none."""
    return [each.removeprefix("+") for each in NUMBER.findall(DAY.sub("", text))]


@dataclass
class Element:
    """An element of a page.

    Attributes:
        tag: Its name.
        attributes: As written.
        parent: What it stands in; `None` of the first.
        text: All that it says, but for what only a pointer sees.
    """

    tag: str
    attributes: dict[str, str | None]
    parent: "Element | None"
    text: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """What it says, blanks as one."""
        return " ".join("".join(self.text).split())

    def is_in(self, tag: str) -> bool:
        """Whether it stands in an element of that name, or is one."""
        return any(each.tag == tag for each in self.above())

    def above(self) -> Iterator["Element"]:
        """It and all that it stands in."""
        at: Element | None = self
        while at is not None:
            yield at
            at = at.parent

    def has(self, name: str) -> bool:
        """Whether it has a class."""
        return name in (self.attributes.get("class") or "").split()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Element] = []
        self.at: Element | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs), self.at)
        self.found.append(element)
        if tag not in VOID:
            self.at = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(Element(tag, dict(attrs), self.at))

    def handle_endtag(self, tag: str) -> None:
        open_ = self.at
        while open_ is not None and open_.tag != tag:
            open_ = open_.parent
        if open_ is not None:
            self.at = open_.parent

    def handle_data(self, data: str) -> None:
        if self.at is None or self.at.is_in("title") or self.at.is_in("style"):
            return
        for each in self.at.above():
            each.text.append(data)


def elements(html: str) -> list[Element]:
    """Every element of a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


def measured(html: str) -> list[Element]:
    """What leads to what it is made of: numbers, which are marked, and what is said of them."""
    return [
        each
        for each in elements(html)
        if "data-measured" in each.attributes or each.has("measured")
    ]


def answers(html: str) -> list[str]:
    """What a page says that a number is."""
    return [each.words for each in elements(html) if "data-answer" in each.attributes]


def cells(html: str) -> list[str]:
    """What the cells of a page's tables say."""
    return [each.words for each in elements(html) if each.tag == "td"]


def loose(html: str) -> list[str]:
    """Numbers in cells and large figures that lead nowhere, with what stands before them.

    A row that opens an item tells that item: it is what its numbers are made of. A difference is
    made of the numbers beside it.
    """
    found = elements(html)
    of_items = {
        id(row)
        for each in found
        if each.tag == "a" and "/items/" in (each.attributes.get("href") or "")
        for row in each.above()
        if row.tag == "tr"
    }
    linked = {id(up) for each in found if each.tag == "a" for up in each.above()}
    return [
        each.words
        for each in found
        if any(each.has(name) for name in PLACES)
        and each.tag in ("b", "dd", "p", "td")
        and "data-difference" not in each.attributes
        and numbers_in(each.words)
        and id(each) not in linked
        and not any(up.tag == "a" or id(up) in of_items for up in each.above())
    ]

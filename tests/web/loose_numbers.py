"""Numbers in the text of a page that lead nowhere, and the kinds of them that need not."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from html.parser import HTMLParser

from tests.web.measured_numbers import DAY, VOID, Element

BLOCKS = frozenset(
    [
        "body",
        "caption",
        "dd",
        "div",
        "dt",
        "figcaption",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "header",
        "label",
        "legend",
        "li",
        "main",
        "p",
        "section",
        "summary",
        "td",
        "th",
    ]
)
"""Elements that hold one thing that is said."""

NO_TEXT = frozenset(
    [
        "a",
        "button",
        "code",
        "datalist",
        "kbd",
        "option",
        "pre",
        "script",
        "select",
        "style",
        "summary",
        "svg",
        "textarea",
        "title",
    ]
)
"""Links lead somewhere, a summary opens what it counts, a picture has a table behind it or beside
it; commands and what people may choose tell nothing."""

TOLD = frozenset({"data-difference", "data-told"})
"""Marks of what is made of the numbers beside it, and of what was typed, counted or faulted here."""

N = r"[−+<>]?\d[\d.,]*"

KINDS: Mapping[str, str] = {
    "where in time one is": (
        r"[Ww]eek \d+ of \d+|until week \d+|\d+(st|nd|rd|th) week|\d{4}-W\d\d|at \d\d:\d\d"
    ),
    "how long a span is": (
        rf"{N} (complete |full )?(weeks?|months)\b( to| from)?|days of 24 hours|of 24 hours|24x7"
        r"|a day is \d+ h"
    ),
    "how long ago": rf"{N} (days?|weeks?) ago|(question|ripple|request for work|draft for leaders), {N} days?",
    "which of several": (
        r"[Cc]heck-in \d+|request \d+|[Vv]ersion \d+|[Pp]art \d+ of \d+|[Ss]tep \d+ of \d+"
        r"|\d[\d,]*–\d[\d,]* of \d[\d,]*|^… … \d+ of \d+|source 00\d|row \d[\d,]*"
        r"|(Key result|Bet|Customer|Stream|Waypoint|Metric|Team|Objective) \d+|acknowledged \(\d+\)"
        r"|Narrows \S+ ·"
    ),
    "what a statistic is called": (
        r"\b(50|85|95) % (of|took)|p(50|85|95)\b|[Ff]low time, (half|85 %) took no longer"
        r"|(50|85|95)th percentile"
    ),
    "an aim, typed by people": (
        rf"keep (within {N} and {N}|at (most|least) {N})|hold {N}|by {N} \S+ until week \d+|stretch: {N} % (of the way )?is"
        rf"|no target yet|to {N} \S+, no baseline"
    ),
    "what people believe": rf"{N} % confident|owners gave it {N} %|chance {N} %",
    "a threshold of a definition": (
        rf"never 0|not 0\b|and not 0|within 0 and 1|over 20 %|fewer than 5|under 3 a point"
        rf"|or 8 in a row|at least {N}|it takes {N} weeks and {N} items"
    ),
    "how many are listed here": (
        rf"^{N} (things?|streams?|objectives?|faults?|numbers?|items?|question)\b|{N} earlier ones"
        rf"|· {N} ripples?|{N} without an answer|the (oldest|newest|first) {N}|the {N} oldest"
        rf"|The first {N}|with {N} key results? and {N} bets?|{N} to think about|On record: {N} init"
        rf"|{N} of {N} bets? held|{N} (kept|stopped|running|proposed|swapped|changed|lapsed)\b"
        rf"|: {N} (refused|accepted)|plain mean of {N} of {N}|^{N} …$"
    ),
    "the scale of a picture": rf"one of {N} items|A dot: {N} items|{N} that took longer than the scale",
    "how a field is filled": rf"−6 falls|up to {N} MB|change a chance by 5|POL-12",
    "the finding of a rule, with a link below to what it was read from": r"^(Stop|Think|Note): .*",
}
"""Kinds of numbers that lead nowhere, and how each of them reads."""

NO_KIND = re.compile("|".join(f"(?:{each})" for each in KINDS.values()))

ITS_OWN: Mapping[str, str] = {
    "/explain": "what all numbers mean",
    "/streams/{stream}/explain": "what a number is made of",
    "/streams/{stream}/explain/level": "what a number is made of",
    "/streams/{stream}/explain/limits": "what a number is made of",
    "/objectives/{objective}/explain/{key_result}": "what a number is made of",
    "/streams/{stream}/items/{key:item_key}": "one item, whose visits stand below",
    "/streams/{stream}/quality": "what is in doubt, each with why, from where on, and its items",
    "/streams/{stream}/quality/{check}": "what is in doubt, with why, from where on, and its items",
    "/streams/{stream}/faults": "each fault says what it counts",
    "/objectives/{objective}/write": "a form that judges what is typed into it",
    "/workshop": "counts of what stands in the plan, on the page that they are of",
}
"""Pages that are what a number leads to, or are of no measurement."""


def loose_in(html: str, written: Sequence[str]) -> list[str]:
    """What a page says with a number that leads nowhere and is of no kind that need not.

    Args:
        html: The page.
        written: What people or tools wrote, the longest first.
    """
    found = []
    for said in runs(html):
        left = re.sub(DAY, "", said)
        for each in written:
            left = left.replace(each, "")
        if re.search(r"\d", NO_KIND.sub("", left)):
            found.append(said)
    return found


class _Runs(HTMLParser):
    """Text by the block that it stands in, without what is in links and pictures."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.at: Element | None = None
        self.runs: dict[int, list[str]] = {}
        self.rows: dict[int, set[int]] = {}
        self.of_items: set[int] = set()
        self.kept: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            self._add(" ")
            return
        self.at = Element(tag, dict(attrs), self.at)
        if tag == "a" and "/items/" in (dict(attrs).get("href") or ""):
            # A row that opens an item tells that item: it is what its numbers are made of.
            self.of_items.update(id(up) for up in self.at.above() if up.tag == "tr")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag, attrs

    def handle_endtag(self, tag: str) -> None:
        open_ = self.at
        while open_ is not None and open_.tag != tag:
            open_ = open_.parent
        if open_ is None:
            return
        self.at = open_.parent
        self._add(" … " if tag in NO_TEXT else "")

    def handle_data(self, data: str) -> None:
        if self.at is not None and not any(_is_no_text(each) for each in self.at.above()):
            self._add(data)

    def _add(self, data: str) -> None:
        for each in self.at.above() if self.at else ():
            if each.tag in BLOCKS:
                self.runs.setdefault(id(each), []).append(data)
                self.rows[id(each)] = {id(up) for up in each.above() if up.tag == "tr"}
                self.kept.append(each)
                return


def _is_no_text(element: Element) -> bool:
    return element.tag in NO_TEXT or not TOLD.isdisjoint(element.attributes)


def runs(html: str) -> list[str]:
    """What a page says, block by block, without what is in links and pictures."""
    reader = _Runs()
    reader.feed(html)
    reader.close()
    return [
        " ".join("".join(each).split())
        for block, each in reader.runs.items()
        if not reader.rows[block] & reader.of_items
    ]


def typed(value: object) -> Iterator[str]:
    """All that people or tools wrote in which there is a digit."""
    if isinstance(value, str):
        if re.search(r"\d", value) and re.search(r"[^\W\d]", value):
            yield " ".join(value.split())
    elif is_dataclass(value):
        for each in fields(value):
            yield from typed(getattr(value, each.name))
    elif isinstance(value, dict):
        for part in (*value.keys(), *value.values()):
            yield from typed(part)
    elif isinstance(value, list | tuple | set | frozenset):
        for part in value:
            yield from typed(part)

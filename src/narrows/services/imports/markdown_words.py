"""Text of Markdown without its markup, and what the markup said of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text without its markup.

    Attributes:
        text: The words; links are their text.
        is_strong: Whether it begins in bold, and what follows has no words of its own.
        is_emphasised: Whether all of it is in italics.
        is_link: Whether it is nothing but links.
    """

    text: str
    is_strong: bool = False
    is_emphasised: bool = False
    is_link: bool = False


def words_of(children: Sequence[Token]) -> Words:
    """The words of a run of tokens."""
    said: list[str] = []
    strong = emphasis = link = 0
    outside = {"strong": "", "emphasis": "", "link": ""}
    for child in children:
        strong += child.nesting if child.type.startswith("strong") else 0
        emphasis += child.nesting if child.type.startswith("em_") else 0
        link += child.nesting if child.type.startswith("link") else 0
        text = " " if child.type in ("softbreak", "hardbreak") else child.content
        if child.type in ("html_inline", "image"):
            text = " " if child.content.startswith("<br") else ""
        said.append(text)
        for name, is_in in (("strong", strong), ("emphasis", emphasis), ("link", link)):
            outside[name] += "" if is_in else text
    whole = " ".join("".join(said).split())
    leads = whole and re.match(r"[\W\d]*(?:#\w+\s*)*$", " ".join(outside["strong"].split()))
    return Words(
        text=whole.strip("*_ ") if not re.search(r"\w", whole) else whole,
        is_strong=bool(leads),
        is_emphasised=bool(whole) and not outside["emphasis"].strip(),
        is_link=bool(whole) and not re.search(r"\w", outside["link"]),
    )

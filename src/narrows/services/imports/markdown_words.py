"""Text of Markdown without its markup, and what the markup said of it."""

import re
from collections.abc import Iterator, Sequence
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
        is_struck: Whether all of it is crossed out; what is so in part is no part of the text.
    """

    text: str
    is_strong: bool = False
    is_emphasised: bool = False
    is_link: bool = False
    is_struck: bool = False


def words_of(children: Sequence[Token]) -> Words:
    """The words of a run of tokens."""
    standing = [child for child, is_struck in _struck(children) if not is_struck]
    is_struck = len(standing) < len(children) and not any(
        re.search(r"\w", child.content) for child in standing
    )
    said: list[str] = []
    strong = emphasis = link = 0
    outside = {"strong": "", "emphasis": "", "link": ""}
    for child in children if is_struck else standing:
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
        is_struck=is_struck,
    )


def _struck(children: Sequence[Token]) -> Iterator[tuple[Token, bool]]:
    """Each token with whether it stands in what is crossed out."""
    depth = 0
    for child in children:
        depth += child.nesting if child.type in ("s_open", "s_close") else 0
        yield child, depth > 0 or child.type == "s_close"

"""What a sentence says once it is bare: without labels, links, markup, deadlines and references."""

import html
import re
from functools import lru_cache

from narrows.analytics.patterns import compiled_later, may_say
from narrows.analytics.wording_kinds import any_of

LONGEST_SENTENCE = 600
"""What decides stands at the beginning; a longer text would take longer and tell no more."""

_LABEL = re.compile(
    r"\s*(?:[-*•–]\s+|\d+[.)]\s+|\[[^\]]{1,40}\]\s*"
    r"|(?i:kr|key result|o|objective)\s?\d*\s*[:.)–-]\s*"
    # «VP, Product: Build …», but not «NPS: 60»: what is measured is no label.
    r"|[A-Z][^:.\d%<>]{1,40}:\s+(?=[A-Z][a-z]{2}))"
)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|https?://\S+")
_MARKUP = re.compile(r"<[^<>\d]{1,80}>|[*_`~]{1,3}(?=\S)|(?<=\S)[*_`~]{1,3}")
_DRESSED = re.compile(r"[<*_`~\]]|http")
"""Without any of these there is neither markup nor a link."""
_QUOTES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc", "'"))

# «Improve the app in Q2» has no number, and «see #212» neither.
_MONTH = any_of(
    "jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?",
    "aug(?:ust)?", "sep(?:t(?:ember)?)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?",
)  # fmt: skip
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_SPAN = any_of("q[1-4]", "h[12]", r"fy ?\d{2,4}", r"20\d\d")
_UNTIL = any_of("by", "in", "until", "before", "during", "for", "since", "end of", "start of")
_DATE = any_of(
    r"20\d\d-\d\d-\d\d",
    r"\d{1,2}[./]\d{1,2}[./](?:20)?\d\d",
    rf"{_MONTH} {_DAY}\b(?:,? 20\d\d)?",
    rf"{_DAY} {_MONTH}(?: 20\d\d)?",
    rf"{_UNTIL} {_MONTH}(?: 20\d\d)?",
    rf"{_SPAN}(?:[-/ ]{_SPAN})?",
    r"week \d+",
)
WHEN = rf"\b(?:{_UNTIL} )?(?:the )?(?:(?:end|start) of (?:the )?)?{_DATE}(?!\w|[.,]?\d|\s?%)"
"""A pattern of dates and what leads to them, in small letters."""

_WHEN = compiled_later(WHEN)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SPANNED = re.compile(r"20\d\d|\.\d\d?[./]\d|/\d\d?[./]\d|q[1-4]|h[12]|fy ?\d|week \d")
"""Without any of these there is no date."""
_DIGIT = re.compile(r"\d")
_REFERRED = ("#", "!", "-", "epic", "issue", "ticket", "bug")
"""Without any of these there is no reference."""
_REFERENCE = compiled_later(
    r"[#!]\d+\b|\b(?:epic|issue|ticket|bug)s? #?\d{2,}\b|\b[a-z]{2,10}-\d{2,}\b"
)


@lru_cache(maxsize=8192)
def plain(sentence: str) -> str:
    """A sentence bare, in small letters.

    Args:
        sentence: As people wrote it («KR1: **Launch** the [portal](…) by June»).

    Returns:
        What it says («launch the portal»).
    """
    text = html.unescape(sentence[:LONGEST_SENTENCE])
    if _DRESSED.search(text):
        text = _MARKUP.sub("", _LINK.sub(lambda link: link[1] or "", text))
    while label := _LABEL.match(text):
        text = text[label.end() :]
    if not text.isascii():
        text = text.translate(_QUOTES)
    text = " ".join(text.casefold().split())
    if _DIGIT.search(text) and may_say(text, _REFERRED):
        text = _REFERENCE.sub("", text)
    if may_be_dated(text):
        text = _WHEN.sub("", text)
    return re.sub(r"\s+(?=[\s,;])", "", text).strip(" .,;!")


def may_be_dated(text: str) -> bool:
    """Whether a text may have a date in it; told at once, and False only where it has none."""
    return may_say(text, _MONTHS) or _SPANNED.search(text.casefold()) is not None


def without_names(text: str) -> str:
    """A bare text without the numbers that count nothing: «phase 2», «24/7», those in addresses."""
    bare = _ADDRESS.sub("", text) if "/" in text else text
    return _NAMES.sub("", bare)


NAMED = any_of(
    "windows", "mac ?os", "ios", "android", "python", "version", "phase", "tier", "level", "iso",
    "oauth", "web", "series", "top", "step", "stage", "part", "option", "release", "milestone",
    "wave", "sprint", "generation", "soc", "layer", "office",
)  # fmt: skip
_NAMES = compiled_later(rf"\b{NAMED}\s?\d[\d.]*\b(?!\s?%)|\b24\s?[x/]\s?7\b|\d+\.\d+\.\d+")

_ADDRESS = compiled_later(r"\b[\w-]+\.[a-z]+/\S+")

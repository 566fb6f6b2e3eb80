"""Words around the numbers of a key result: dates, directions, and what is measured."""

import re

from narrows.analytics.patterns import compiled_later, may_say
from narrows.analytics.wording_kinds import any_of
from narrows.analytics.wording_outcome_words import CHANGE, GAIN
from narrows.analytics.wording_plain import WHEN

DATES = compiled_later(WHEN, re.IGNORECASE)
"""When, which is no amount: «by Q4», «until June 2027»."""

KEPT = re.compile(
    r"\b(?:keep|kept|stay|stays|remain|remains|maintain|hold|holds|never exceeds?|continues?)\b",
    re.IGNORECASE,
)
"""Words of a level that is kept rather than reached."""
_KEPT = ("keep", "kept", "stay", "remain", "maintain", "hold", "exceed", "continue")

_FALLS = any_of(
    r"reduc\w+", r"decreas\w+", r"lower\w*", r"cut\w*", r"shrink\w*", r"shorten\w*", r"drop\w*",
    r"fall\w*", r"halve\w*", r"minimi[sz]\w+", r"eliminat\w+", r"down\b", r"slash\w*", r"less\b",
    r"fewer\b",
)  # fmt: skip
FALLS = compiled_later(rf"\b{_FALLS}", re.IGNORECASE)
"""Words of going down."""
_FALLING = (
    "reduc", "decreas", "lower", "cut", "shrink", "shorten", "drop", "fall", "halve", "minimi",
    "eliminat", "down", "slash", "less", "fewer",
)  # fmt: skip

_RISES = any_of(
    r"increas\w+", r"rais\w+", r"rises?\b", r"grow\w*", r"improv\w+", r"boost\w*", r"lift\w*",
    r"doubl\w+", r"tripl\w+", r"up\b", r"expand\w*", r"gain\w*", r"reach\w*", r"more\b",
)  # fmt: skip
RISES = compiled_later(rf"\b{_RISES}", re.IGNORECASE)
"""Words of going up."""
_RISING = (
    "increas", "rais", "rise", "grow", "improv", "boost", "lift", "doubl", "tripl", "up", "expand",
    "gain", "reach", "more",
)  # fmt: skip

_VERB = compiled_later(
    rf"^(?:we\s+)?(?:{CHANGE}|{GAIN}|achieve|see|get|make|have)\b\s*(?:(?:the|our|an?)\b\s*)?",
    re.IGNORECASE,
)
_TAIL_SIGNS = ",;:(=~-"
_TAIL_WORDS = frozenset((
    "from", "to", "by", "at", "is", "are", "of", "with", "stay", "stays", "remain", "remains",
    "rise", "rises", "fall", "falls", "drop", "drops", "grow", "grows", "increase", "increases",
    "decrease", "decreases", "goes", "for", "reach", "reaches", "average", "in", "than", "kept",
    "held", "keep",
))  # fmt: skip
"""What leads from the name of a metric to its number."""
LONGEST_METRIC = 60
"""What is longer is a sentence, not the name of a metric. [characters]"""


def rises_or_falls(text: str) -> bool | None:
    """True where it falls, False where it rises, `None` where the words do not tell or say both."""
    is_falling = may_say(text, _FALLING) and FALLS.search(text) is not None
    is_rising = may_say(text, _RISING) and RISES.search(text) is not None
    return None if is_falling == is_rising else is_falling


def measured_words(text: str) -> str:
    """The name of what is measured: without the verb before it and the little words after it."""
    reached = KEPT.sub("", text) if may_say(text, _KEPT) else text
    named = _VERB.sub("", reached.strip()).strip()
    bare = _without_tail(named).strip(" .,;:()[]*")
    return bare if bare and len(bare) <= LONGEST_METRIC else ""


def _without_tail(text: str) -> str:
    """A text without the little words and signs at its end, taken off one by one."""
    end = len(text)
    while True:
        while end and (text[end - 1].isspace() or text[end - 1] in _TAIL_SIGNS):
            end -= 1
        begun = end
        while begun and (text[begun - 1].isalnum() or text[begun - 1] == "_"):
            begun -= 1
        if text[begun:end].casefold() not in _TAIL_WORDS:
            return text[:end]
        end = begun

"""Words around the numbers of a key result: dates, directions, and what is measured."""

import re

from narrows.analytics.wording_kinds import any_of
from narrows.analytics.wording_outcome_words import CHANGE, GAIN
from narrows.analytics.wording_plain import WHEN

DATES = re.compile(WHEN, re.IGNORECASE)
"""When, which is no amount: «by Q4», «until June 2027»."""

KEPT = re.compile(
    r"\b(?:keep|kept|stay|stays|remain|remains|maintain|hold|holds|never exceeds?|continues?)\b",
    re.IGNORECASE,
)
"""Words of a level that is kept rather than reached."""

FALLS = re.compile(
    any_of(
        r"\breduc\w+", r"\bdecreas\w+", r"\blower\w*", r"\bcut\w*", r"\bshrink\w*", r"\bshorten\w*",
        r"\bdrop\w*", r"\bfall\w*", r"\bhalve\w*", r"\bminimi[sz]\w+", r"\beliminat\w+",
        r"\bdown\b", r"\bslash\w*", r"\bless\b", r"\bfewer\b",
    ),
    re.IGNORECASE,
)  # fmt: skip
"""Words of going down."""

RISES = re.compile(
    any_of(
        r"\bincreas\w+", r"\brais\w+", r"\brises?\b", r"\bgrow\w*", r"\bimprov\w+", r"\bboost\w*",
        r"\blift\w*", r"\bdoubl\w+", r"\btripl\w+", r"\bup\b", r"\bexpand\w*", r"\bgain\w*",
        r"\breach\w*", r"\bmore\b",
    ),
    re.IGNORECASE,
)  # fmt: skip
"""Words of going up."""

_VERB = re.compile(
    rf"^(?:we\s+)?(?:{CHANGE}|{GAIN}|achieve|see|get|make|have)\b\s*(?:(?:the|our|an?)\b\s*)?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[\s,;:(=~-]|\b(?:from|to|by|at|is|are|of|with|stays?|remains?|rises?|falls?|drops?|grows?"
    r"|increases?|decreases?|goes|for|reach(?:es)?|average|in|than|kept|held|keep))+$",
    re.IGNORECASE,
)
LONGEST_METRIC = 60
"""What is longer is a sentence, not the name of a metric. [characters]"""


def rises_or_falls(text: str) -> bool | None:
    """True where it falls, False where it rises, `None` where the words do not tell or say both."""
    is_falling, is_rising = bool(FALLS.search(text)), bool(RISES.search(text))
    return None if is_falling == is_rising else is_falling


def measured_words(text: str) -> str:
    """The name of what is measured: without the verb before it and the little words after it."""
    bare = _TAIL.sub("", _VERB.sub("", KEPT.sub("", text).strip()).strip()).strip(" .,;:()[]*")
    return bare if bare and len(bare) <= LONGEST_METRIC else ""

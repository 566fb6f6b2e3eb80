"""Sentences that begin with how many of some: whatever they do, that share is measured."""

import re

from narrows.analytics.wording_plain import plain

_REACHED = re.compile(
    r"^(?:enable|help|let|allow) (?:at least |over |more than )?\d[\d.,]* ?% of\b.*"
    r"\b(?:from|up from|instead of|today|now|was|currently)\b"
)
"""So many of those who come, and how many there were: a change, whatever it begins with."""

_SHARE_IN_WORDS = re.compile(
    r"^(?:at least |more than |over |about |nearly )?"
    r"(?:half|(?:one|two|three|four|a) (?:third|quarter|fifth)s?"
    r"|(?:ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ]\w+)? per ?cent"
    r"|(?:one|two|three|four|five|six|seven|eight|nine) (?:in|out of) (?:ten|five|four|three))"
    r" (?:of |\w+ )"
)
"""«Ninety percent of calls», «two thirds of the members»: shares without a digit."""


def tells_share(said: str) -> bool:
    """Whether it begins with a share in words, or with how many shall come and did."""
    text = plain(said)
    return _REACHED.search(text) is not None or _SHARE_IN_WORDS.search(text) is not None

"""Changes that are told by a noun: «30 % market share growth» is market share, up by 30 %."""

import re

from narrows.analytics.amounts import NUMBER
from narrows.analytics.patterns import compiled_later

_UP = r"(?P<up>growth|increase|improvement|rise|gain|uplift|boost)"
_DOWN = r"(?P<down>reduction|decrease|cut|drop|decline|fall)"
_LEAD = rf"^\s*(?:(?:achieve|reach|see|at least|about|an?)\s+)*(?P<change>{NUMBER})\s+"

_OF = compiled_later(
    rf"{_LEAD}(?:{_UP}|{_DOWN})\s+(?:in|of)\s+(?:the\s+|our\s+)?(?P<metric>\S.*)$", re.IGNORECASE
)
_BEHIND = compiled_later(
    rf"{_LEAD}(?!of\b)(?P<metric>[^\d%]+?)\s+(?:{_UP}|{_DOWN})\b(?P<rest>.*)$", re.IGNORECASE
)
_MORE = compiled_later(
    rf"{_LEAD}(?:(?P<up>more|higher)|(?P<down>fewer|less|lower))\s+(?!than\b)(?P<metric>\S.*)$",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"growth|increase|improve|rise|gain|uplift|boost|reduc|decrease|cut|drop|decline|fall|more|high"
    r"|fewer|less|lower",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\b\D*\d|→|->")
"""With a start, the sentence says from where to where, and the change only repeats it."""
_SHARE = re.compile(r"%|per ?cent", re.IGNORECASE)


def turned(text: str) -> str:
    """A sentence whose change is a noun, with its verb; any other as it is.

    Args:
        text: «50% reduction in time to provision a policy», «20% more orders».

    Returns:
        «reduce time to provision a policy by 50%», «increase orders by 20%».
    """
    if not any(map(str.isdigit, text[:20])) or not _NOUN.search(text):
        return text
    for pattern in (_OF, _BEHIND, _MORE):
        found = pattern.search(text)
        if found and (pattern is not _BEHIND or _SHARE.search(found["change"])):
            rest = found["rest"] if pattern is _BEHIND else ""
            told = f"{_verb(found)} {found['metric'].strip(' .')}{rest.rstrip(' .')}"
            return told if _FROM.search(told) else f"{told} by {found['change']}"
    return text


def _verb(found: re.Match[str]) -> str:
    if found["down"]:
        return "reduce"
    return "improve" if found["up"].casefold() == "improvement" else "increase"

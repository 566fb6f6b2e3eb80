"""What stands around the name of a metric: which statistic, and of what or whom."""

import re

from narrows.analytics.patterns import compiled_later, may_say

_DIGIT = re.compile(r"\d")
_PERCENTILE = compiled_later(
    r"\b(?:the )?(?:p(?P<p>\d{2})|(?P<nth>\d{2})(?:st|nd|rd|th)[- ]percentile)(?: of| for)?"
    r"(?: the)?"
    r"\s*(?:\([^)]*\)\s*)?",
    re.IGNORECASE,
)
_MEANS = ("average", "avg", "mean", "median")
_MEAN = compiled_later(
    r"\b(?:the )?(?:(?P<mean>average|avg\.?|mean)|(?P<median>median))(?: of| for)?(?: the)?\s+",
    re.IGNORECASE,
)
_SCOPE = re.compile(
    r"\s+(?:of|for|in|among|amongst|across|on)\s+(?:the\s+|our\s+)?(?!an?\b|one\b|less\b|more\b)"
    r"(?=[^\d%]+$)",
    re.IGNORECASE,
)
"""What leads to what it is of. «Within a day» is a limit, «per order» another metric."""

_ARTICLE = re.compile(r"^(?:the|our|an?|total|overall)\s+", re.IGNORECASE)
_PARTS = frozenset((
    "number", "share", "rate", "percentage", "percent", "amount", "proportion", "count", "ratio",
    "total", "cost", "costs", "time", "level", "volume", "part", "lack", "rest", "use", "usage",
    "waiting", "wait", "waits", "coverage", "quality", "value", "speed", "length", "duration",
))  # fmt: skip
"""What is nothing without what it is of: «number of tickets», «cost of a claim»."""


def without_statistic(text: str) -> tuple[str | None, str]:
    """Which statistic a sentence names, such as `p85`, and the sentence without it."""
    found = _PERCENTILE.search(text) if _DIGIT.search(text) else None
    if found:
        rest = f"{text[: found.start()]}{text[found.end() :]}"
        return f"p{found['p'] or found['nth']}", rest
    found = _MEAN.search(text) if may_say(text, _MEANS) else None
    if found:
        rest = f"{text[: found.start()]}{text[found.end() :]}"
        return ("mean" if found["mean"] else "p50"), rest
    return None, text


def scoped(named: str) -> tuple[str, str]:
    """The metric and what of it: «flow time of features» is «flow time», of «features».

    «NPS of customers in Germany» is of «customers in Germany», but «number of customers in Germany»
    is «number of customers», of «Germany».
    """
    bare = _ARTICLE.sub("", named)
    for found in _SCOPE.finditer(bare):
        before = bare[: found.start()]
        if before.casefold() not in _PARTS:
            return before, bare[found.end() :].strip()
    return bare, ""

"""What carries a sentence: its words without number, direction and what holds it together."""

from functools import lru_cache

from narrows.analytics.patterns import compiled_later
from narrows.analytics.wording_kinds import any_of
from narrows.analytics.wording_outcome_words import CHANGE, CHANGES
from narrows.analytics.wording_plain import plain

_EMPTY = any_of(
    *CHANGE.words, *CHANGES.words, "half", "twice", "rises?", "falls?", "reach(?:es)?", "achieve",
    "hit", "get", "bring", "drive", "become", "becomes", "is", "are", "be", "was", "will", "shall",
    "the", "an?", "our", "we", "their", "its?", "of", "to", "by", "from", "in", "on", "for", "with",
    "and", "or", "at", "up", "down", "than", "then", "more", "less", "least", "most", "percent",
    "points?", "until", "this", "that", "as", "per", "have", "has", "goes?", "go", "win", "gain",
    "per cent", "over", "under", "above", "below",
)  # fmt: skip
_DROPPED = compiled_later(
    rf"\b{_EMPTY}\b"
    r"|[^\W\d_]*\d[^\W_]*(?: (?:second|minute|hour|day|week|month)s?\b)?|[^\w\s]"
)
"""What carries nothing: how much, which way, and what holds a sentence together."""


@lru_cache(maxsize=8192)
def gist(text: str) -> frozenset[str]:
    """The words that carry a sentence, without number and direction, in the singular."""
    left = _DROPPED.sub(" ", plain(text)).split()
    return frozenset(_singular(word) for word in left if len(word) > 1)


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word

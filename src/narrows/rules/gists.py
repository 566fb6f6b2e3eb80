"""What carries a sentence: its words without number, direction and what holds it together."""

import re
from functools import lru_cache

from narrows.analytics.patterns import compiled_later, may_say
from narrows.analytics.wording_beginnings import first_words
from narrows.analytics.wording_kinds import any_of
from narrows.analytics.wording_outcome_words import CHANGE, CHANGES
from narrows.analytics.wording_plain import plain

_CHANGE = (*CHANGE.words, *CHANGES.words)
_SEVERAL = tuple(each for each in _CHANGE if " " in each)
_ONE = any_of(
    *(each for each in _CHANGE if " " not in each), "half", "twice", "rises?", "falls?",
    "reach(?:es)?", "achieve", "hit", "get", "bring", "drive", "become", "becomes", "is", "are",
    "be", "was", "will", "shall", "the", "an?", "our", "we", "their", "its?", "of", "to", "by",
    "from", "in", "on", "for", "with", "and", "or", "at", "up", "down", "than", "then", "more",
    "less", "least", "most", "percent", "points?", "until", "this", "that", "as", "per", "have",
    "has", "goes?", "go", "win", "gain", "over", "under", "above", "below",
)  # fmt: skip
_DROPPED = frozenset(word for word, _ in first_words(_ONE))
"""What carries nothing: which way, and what holds a sentence together."""

_DROPPED_TOGETHER = compiled_later(rf"\b{any_of(*_SEVERAL)}\b")
_NUMBERED = compiled_later(
    r"(?<![^\W\d_])[^\W\d_]*\d[^\W_]*(?: (?:second|minute|hour|day|week|month)s?\b)?"
)
"""How much: «12 days», «p95»."""

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=8192)
def gist(text: str) -> frozenset[str]:
    """The words that carry a sentence, without number and direction, in the singular."""
    said = plain(text)
    if _DIGIT.search(said):
        said = _NUMBERED.sub(" ", said)
    if may_say(said, _SEVERAL):
        said = _DROPPED_TOGETHER.sub(" ", said)
    left = [each for each in _WORD.findall(said) if each not in _DROPPED and len(each) > 1]
    return frozenset(map(_singular, left))


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word

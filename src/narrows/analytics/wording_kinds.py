"""The four kinds of sentence, and a cue: words that speak for one of them."""

import re
from dataclasses import dataclass
from enum import StrEnum


class WordingKind(StrEnum):
    """What a sentence is."""

    OUTCOME = "outcome"
    OUTPUT = "output"
    ACTIVITY = "activity"
    VAGUE = "vague"


class Beside(StrEnum):
    """What there has to be for a cue to be asked."""

    ANYTHING = "anything"
    NUMBER = "number"
    NO_NUMBER = "no_number"
    NUMBER_NO_ORDER = "number_no_order"
    """A number, and the text does not begin with telling somebody to do something."""
    NO_NUMBER_NO_ORDER = "no_number_no_order"
    AT_NUMBER = "at_number"
    """They have to begin where a number does."""
    AFTER_NUMBER = "after_number"
    """They have to begin where a number ends."""


Told = tuple[float, str, str, Beside]
"""A cue as it is written down: weight, why, pattern, and beside what."""


class Words(str):
    """A pattern that takes each of several words, and knows them.

    Attributes:
        words: What it takes, each a pattern in small letters.
    """

    __slots__ = ("words",)
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that speak for one kind.

    Attributes:
        says: Which.
        weight: How loudly, by what the words mean. [nats]
        because: Why they do.
        pattern: The words, as found in small letters.
        beside: What there has to be for it to be asked.
        needs: Words of which one has to begin somewhere for it to fit; `None` is not known.
    """

    says: WordingKind
    weight: float
    because: str
    pattern: re.Pattern[str]
    beside: Beside
    needs: Words | None


def any_of(*words: str) -> Words:
    """A pattern that takes each of them.

    Those with the same first letter stand together, so that at most places of a text one look at
    its letter is enough; `re` would try them one by one.
    """
    others: list[str] = []
    by_letter: dict[str, list[str]] = {}
    for word in words:
        is_one = "|" not in word or "|" not in _outside(word)
        if is_one and word[:1].isalpha() and word[1:2] not in _COUNTED:
            by_letter.setdefault(word[0], []).append(word[1:])
        else:
            others.append(word)
    grouped = [
        f"{letter}{rest[0]}" if len(rest) == 1 else f"{letter}(?:{'|'.join(rest)})"
        for letter, rest in sorted(by_letter.items())
    ]
    found = Words(f"(?:{'|'.join(grouped + others)})")
    found.words = words
    return found


def _outside(word: str) -> str:
    """A pattern without what stands in its brackets."""
    while (bare := _BRACKETS.sub("()", word)) != word:
        word = bare
    return word


_COUNTED = frozenset("?*+{")
_BRACKETS = re.compile(r"\((?:\?:)?[^()]+\)")

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
    AFTER_NUMBER = "after_number"
    """The words have to begin where a number ends."""


Told = tuple[float, str, str, Beside]
"""A cue as it is written down: weight, why, pattern, and beside what."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that speak for one kind.

    Attributes:
        says: Which.
        weight: How loudly, by what the words mean. [nats]
        because: Why they do.
        pattern: The words, as found in small letters.
        beside: What there has to be for it to be asked.
    """

    says: WordingKind
    weight: float
    because: str
    pattern: re.Pattern[str]
    beside: Beside


def any_of(*words: str) -> str:
    """A pattern that takes each of them."""
    return f"(?:{'|'.join(words)})"

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


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that speak for one kind.

    Attributes:
        says: Which.
        weight: How loudly. [nats]
        because: Why they do.
        pattern: The words, as found in small letters.
        has_number: Whether the sentence has to have a number, or must not; `None` is either.
    """

    says: WordingKind
    weight: float
    because: str
    pattern: re.Pattern[str]
    has_number: bool | None = None


def any_of(*words: str) -> str:
    """A pattern that takes each of them."""
    return f"(?:{'|'.join(words)})"

"""What tells an outcome from an output, an activity or a wish: each cue with its reason.

A cue that fits alone and weighs 2 is just sure enough (0.7 of four answers); 3 is quite sure; what
weighs less only adds to others. The weights are set by hand from what the words mean; none is
fitted to a data set.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from narrows.analytics import wording_words as words
from narrows.analytics.wording_words import NUMBER


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


_FIRST = r"^(?:(?:we|the team|team|to)\s)?(?:(?:will|have|shall|should|successfully|fully)\s)*"
"""Where an order stands: at the beginning, past «we will»."""

_ORDER = (
    rf"(?!(?:\s[\w/-]+){{0,2}}\s{words.COMPOUND_ENDS}"
    r"(?:$|\s?[<>≤≥=:→-]|\s(?:is|are|of|for|in|from|to|under|below|above|at|by|per|within|falls?|"
    r"rises?|drops?|down|up|<|>|\d)))"
)
"""«Release frequency > 2 a week» orders nothing, «Release the app» does."""

_ADJACENT = r"(?:(?!(?:for|to|of|with|in|by|from|that|who|and)\s)[\w/'-]+\s){0,3}"
"""Up to three words that belong to the next one."""

_HELD_AGAINST = words.any_of(
    "[<>≤≥]=?", r"\bat (?:least|most)", r"\b(?:no )?(?:more|less|fewer|greater|later) than",
    r"\bunder", r"\bbelow", r"\babove", r"\bover", r"\bwithin", r"\bup to",
    r"\b(?:is|are|stays?|remains?|average of|score of|rating of|nps of|csat of) (?:at )?",
    r"\b(?:rises?|falls?|grows?|drops?|increases?|decreases?|reach(?:es)?) (?:to |by )?",
)  # fmt: skip


def _outcomes() -> Iterator[tuple[float, str, str, bool | None]]:
    yield (
        3.0,
        "from a number to a number",
        (
            rf"\bfrom (?:[\w$€£~]+\s)??(?:{NUMBER}|[xyn]\b).{{0,40}}?\bto (?:{NUMBER}|[xyn]\b)"
            rf"|{NUMBER}\s?(?:\w+\s)?(?:→|->|–>|=>)\s?{NUMBER}"
        ),
        None,
    )
    yield 2.5, "held against a number", rf"{_HELD_AGAINST}\s?{NUMBER}", True
    yield 3.0, "a change, and how much of it", rf"{_FIRST}{words.CHANGE}\b", True
    yield (
        2.5,
        "a change as a noun, and how much of it",
        rf"{NUMBER}\s?(?:[\w/'-]+\s){{0,5}}{words.CHANGES}\b|\b{words.CHANGES} of {NUMBER}",
        True,
    )
    yield 1.5, "begins with what is measured", rf"^(?:[\w/'&-]+\s){{0,5}}{words.MEASURES}\b", True
    yield 1.0, "names what customers or the flow of work show", rf"\b{words.MEASURES}\b", None
    yield 1.0, "a share or money", r"\d\s?%|\bpercent\b|[$€£]\s?\d|\b[xyn]\d*\s?%", True
    yield (
        3.5,
        "gets so many of what others give",
        rf"{_FIRST}{words.GAIN}\s.{{0,30}}?{NUMBER}\+?\s?{_ADJACENT}{words.GAINED}\b",
        True,
    )
    yield (
        2.0,
        "so many people do something",
        rf"^.*{NUMBER}.*\b{words.PEOPLE}\s(?:\w+\s){{0,3}}{words.THEIR_DOING}\b",
        True,
    )


def _outputs() -> Iterator[tuple[float, str, str, bool | None]]:
    yield 3.5, "begins with making something", rf"{_FIRST}{words.MAKE}\b{_ORDER}", None
    yield 2.5, "begins with doing something", rf"{_FIRST}{words.DO}\b{_ORDER}", None
    yield 3.5, "begins with hiring", rf"{_FIRST}{words.HIRE}\b{_ORDER}", None
    yield (
        2.5,
        "a thing that is done",
        (
            rf"\b(?:is|are|was|been|be|being|gets?|fully|successfully|has|have)\s(?:\w+ly\s)?"
            rf"{words.MADE}\b|\b{words.MADE}(?:$|\s(?:and|in|on|to|for|with|by|at)\b)"
        ),
        None,
    )
    yield (
        2.0,
        "a thing that stands",
        (
            r"\b(?:in place|up and running|go(?:es)?[- ]live|went live|rolled? ?out|signed off|"
            r"proof of concept|milestone|[\d.]+\s?% (?:complete|done|finished|ready))\b"
        ),
        None,
    )
    yield 1.5, "names what work leaves behind", rf"\b{words.THING}\b", None
    yield 1.5, "is nothing but what work leaves behind", rf"\b{words.THING}$", False


def _activities() -> Iterator[tuple[float, str, str, bool | None]]:
    yield (
        3.0,
        "counts one's own doing",
        rf"{NUMBER}\+?\s?(?:[\w/'-]+\s){{0,4}}?{words.OWN_WORK}\b",
        True,
    )
    yield 2.0, "does it so many times", rf"{_FIRST}{words.DO_OFTEN}\b.{{0,20}}?{NUMBER}", True
    yield (
        2.5,
        "does it regularly",
        (
            r"\b(?:daily|weekly|monthly|quarterly)\s(?:\w+[\s-]){0,3}"
            r"(?:updates?|meetings?|newsletters?|calls?|reviews?|syncs?|events|reports?)\b"
        ),
        None,
    )
    yield (
        2.0,
        "a share of one's own programme",
        (
            rf"{NUMBER}\s?(?:of\s)?(?:[\w/'-]+\s){{0,5}}"
            r"(?:completed?|certified|trained|reviewed|attended|taken|triaged|scheduled|interviewed)\b"
        ),
        True,
    )


def _wishes() -> Iterator[tuple[float, str, str, bool | None]]:
    yield 3.0, "a change, and nobody can see how much", rf"{_FIRST}{words.CHANGE}\b", False
    yield 2.5, "a wish", rf"{_FIRST}{words.WISH}\b", False
    yield 1.0, "a judgement", rf"\b{words.JUDGEMENT}\b", False


CUES: tuple[Cue, ...] = tuple(
    Cue(kind, weight, because, re.compile(pattern), has_number)
    for kind, cues in (
        (WordingKind.OUTCOME, _outcomes()),
        (WordingKind.OUTPUT, _outputs()),
        (WordingKind.ACTIVITY, _activities()),
        (WordingKind.VAGUE, _wishes()),
    )
    for weight, because, pattern, has_number in cues
)
"""Every cue."""

NO_NUMBER_WEIGHT = 0.8
"""How loudly a sentence without any number says that it is vague. [nats]"""

"""What tells an outcome from an output, an activity or a wish: each cue with its reason.

A cue that fits alone and weighs 2 is just sure enough (0.7 of four answers); 3 is quite sure; what
weighs less only adds to others. The weights are set by hand from what the words mean; none is
fitted to a data set.
"""

import re
from collections.abc import Iterator

from narrows.analytics import wording_outcome_words as told
from narrows.analytics import wording_work_words as work
from narrows.analytics.wording_kinds import Cue, WordingKind, any_of
from narrows.analytics.wording_outcome_words import NUMBER

_FIRST = r"^(?:(?:we|we'll|we've|the team|team|to)\s)?(?:(?:will|have|shall|should|\w+ly)\s){0,2}"
"""Where an order stands: at the beginning, past «we will clearly»."""

_ORDER = (
    rf"(?!-|(?:\s[\w/-]+){{0,2}}\s{told.COMPOUND_ENDS}"
    r"(?:$|\s?[<>≤≥=:→-]|\s(?:is|are|of|for|in|from|to|under|below|above|at|by|per|within|falls?|"
    r"rises?|drops?|down|up|<|>|\d)))"
)
"""«Release frequency > 2 a week» orders nothing, «Release the app» does."""

_NO_ORDER = rf"(?!(?:{told.CHANGE}|{work.WISH}|{work.MAKE}|{work.DO})\b)"

_ADJACENT = r"(?:(?!(?:for|to|of|with|in|by|from|that|who|and)\s)[\w/'-]+\s){0,3}"
"""Up to three words that belong to the next one."""

_NAME = r"(?:(?!(?:an?|the|our|all|to|for|with|in|by|from|and|at)\s)[\w/&'-]+\s){2,5}"
"""Words that stand for one thing: «Design review turnaround»."""

_LEVEL = (
    r"(?:[<>≤≥]=?|(?:is |stays |remains )?(?:below|above|over|at (?:least|most)|"
    r"(?:no )?(?:more|less|fewer|greater) than))"
)
_HELD_AGAINST = any_of(
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
            rf"\bfrom (?:[\w$€£~]+\s)??{NUMBER}.{{0,40}}?\bto {NUMBER}"
            rf"|{NUMBER}\s?(?:\w+\s)?(?:→|->|–>|=>)\s?{NUMBER}"
        ),
        None,
    )
    yield from _levels()
    yield 3.0, "a change, and how much of it", rf"{_FIRST}{told.CHANGE}\b", True
    yield (
        2.5,
        "a change as a noun, and how much of it",
        rf"{NUMBER}\s?(?:[\w/'-]+\s){{0,5}}{told.CHANGES}\b|\b{told.CHANGES} of {NUMBER}",
        True,
    )
    yield 2.5, "so many take it up", rf"\b{told.TAKEN_UP} by {NUMBER}", True
    yield (
        3.5,
        "gets so many of what others give",
        rf"{_FIRST}{told.GAIN}\s.{{0,30}}?{NUMBER}\+?\s?{_ADJACENT}{told.GAINED}\b",
        True,
    )
    yield (
        2.0,
        "so many people do something",
        rf"^.*{NUMBER}.*\b{told.PEOPLE}\s(?:\w+\s){{0,3}}{told.THEIR_DOING}\b",
        True,
    )


def _levels() -> Iterator[tuple[float, str, str, bool | None]]:
    yield 2.5, "held against a number", rf"{_HELD_AGAINST}\s?{NUMBER}", True
    yield 2.5, "a name held against a number", rf"^{_NAME}{_LEVEL}\s?{NUMBER}", True
    yield 3.0, "a level of service", rf"\b[\d.]+\s?% of .{{3,60}}\b{told.SERVED}\b", True
    yield 1.5, "begins with what is measured", rf"^(?:[\w/'&-]+\s){{0,5}}{told.MEASURES}\b", True
    yield (
        2.0,
        "is the name of a measure",
        rf"^{_NO_ORDER}(?:[\w/&-]+\s){{0,3}}{told.COMPOUND_ENDS}\b",
        False,
    )
    yield 1.0, "names what customers or the flow of work show", rf"\b{told.MEASURES}\b", None
    yield 1.0, "a share or money", r"[\d.,]+\s?%|\bpercent\b|[$€£]\s?\d|\b[xyn]\s?%", True


def _outputs() -> Iterator[tuple[float, str, str, bool | None]]:
    yield 3.5, "begins with making something", rf"{_FIRST}{work.MAKE}\b{_ORDER}", None
    yield 3.0, "begins with doing something", rf"{_FIRST}{work.DO}\b{_ORDER}", None
    yield 3.5, "begins with hiring", rf"{_FIRST}{work.HIRE}\b{_ORDER}", None
    yield (
        2.5,
        "a thing that is done",
        (
            rf"\b(?:is|are|was|been|be|being|gets?|fully|has|have|we've)\s(?:\w+ly\s)?"
            rf"{work.MADE}\b|\b{work.MADE}(?:$|\s(?:and|in|on|to|for|with|by|at)\b)"
        ),
        None,
    )
    yield 3.0, "a thing that stands", rf"\b{work.STANDS}\b", None
    yield 1.5, "names what work leaves behind", rf"(?<=\s){work.THING}\b", None
    yield 1.5, "is nothing but what work leaves behind", rf"\b{work.THING}$", False


def _activities() -> Iterator[tuple[float, str, str, bool | None]]:
    yield (
        3.0,
        "counts one's own doing",
        rf"{NUMBER}\+?\s?(?:[\w/'-]+\s){{0,4}}?{work.OWN_WORK}\b",
        True,
    )
    yield 2.0, "does it so many times", rf"{_FIRST}{work.DO_OFTEN}\b.{{0,20}}?{NUMBER}", True
    yield (
        4.0,
        "does it regularly",
        rf"\b(?:daily|weekly|monthly|quarterly)\s(?:\w+[\s-]){{0,3}}{work.REGULAR}\b",
        None,
    )
    yield (
        2.0,
        "a share of one's own programme",
        rf"{NUMBER}\s?(?:of\s)?(?:[\w/'-]+\s){{0,5}}{work.ATTENDED}\b",
        True,
    )


def _wishes() -> Iterator[tuple[float, str, str, bool | None]]:
    yield 3.0, "a change, and nobody can see how much", rf"{_FIRST}{told.CHANGE}\b", False
    yield 2.5, "a wish", rf"{_FIRST}{work.WISH}\b", False
    yield 1.0, "a judgement", rf"\b{work.JUDGEMENT}\b", False


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

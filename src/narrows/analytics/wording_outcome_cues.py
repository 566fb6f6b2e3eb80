"""What tells an outcome: a change and how much of it, a level, what others do, what they give."""

from narrows.analytics import wording_outcome_words as told
from narrows.analytics.wording_kinds import Beside, Told
from narrows.analytics.wording_outcome_words import NUMBER
from narrows.analytics.wording_places import (
    ADJACENT,
    FIRST,
    FOR_EACH,
    HELD_AGAINST,
    LEVEL,
    NAME,
    SUBJECT,
)

CHANGES: tuple[Told, ...] = (
    (
        3.0,
        "from a number to a number",
        rf"\bfrom (?:[\w$€£~]+\s)??{NUMBER}.{{0,40}}?\bto {NUMBER}",
        Beside.NUMBER,
    ),
    (
        3.0,
        "a number becomes another",
        rf"\s?(?:\w+\s)?(?:→|->|–>|=>)\s?{NUMBER}",
        Beside.AFTER_NUMBER,
    ),
    (3.0, "a change, and how much of it", rf"{FIRST}{told.CHANGE}\b", Beside.NUMBER),
    (
        2.0,
        "something changes, and how much",
        rf"^{SUBJECT}{told.CHANGES_ITSELF}\b",
        Beside.NUMBER,
    ),
    (
        2.5,
        "a change as a noun, and how much of it",
        rf"\s?(?:[\w/'-]+\s){{0,5}}{told.CHANGES}\b",
        Beside.AFTER_NUMBER,
    ),
    (2.0, "a change as a noun, of so much", rf"\b{told.CHANGES} of {NUMBER}", Beside.NUMBER),
    (
        1.0,
        "so many times as much",
        r"\b\d[\d.]*\s?x\b|\bdoubles?\b|\btriples?\b|\bhal(?:f|ve)",
        Beside.ANYTHING,
    ),
    (
        2.0,
        "nothing of the kind any more",
        rf"\b(?:zero|no|0|none)\s{ADJACENT}{told.BAD}\b",
        Beside.ANYTHING,
    ),
)
"""Something becomes more or less, by so much."""

LEVELS: tuple[Told, ...] = (
    (2.5, "held against a number", rf"{HELD_AGAINST}\s?{NUMBER}", Beside.NUMBER),
    (2.5, "a name held against a number", rf"^{NAME}{LEVEL}\s?{NUMBER}", Beside.NUMBER),
    (3.0, "a level of service", rf"\b[\d.]+\s?% of .{{3,60}}\b{told.SERVED}\b", Beside.NUMBER),
    (
        1.5,
        "begins with what is measured",
        rf"^(?:[\w/'&-]+\s){{0,5}}{told.MEASURES}\b",
        Beside.NUMBER,
    ),
    (
        3.0,
        "is the name of a measure",
        rf"^(?:[\w/&-]+\s){{0,3}}{told.COMPOUND_ENDS}\b",
        Beside.NO_NUMBER_NO_ORDER,
    ),
    (1.0, "names what is measured, with a number", rf"\b{told.MEASURES}\b", Beside.NUMBER),
    (0.0, "names what is measured, without a number", rf"\b{told.MEASURES}\b", Beside.NO_NUMBER),
    (1.0, "a share", r"[\d.,]+\s?%|\bpercent\b|\b[xyn]\d?\s?%", Beside.NUMBER),
    (1.0, "money", r"[$€£]\s?[\dxyn]|\b\d[\d.,]*[km]?\s?(?:usd|eur|gbp|chf)\b", Beside.NUMBER),
    (
        1.0,
        "a time",
        r"\s?-?(?:ms|s|secs?|seconds?|mins?|minutes?|hours?|hrs?|days?)\b",
        Beside.AFTER_NUMBER,
    ),
    (
        0.5,
        "so many in a time or for each",
        FOR_EACH,
        Beside.AFTER_NUMBER,
    ),
    (
        2.5,
        "so many of so many",
        rf"\s?(?:out )?(?:of|in)\s(?:the |all |every )?{NUMBER}",
        Beside.AFTER_NUMBER,
    ),
    (2.5, "one of so many", rf"\bone (?:out )?(?:of|in) {NUMBER}", Beside.NUMBER),
    (0.5, "a large number", r"\d(?<![\d.]\d)(?:\d{2,}|\d{0,2},\d{3}|\d*\s?[km])\b", Beside.NUMBER),
    (
        1.5,
        "against the plan",
        r"\s?(?:of|to)\s(?:\w+\s)?(?:plan|target|quota|goal|budget|forecast)\b",
        Beside.AFTER_NUMBER,
    ),
    (1.0, "begins with no order, and has a number", "", Beside.NUMBER_NO_ORDER),
    (
        0.5,
        "an average",
        r"\b(?:average|avg|mean|median|p\d\d|percentile|rolling)\b",
        Beside.NUMBER,
    ),
)
"""Something is measured, and held against a number."""

OTHERS: tuple[Told, ...] = (
    (2.5, "so many take it up", rf"\b{told.TAKEN_UP} by {NUMBER}", Beside.NUMBER),
    (
        3.0,
        "gets so many of what others give",
        rf"{FIRST}{told.GAIN}\s.{{0,30}}?{NUMBER}\+?\s?{ADJACENT}{told.GAINED}\b",
        Beside.NUMBER,
    ),
    (1.0, "begins with getting what others give", rf"{FIRST}{told.GAIN}\b", Beside.NUMBER),
    (
        1.0,
        "so many of what others give",
        rf"\+?\s?{ADJACENT}{told.GAINED}\b",
        Beside.AFTER_NUMBER,
    ),
    (
        2.0,
        "so many people do something",
        rf".*\b{told.PEOPLE}\s(?:\w+\s){{0,3}}{told.THEIR_DOING}\b",
        Beside.AFTER_NUMBER,
    ),
    (
        1.5,
        "everybody or nobody does something",
        r"^(?:all|every|each|no|nobody|none)\b.{0,40}\b(?:customers?|users?|clients?|people|patients|citizens|visitors|members|developers|students)\s\w",
        Beside.NO_NUMBER,
    ),
    (
        0.5,
        "a share of people",
        rf"\s?(?:of\s)?(?:[\w/'-]+\s){{0,3}}{told.PEOPLE}\b",
        Beside.AFTER_NUMBER,
    ),
)
"""What customers and others do or give."""

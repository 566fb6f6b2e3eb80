"""What tells an output, an activity or a wish: making, doing, counting one's own doing, hoping."""

from narrows.analytics import wording_doing_words as doing
from narrows.analytics import wording_outcome_words as told
from narrows.analytics import wording_wish_words as wish
from narrows.analytics import wording_work_words as work
from narrows.analytics.wording_kinds import Beside, Told
from narrows.analytics.wording_outcome_words import NUMBER
from narrows.analytics.wording_places import FIRST, N_THINGS, ORDER, SUBJECT

OUTPUTS: tuple[Told, ...] = (
    (3.0, "begins with making something", rf"{FIRST}{work.MAKE}\b{ORDER}", Beside.NO_NUMBER),
    (
        2.0,
        "begins with making something, with a number",
        rf"{FIRST}{work.MAKE}\b{ORDER}",
        Beside.NUMBER,
    ),
    (3.0, "begins with doing something", rf"{FIRST}{work.DO}\b{ORDER}", Beside.NO_NUMBER),
    (
        1.5,
        "begins with doing something, with a number",
        rf"{FIRST}{work.DO}\b{ORDER}",
        Beside.NUMBER,
    ),
    (3.5, "begins with hiring", rf"{FIRST}{work.HIRE}\b{ORDER}", Beside.ANYTHING),
    (
        2.5,
        "a thing that is done",
        (
            rf"\b(?:(?:is|are|was|been|be|being|gets?|fully|has|have|we've)\s(?:\w+ly\s)?"
            rf"{work.MADE}\b|{work.MADE}(?:$|\s(?:and|in|on|to|for|with|by|at)\b))"
        ),
        Beside.ANYTHING,
    ),
    (1.5, "begins with what is done", rf"^{work.MADE}\s\w", Beside.ANYTHING),
    (2.0, "the making of something", rf"^(?:\w+\s)?{work.MAKING}{work.OF}\b", Beside.ANYTHING),
    (3.0, "a thing that stands", rf"\b{work.STANDS}\b", Beside.ANYTHING),
    (1.0, "names what work leaves behind", rf"(?<=\s){work.THING}\b", Beside.ANYTHING),
    (1.5, "is nothing but what work leaves behind", rf"\b{work.THING}$", Beside.NO_NUMBER),
    (
        1.0,
        "so many things that work leaves behind",
        rf"{N_THINGS}{work.THING}\b",
        Beside.AFTER_NUMBER,
    ),
    (
        1.0,
        "a thing that can do something",
        rf"^{SUBJECT}{work.CAN}\b",
        Beside.NO_NUMBER_NO_ORDER,
    ),
    (1.0, "what it is made for", rf"\s(?:{work.SO_THAT})\s", Beside.ANYTHING),
    (
        1.0,
        "one new thing",
        r"\b(?:an?|the|our|1|one)\s(?:new|first|initial|next|final|single|v\d|full)\b|\bv\d",
        Beside.ANYTHING,
    ),
    (
        0.5,
        "begins with a verb that is not known, then names one thing",
        r"^(?!\w+(?:ed|ing|s)\s)[a-z]+\s(?:an?|the|our|all|each|every)\s",
        Beside.NO_NUMBER_NO_ORDER,
    ),
    (
        1.0,
        "neither number, change, wish nor judgement",
        rf"^(?!.*\b(?:{wish.JUDGEMENT}|{told.MEASURES}|{told.COMPOUND_ENDS})\b)",
        Beside.NO_NUMBER_NO_ORDER,
    ),
    (
        0.5,
        "one or two",
        r"\b(?:1|2|one|two)\b(?!\s?(?:%|days?|hours?|minutes?|weeks?))",
        Beside.NUMBER,
    ),
    (0.5, "nothing but a few words", r"^\S+(?:\s\S+){0,4}$", Beside.NO_NUMBER),
)
"""Something is made or done, and then it is there."""

ACTIVITIES: tuple[Told, ...] = (
    (2.5, "counts one's own doing", rf"{N_THINGS}{doing.OWN_WORK}\b", Beside.AFTER_NUMBER),
    (
        1.5,
        "does it so many times",
        rf"{FIRST}{doing.DO_OFTEN}\b.{{0,20}}?{NUMBER}",
        Beside.NUMBER,
    ),
    (
        6.5,
        "does it regularly",
        (
            r"\b(?:daily|weekly|bi-?weekly|monthly|quarterly)\s(?:\w+[\s-]){0,3}"
            rf"{doing.REGULAR}\b|\b(?:every|each)\s(?:day|week|month|sprint|quarter)\b"
        ),
        Beside.ANYTHING,
    ),
    (
        2.0,
        "a share of one's own programme",
        rf"\s?(?:of\s)?(?:[\w/'-]+\s){{0,5}}{doing.ATTENDED}\b",
        Beside.AFTER_NUMBER,
    ),
    (5.0, "how the team itself works", rf"\b{doing.TEAM_COUNTS}\b", Beside.NUMBER),
    (1.0, "one's own ways of working", rf"\b{doing.PROGRAMME}\b", Beside.NUMBER),
    (0.5, "all of them", r"100\s?%", Beside.AT_NUMBER),
    (1.0, "one's own people", rf"\b{doing.OWN_PEOPLE}\b", Beside.NUMBER),
    (
        1.5,
        "goes through all of them",
        rf"\b(?:every|all|each|100\s?%)\s.*\b{doing.ATTENDED}\b",
        Beside.ANYTHING,
    ),
)
"""So much of one's own doing."""

WISHES: tuple[Told, ...] = (
    (2.5, "a change, and nobody can see how much", rf"{FIRST}{told.CHANGE}\b", Beside.NO_NUMBER),
    (2.5, "a wish", rf"{FIRST}{wish.WISH}\b", Beside.NO_NUMBER),
    (0.5, "a wish, with a number", rf"{FIRST}{wish.WISH}\b", Beside.NUMBER),
    (1.5, "a judgement", rf"\b{wish.JUDGEMENT}\b", Beside.NO_NUMBER),
    (1.5, "begins with a judgement", rf"^(?:\w+\s)?{wish.JUDGEMENT}\b", Beside.NO_NUMBER),
    (
        1.0,
        "is as somebody judges",
        rf"\b(?:is|are|be|feels?|remains?|becomes?)\s(?:\w+\s)?{wish.JUDGEMENT}\b",
        Beside.NO_NUMBER,
    ),
    (
        1.0,
        "something changes, and nobody can see how much",
        rf"^{SUBJECT}{told.CHANGES_ITSELF}\b",
        Beside.NO_NUMBER,
    ),
    (1.5, "hardly a word", r"^\S+$", Beside.NO_NUMBER),
    (0.8, "no number at all", r"", Beside.NO_NUMBER),
    (0.0, "whatever it says", r"", Beside.ANYTHING),
    (0.0, "a long sentence", r"^(?:\S+\s+){18}", Beside.ANYTHING),
)
"""A hope that nobody can see met."""

"""Where in a sentence words have to stand, and what they have to stand beside.

Pieces of regular expressions, in small letters, that the cues are put together from.
"""

from narrows.analytics import wording_outcome_words as told
from narrows.analytics import wording_wish_words as wish
from narrows.analytics import wording_work_words as work
from narrows.analytics.wording_kinds import any_of

FIRST = (
    r"^(?:(?:we|we'll|we've|the team|team|to)\s)?"
    r"(?:(?:will|have|shall|should|need to|\w+ly)\s){0,2}"
)
"""Where an order stands: at the beginning, past «we will clearly»."""

ORDER = (
    rf"(?!-|(?:\s[\w/-]+){{0,2}}\s{told.COMPOUND_ENDS}"
    r"(?:$|\s?[<>≤≥=:→-]|\s(?:is|are|of|for|in|from|to|under|below|above|at|by|per|within|falls?|"
    r"rises?|drops?|down|up|<|>|\d)))"
)
"""«Release frequency > 2 a week» orders nothing, «Release the app» does."""

AN_ORDER = rf"(?:{told.CHANGE}|{wish.WISH}|{work.MAKE}|{work.DO})\b"
"""A verb that tells somebody to do something."""

ADJACENT = r"(?:(?!(?:for|to|of|with|in|by|from|that|who|and)\s)[\w/'-]+\s){0,3}"
"""Up to three words that belong to the next one."""

NAME = r"(?:(?!(?:an?|the|our|all|to|for|with|in|by|from|and|at)\s)[\w/&'-]+\s){2,5}"
"""Words that stand for one thing: «Design review turnaround»."""

LEVEL = (
    r"(?:[<>≤≥]=?|(?:is |stays |remains )?(?:below|above|over|at (?:least|most)|"
    r"(?:no )?(?:more|less|fewer|greater) than))"
)

HELD = any_of(
    "at (?:least|most)", "(?:no )?(?:more|less|fewer|greater|later) than", "under", "below",
    "above", "over", "within", "up to", "(?:is|are) (?:at )?", "(?:stays?|remains?) (?:at )?",
    "average of (?:at )?", "score of (?:at )?", "rating of (?:at )?", "nps of (?:at )?",
    "csat of (?:at )?", "(?:rises?|falls?|grows?|drops?|increases?|decreases?) (?:to |by )?",
    "reach(?:es)? (?:to |by )?",
)  # fmt: skip
"""What holds a level against a number."""
HELD_AGAINST = rf"(?:[<>≤≥]=?|\b{HELD})"

SUBJECT = r"(?:(?:an?|the|our|all|every|each|we)\s)?(?:[\w/&'+.-]+\s){0,5}?"
"""Who or what does something, before it."""

N_THINGS = r"\+?\s?(?:[\w/'-]+\s){0,4}?"
"""Behind a number, up to four words before what is counted."""

FOR_EACH = (
    r".{0,60}?(?:/\s?|\b(?:per|a|each|every)\s)"
    r"(?:day|week|month|quarter|year|user|customer|team|visit)"
)
"""Behind a number, for what it is counted: «4 a week», «3 per customer»."""

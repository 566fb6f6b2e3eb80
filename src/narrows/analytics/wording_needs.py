"""What a cue cannot do without: words of which one has to begin somewhere for it to fit.

That is no part of what it says. It spares the trying of a pattern that cannot fit, which most of
them cannot in most sentences.
"""

from collections.abc import Mapping

from narrows.analytics import wording_doing_words as doing
from narrows.analytics import wording_outcome_words as told
from narrows.analytics import wording_wish_words as wish
from narrows.analytics import wording_work_words as work
from narrows.analytics.wording_kinds import Words, any_of
from narrows.analytics.wording_places import HELD

NEEDS: Mapping[str, Words] = {
    "from a number to a number": any_of("from"),
    "a number becomes another": any_of("→", ">"),
    "a change, and how much of it": told.CHANGE,
    "something changes, and how much": told.CHANGES_ITSELF,
    "a change as a noun, and how much of it": told.CHANGES,
    "a change as a noun, of so much": told.CHANGES,
    "so many times as much": any_of("x", "doubles?", "triples?", r"half\w*", r"halve\w*"),
    "nothing of the kind any more": told.BAD,
    "held against a number": any_of("<", ">", "≤", "≥", *HELD.words),
    "a level of service": told.SERVED,
    "begins with what is measured": told.MEASURES,
    "is the name of a measure": told.COMPOUND_ENDS,
    "names what is measured, with a number": told.MEASURES,
    "names what is measured, without a number": told.MEASURES,
    "a share": any_of("%", "percent"),
    "money": any_of(r"\$", "€", "£", "[km]?(?:usd|eur|gbp|chf)"),
    "so many in a time or for each": any_of("/", "per", "an?", "each", "every"),
    "one of so many": any_of("one"),
    "an average": any_of("average", "avg", "mean", "median", r"p\d", "percentile", "rolling"),
    "so many take it up": told.TAKEN_UP,
    "gets so many of what others give": told.GAINED,
    "begins with getting what others give": told.GAIN,
    "so many of what others give": told.GAINED,
    "so many people do something": told.PEOPLE,
    "a share of people": told.PEOPLE,
    "begins with making something": work.MAKE,
    "begins with making something, with a number": work.MAKE,
    "begins with doing something": work.DO,
    "begins with doing something, with a number": work.DO,
    "begins with hiring": work.HIRE,
    "a thing that is done": work.MADE,
    "begins with what is done": work.MADE,
    "the making of something": work.MAKING,
    "a thing that stands": any_of(
        "%", *(each for each in work.STANDS.words if each != work.SHARE_DONE)
    ),
    "names what work leaves behind": work.THING,
    "is nothing but what work leaves behind": work.THING,
    "so many things that work leaves behind": work.THING,
    "a thing that can do something": work.CAN,
    "what it is made for": work.SO_THAT,
    "one new thing": any_of("new", "first", "initial", "next", "final", "single", "full", r"v\d"),
    "one or two": any_of("1", "2", "one", "two"),
    "counts one's own doing": doing.OWN_WORK,
    "does it so many times": doing.DO_OFTEN,
    "does it regularly": any_of(
        "daily", "weekly", "bi-?weekly", "monthly", "quarterly", "every", "each"
    ),
    "a share of one's own programme": doing.ATTENDED,
    "how the team itself works": doing.TEAM_COUNTS,
    "one's own ways of working": doing.PROGRAMME,
    "one's own people": doing.OWN_PEOPLE,
    "goes through all of them": doing.ATTENDED,
    "a change, and nobody can see how much": told.CHANGE,
    "a wish": wish.WISH,
    "a wish, with a number": wish.WISH,
    "a judgement": wish.JUDGEMENT,
    "begins with a judgement": wish.JUDGEMENT,
    "is as somebody judges": wish.JUDGEMENT,
    "something changes, and nobody can see how much": told.CHANGES_ITSELF,
}
"""Reason of a cue → its words; the others are always tried."""

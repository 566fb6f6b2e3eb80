"""What a weekly metric does by itself, and which weeks are no chance, for people."""

from collections.abc import Sequence

from narrows.analytics.process_behaviour import RUN_WEEKS, Behaviour
from narrows.domain.day_words import day_text
from narrows.domain.measure import Period
from narrows.views.rounding import in_unit
from narrows.views.sentence import Of, Piece, Sentence

MOST_NAMED = 3
"""Weeks that are named; of more there is the number. [weeks]"""


def behaviour_words(
    behaviour: Behaviour, unit: str, *, weeks: Sequence[Period], day_hours: float
) -> Sentence:
    """The limits and the signals in a sentence or two.

    Args:
        behaviour: Of the metric.
        unit: days, items or ratio.
        weeks: That it is told of, the newest last.
        day_hours: Of a day of the metric. [h]
    """
    low, high = (
        in_unit(each, unit, day_hours=day_hours) for each in (behaviour.lower, behaviour.upper)
    )
    limits = Piece(f"between {low} and {high}", Of.OWN)
    said = Sentence("By itself it lies ", limits)
    named = [day_text(weeks[place].start) for place in behaviour.signals]
    if not named:
        return Sentence(said, ": no week stands out, so none needs a story.")
    if len(named) > MOST_NAMED:
        some = Piece(f"{len(named)} weeks", Of.OWN)
        return Sentence(said, "; ", some, f" are no chance, the last of {named[-1]}.")
    one = len(named) == 1
    which = f"the week of {named[0]} is" if one else f"the weeks of {', '.join(named)} are"
    return Sentence(said, f"; {which} no chance (beyond it, or {RUN_WEEKS} in a row on one side).")

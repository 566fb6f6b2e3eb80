"""What a weekly metric does by itself, and which weeks are more than chance, for people."""

from collections.abc import Sequence

from narrows.analytics.process_behaviour import RUN_WEEKS, Behaviour
from narrows.domain.amounts import value
from narrows.domain.day_words import day_text
from narrows.domain.measure import Period
from narrows.views.rounding import in_unit
from narrows.views.sentence import Of, Piece, Sentence

MOST_NAMED = 3
"""Weeks that are named; of more there is the number. [weeks]"""

SHORT = {"items": "", "days": "d"}
"""Units as `in_unit` writes them: both limits stand in one sentence."""


def behaviour_words(
    behaviour: Behaviour,
    unit: str,
    *,
    weeks: Sequence[Period],
    values: Sequence[float | None],
    day_hours: float,
) -> Sentence:
    """The limits and the signals in a sentence or two.

    Args:
        behaviour: Of the metric.
        unit: days, items or ratio.
        weeks: That it is told of, the newest last.
        values: Of these weeks. [the unit or None]
        day_hours: Of a day of the metric. [h]
    """
    low, high = limits_told(behaviour, unit, values=values, day_hours=day_hours)
    limits = Piece(f"between {low} and {high}", Of.OWN)
    said = Sentence("By itself it lies ", limits)
    named = [day_text(weeks[place].start) for place in behaviour.signals]
    if not named:
        return Sentence(said, ": no week stands out, so none needs a story.")
    if len(named) > MOST_NAMED:
        some = Piece(f"{len(named)} weeks", Of.OWN)
        return Sentence(said, "; ", some, f" are more than chance, the last of {named[-1]}.")
    one = len(named) == 1
    which = f"the week of {named[0]} is" if one else f"the weeks of {', '.join(named)} are"
    beyond = f"(beyond it, or {RUN_WEEKS} in a row on one side)"
    return Sentence(said, f"; {which} more than chance {beyond}.")


def limits_told(
    behaviour: Behaviour, unit: str, *, values: Sequence[float | None], day_hours: float
) -> tuple[str, str]:
    """The lower and the upper limit, so that no week beyond them reads as one within.

    Args:
        behaviour: Of the metric.
        unit: days, items or ratio.
        values: Of the weeks. [the unit or None]
        day_hours: Of a day of the metric. [h]
    """
    lower, upper = behaviour.lower, behaviour.upper
    known = [each for each in values if each is not None]
    below = [each for each in known if each < lower]
    above = [each for each in known if each > upper]

    def told(limit: float, beyond: Sequence[float]) -> str:
        shown = in_unit(limit, unit, day_hours=day_hours)
        alike = [
            each
            for each in beyond
            if _read(in_unit(each, unit, day_hours=day_hours)) == _read(shown)
        ]
        # 8 items of a week are beyond 7.98, and not beyond «8.0».
        return value(limit, SHORT.get(unit, unit), beside=alike) if alike else shown

    return told(lower, below), told(upper, above)


def _read(told: str) -> tuple[str, str]:
    """A number as it is read, where 8.0 is 8, and its unit."""
    number, _, unit = told.partition(" ")
    return number.rstrip("0").rstrip(".") if "." in number else number, unit

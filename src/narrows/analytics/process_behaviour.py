"""Signal or noise: the limits within which a metric varies by itself, week after week (XmR chart).

The centre is the mean, the limits lie 2.66 mean moving ranges around it: 3 / 1.128, three standard
deviations as estimated from the change from one week to the next, which a slow drift does not
widen. A week beyond a limit, or one that is the eighth in a row on one side of the centre, is a
signal: something changed. All else is noise, and asking why of a single week is asking for a story.

References: Shewhart, *Economic Control of Quality* (1931); Wheeler, *Understanding Variation*
(1993), detection rules one and two.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isclose
from statistics import fmean

RANGES = 3 / 1.128
"""Mean moving ranges from the centre to a limit. 1.128 is the mean range of two draws of a normal
distribution, in its standard deviations."""

FEWEST_WEEKS = 12
"""Limits of fewer weeks move with every new one. [weeks]"""

SAME = 1e-12
"""Values that differ by no more are the same but for their last bits. [ratio]"""

RUN_WEEKS = 8
"""So many in a row on one side are more than chance: one in 128. [weeks]"""


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What a metric does by itself.

    Attributes:
        centre: The mean of the weeks. [the metric's unit]
        lower: The lower natural limit; never under zero, for what cannot be. [the metric's unit]
        upper: The upper natural limit; of ratios never over 1. [the metric's unit]
        signals: Places of the weeks that are none of it, ascending.
    """

    centre: float
    lower: float
    upper: float
    signals: tuple[int, ...]


def behaviour_of(values: Sequence[float | None], *, is_ratio: bool = False) -> Behaviour | None:
    """How a weekly metric varies by itself, and which weeks stand out.

    Args:
        values: One a week, the newest last; undefined ones are passed over. [the metric's unit]
        is_ratio: Whether it cannot exceed 1.

    Returns:
        `None` where fewer than twelve weeks are known, or where none differs from another.
    """
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    if len(known) < FEWEST_WEEKS:
        return None
    told = [value for _, value in known]
    reach = RANGES * fmean(abs(after - before) for before, after in pairwise(told))
    if not reach:
        return None
    centre = fmean(told)
    lower, upper = max(centre - reach, 0.0), centre + reach
    upper = min(upper, 1.0) if is_ratio else upper
    beyond = {place for place, value in known if value < lower or value > upper}
    return Behaviour(centre, lower, upper, tuple(sorted(beyond | set(_runs(known, centre)))))


def _runs(known: Sequence[tuple[int, float]], centre: float) -> list[int]:
    """The weeks with which a run of eight on one side is full, and those that prolong it."""
    found: list[int] = []
    side, length = 0, 0
    for place, value in known:
        # A mean is rounded: weeks that are all at it would be on one side of it by the last bit.
        is_at = isclose(value, centre, rel_tol=SAME)
        now = 0 if is_at else (value > centre) - (value < centre)
        length = length + 1 if now and now == side else 1 if now else 0
        side = now
        if length >= RUN_WEEKS:
            found.append(place)
    return found

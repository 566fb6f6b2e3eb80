"""How wide the river is drawn."""

from collections.abc import Sequence
from math import sqrt

from narrows.views.river import RiverReach

WIDEST = 3.0
"""A reach is drawn at most so many times as wide as the narrowest; its number tells the rest."""

BED = 0.14
"""The narrowest that is drawn, of the widest. [ratio]"""


def drawn_widths(reaches: Sequence[RiverReach]) -> list[float]:
    """How wide each reach is drawn, the widest 1.

    What counts is what a reach can pass for each item that comes to it, for not every item comes to
    every reach: to scale up to three times the narrowest, which is what one that shows no limit
    has. Where no capacity is known at all, the root of what leaves: the main ways are wide.

    Returns:
        [ratio, one per reach]
    """
    if has_capacity(reaches):
        rooms = [_room(each) for each in reaches]
        narrowest = min(each for each in rooms if each is not None)
        drawn = [WIDEST if each is None else min(each / narrowest, WIDEST) for each in rooms]
    else:
        drawn = [sqrt(each.departures_per_week) for each in reaches]
    widest = max(drawn, default=0.0) or 1.0
    # Where nothing passes there is still a bed.
    return [max(each / widest, BED) for each in drawn]


def has_capacity(reaches: Sequence[RiverReach]) -> bool:
    """Whether it is known of some reach what it can pass."""
    return any(_room(each) is not None for each in reaches)


def _room(reach: RiverReach) -> float | None:
    """What it can pass of what comes to it. [ratio or None]"""
    if reach.capacity_per_week is None or not reach.arrivals_per_week:
        return None
    return reach.capacity_per_week / reach.arrivals_per_week

"""What the picture of a river says, in words beside it."""

from collections.abc import Sequence

from narrows.views.river import RiverReach
from narrows.views.river_widths import has_capacity


def width_means(reaches: Sequence[RiverReach]) -> str:
    """What the width of the river says."""
    if not has_capacity(reaches):
        return "what leaves a week, for no capacity is known"
    loose = any(each.capacity_per_week is None for each in reaches)
    dashed = " (dashed: no limit shows)" if loose else ""
    passes = "what a reach can pass a week of what comes to it"
    return f"{passes}{dashed}, up to three times the narrowest"


def has_lakes(reaches: Sequence[RiverReach]) -> bool:
    """Whether there is a pure delay."""
    return any(each.lakes for each in reaches)

"""What items done were, as parts of one bar: pure geometry."""

from collections.abc import Sequence
from dataclasses import dataclass

from narrows.views.measured import Share

LENGTH, HEIGHT = 200.0, 66.0
THINNEST = 3.0


@dataclass(frozen=True, slots=True)
class MixPart:
    """The part of one item type."""

    x: float
    width: float
    item_type: str


def mix_bars(shares: Sequence[Share]) -> tuple[MixPart, ...]:
    """One part per share, in order, side by side."""
    total = sum(each.ratio for each in shares) or 1.0
    parts: list[MixPart] = []
    x = 0.0
    for each in shares:
        width = LENGTH * each.ratio / total
        parts.append(MixPart(round(x, 2), round(max(width - 1, THINNEST - 1), 2), each.item_type))
        x += width
    return tuple(parts)

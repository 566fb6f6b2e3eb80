"""Words on a chart, placed where they cover the least: pure geometry."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from narrows.web.week_scale import BOTTOM, WIDTH

LETTER, STRONG_LETTER = 6.8, 8.2
"""Mean width of a letter at the two sizes of words."""

ASCENT, DESCENT = 11.0, 3.0
"""How far words reach above and below the line that they stand on."""

STEP = 5.0
"""How finely a line is felt for."""

WORDS_COST, OUTSIDE_COST = 30, 1000
"""Words on words read worse than words on a line; outside of the picture nothing can be read."""

Box: TypeAlias = tuple[float, float, float, float]
Line: TypeAlias = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Label:
    """Words on a chart, at the line that they stand on.

    Attributes:
        x: Where they begin or end, or their middle.
        y: Their line.
        anchor: start, middle or end.
        text: The words.
        is_strong: Whether they are large.
    """

    x: float
    y: float
    anchor: str
    text: str
    is_strong: bool = False

    @property
    def box(self) -> Box:
        """Left, top, right and bottom of the words."""
        width = len(self.text) * (STRONG_LETTER if self.is_strong else LETTER)
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return left, self.y - ASCENT, left + width, self.y + DESCENT


def placed(places: Sequence[Label], *, lines: Sequence[Line], others: Sequence[Label]) -> Label:
    """Of some places for the same words the one that covers least; the first of equals.

    Args:
        places: In order of liking.
        lines: What is drawn, each from point to point.
        others: Words that stand already.
    """
    felt = [point for line in lines for point in _felt(line)]
    return min(places, key=lambda each: _cost(each.box, felt, others=others))


def _felt(line: Line) -> Iterator[tuple[float, float]]:
    yield from line
    for (x0, y0), (x1, y1) in pairwise(line):
        n = int(max(abs(x1 - x0), abs(y1 - y0)) / STEP)
        yield from ((x0 + (x1 - x0) * k / n, y0 + (y1 - y0) * k / n) for k in range(1, n))


def _cost(box: Box, felt: Sequence[tuple[float, float]], *, others: Sequence[Label]) -> int:
    left, top, right, bottom = box
    covered = sum(left <= x <= right and top <= y <= bottom for x, y in felt)
    words = sum(_overlap(box, each.box) for each in others)
    is_outside = left < 0 or right > WIDTH or top < 0 or bottom > BOTTOM + DESCENT
    return covered + WORDS_COST * words + OUTSIDE_COST * is_outside


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]

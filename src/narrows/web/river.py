"""The river as shapes: pure geometry of what `narrows.views.river` tells.

Wide pages show it from left to right in as many rows as its reaches need.
All coordinates are in the units of the picture's own view box.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from narrows.views.river import RiverReach
from narrows.views.river_widths import drawn_widths
from narrows.web.lakes import lakes
from narrows.web.shapes import (
    ReachShape,
    RiverPicture,
    RiverRow,
    darkest_load,
    edge_widths,
    items_per_dot,
    strength,
)
from narrows.web.water import bed, dots, lines

WIDE = 1120.0
MARGIN = 24.0
TOP = 66.0
"""Room above the water, for naming the narrows."""

DEEP = 170.0
"""The widest water."""

LAKES = 74.0
ROOMY = 240.0
"""Of a reach that is longer than the words above it."""

LABELS = 104.0
MOST_IN_ROW = 7
FEWEST_LETTERS = 12


def wide_river(reaches: Sequence[RiverReach]) -> RiverPicture:
    """From left to right, in rows of equal length."""
    per_dot = items_per_dot(reaches)
    n_rows = max(1, -(-len(reaches) // MOST_IN_ROW))
    each_row = -(-len(reaches) // n_rows) if reaches else 1
    widths = drawn_widths(reaches)
    rows: list[RiverRow] = []
    top = 0.0
    for first in range(0, len(reaches), each_row):
        numbers = range(first, min(first + each_row, len(reaches)))
        row = _row(reaches, widths, numbers=numbers, top=top, per_dot=per_dot, columns=each_row)
        rows.append(row)
        top = row.bottom
    return RiverPicture(WIDE, top, tuple(rows), per_dot)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where things lie in one row.

    Attributes:
        length: Of a reach.
        deep: The widest water.
        middle: Of the water.
        lake_y: Middle of the lakes.
        label_y: First line of the labels.
        darkest: The largest load of a reach in the whole river. [items]
        per_dot: How many items one dot stands for. [items]
    """

    length: float
    deep: float
    middle: float
    lake_y: float
    label_y: float
    darkest: int
    per_dot: int


def _row(
    reaches: Sequence[RiverReach],
    widths: Sequence[float],
    *,
    numbers: range,
    top: float,
    per_dot: int,
    columns: int,
) -> RiverRow:
    deep = DEEP if len(reaches) <= MOST_IN_ROW else DEEP * 0.6
    has_lakes = any(reaches[number].lakes for number in numbers)
    layout = _Layout(
        length=(WIDE - 2 * MARGIN) / columns,
        deep=deep,
        middle=top + TOP + deep / 2,
        lake_y=top + TOP + deep + LAKES / 2,
        label_y=top + TOP + deep + (LAKES if has_lakes else 0) + 32,
        darkest=darkest_load(reaches),
        per_dot=per_dot,
    )
    edges = edge_widths(widths)
    shapes: list[ReachShape] = []
    for place, number in enumerate(numbers):
        x0 = MARGIN + place * layout.length
        sides = (edges[number], widths[number], edges[number + 1])
        shapes.append(_shape(reaches[number], layout, number=number + 1, x0=x0, sides=sides))
    return RiverRow(top, layout.label_y + LABELS - 32, tuple(shapes))


def _shape(
    reach: RiverReach, at: _Layout, *, number: int, x0: float, sides: tuple[float, float, float]
) -> ReachShape:
    """One reach, with its relative widths where it begins, in its middle and where it ends."""
    begin, half, end = (at.deep / 2 * each for each in sides)
    path, banks = bed(x0, x0 + at.length, middle=at.middle, halves=(begin, half, end))
    return ReachShape(
        reach=reach,
        number=number,
        path=path,
        banks=banks,
        strength=strength(reach.load_items, at.darkest),
        dots=dots(reach, x0, end=x0 + at.length, middle=at.middle, half=half, per_dot=at.per_dot),
        x=x0 + at.length / 2,
        y=at.label_y,
        label=lines(reach.status, max(FEWEST_LETTERS, int((at.length - 8) / 8.8))),
        mark=_mark(x0, at.length, surface=at.middle - half),
        # Words wider than their reach would lie on its neighbours' water.
        mark_y=at.middle - (half if at.length >= ROOMY else at.deep / 2) - 20,
        lakes=tuple(lakes(reach, x0, length=at.length, surface=at.middle + half, y=at.lake_y)),
    )


def _mark(x0: float, length: float, *, surface: float) -> str:
    left, right, y = x0 + length * 0.2, x0 + length * 0.8, surface - 8
    return (
        f"M{left:.1f},{y - 4:.1f} v8 M{right:.1f},{y - 4:.1f} v8 M{left:.1f},{y:.1f} H{right:.1f}"
    )

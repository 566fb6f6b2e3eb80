"""The river as shapes: pure geometry of what `narrows.views.river` tells.

Wide pages show it from left to right in as many rows as its reaches need.
All coordinates are in the units of the picture's own view box.
"""

from collections.abc import Sequence

from narrows.views.river import RiverReach
from narrows.views.river_widths import drawn_widths
from narrows.web.shapes import (
    LakeShape,
    ReachShape,
    RiverPicture,
    RiverRow,
    darkest_load,
    edge_widths,
    items_per_dot,
    strength,
)
from narrows.web.water import bed, dots, lines, shortened

WIDE = 1120.0
MARGIN = 24.0
TOP = 66.0
"""Room above the water, for naming the narrows."""

DEEP = 170.0
"""The widest water."""

LAKES = 74.0
LAKE_LENGTH = 150.0
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
        row = _row(reaches, widths, numbers, top=top, per_dot=per_dot, columns=each_row)
        rows.append(row)
        top = row.bottom
    return RiverPicture(WIDE, top, tuple(rows), per_dot)


def _row(
    reaches: Sequence[RiverReach],
    widths: Sequence[float],
    numbers: range,
    *,
    top: float,
    per_dot: int,
    columns: int,
) -> RiverRow:
    length = (WIDE - 2 * MARGIN) / columns
    edges = edge_widths(widths)
    deep = DEEP if len(reaches) <= MOST_IN_ROW else DEEP * 0.6
    has_lakes = any(reaches[number].lakes for number in numbers)
    middle = top + TOP + deep / 2
    lake_y = top + TOP + deep + LAKES / 2
    label_y = top + TOP + deep + (LAKES if has_lakes else 0) + 32
    darkest = darkest_load(reaches)
    shapes: list[ReachShape] = []
    for place, number in enumerate(numbers):
        reach = reaches[number]
        x0 = MARGIN + place * length
        half = deep / 2 * widths[number]
        sides = (deep / 2 * edges[number], half, deep / 2 * edges[number + 1])
        path, banks = bed(x0, x0 + length, middle, sides)
        shapes.append(
            ReachShape(
                reach=reach,
                number=number + 1,
                path=path,
                banks=banks,
                strength=strength(reach.load_items, darkest),
                dots=dots(reach, x0, x0 + length, middle, half, per_dot=per_dot),
                x=x0 + length / 2,
                y=label_y,
                label=lines(reach.status, max(FEWEST_LETTERS, int((length - 8) / 8.8))),
                mark=_mark(x0, length, middle - half),
                # Words wider than their reach would lie on its neighbours' water.
                mark_y=middle - (half if length >= ROOMY else deep / 2) - 20,
                lakes=tuple(_lakes(reach, x0, length, middle + half, lake_y)),
            )
        )
    return RiverRow(top, label_y + LABELS - 32, tuple(shapes))


def _mark(x0: float, length: float, surface: float) -> str:
    left, right, y = x0 + length * 0.2, x0 + length * 0.8, surface - 8
    return (
        f"M{left:.1f},{y - 4:.1f} v8 M{right:.1f},{y - 4:.1f} v8 M{left:.1f},{y:.1f} H{right:.1f}"
    )


def _lakes(
    reach: RiverReach, x0: float, length: float, surface: float, y: float
) -> list[LakeShape]:
    """Pure delays side by side, as many as there is room for."""
    most = max(1, int(length / LAKE_LENGTH))
    shown = reach.lakes[:most]
    found: list[LakeShape] = []
    for place, lake in enumerate(shown):
        part = length / len(shown)
        x, rx = x0 + (place + 0.5) * part, min(part / 2 - 4, 92.0)
        near, far = y - 22, rx * 0.5
        channels = " ".join(
            f"M{x + side * 18:.1f},{surface - 2:.1f} "
            f"C{x + side * 18:.1f},{(surface + near) / 2:.1f} "
            f"{x + side * far:.1f},{(surface + near) / 2:.1f} {x + side * far:.1f},{near + 4:.1f}"
            for side in (-1, 1)
        )
        is_last = place == len(shown) - 1
        more = len(reach.lakes) - len(shown) if is_last else 0
        label = shortened(lake.status, int(rx / 4.1))
        found.append(LakeShape(lake, x, y, rx, channels, label, more))
    return found

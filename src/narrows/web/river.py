"""The river as shapes: pure geometry of what `narrows.views.river` tells.

Wide pages show it from left to right in as many rows as its reaches need; narrow ones show a canal
from top to bottom. All coordinates are in the units of the picture's own view box.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from narrows.views.river import RiverReach, drawn_widths
from narrows.web.water import Dot, bed, dots, lines

WIDE = 1120.0
MARGIN = 24.0
TOP = 66.0
"""Room above the water, for naming the narrows."""

DEEP = 170.0
"""The widest water."""

LAKES = 74.0
LABELS = 104.0
MOST_IN_ROW = 7
FEWEST_LETTERS = 12

CANAL = 340.0
CANAL_MIDDLE = 74.0
CANAL_WIDEST = 124.0
CANAL_STEP = 96.0
CANAL_LINE = 19.0


@dataclass(frozen=True, slots=True)
class LakeShape:
    """A pure delay beside its reach, with the channels that tie it to the water."""

    x: float
    y: float
    rx: float
    channels: str
    label: tuple[str, ...]
    status: str


@dataclass(frozen=True, slots=True)
class ReachShape:
    """One reach as it is drawn.

    Attributes:
        reach: What it shows.
        number: Its place in the river, from 1.
        path: Its water.
        strength: How strong its colour is. [ratio 0–1]
        dots: What is in it.
        x: Middle of its labels; in a canal their left edge.
        y: First line of its labels.
        label: Its name, in lines.
        mark: Where the narrows is marked, as a path; empty elsewhere.
        mark_y: Where the mark's words stand.
        lakes: Pure delays beside it.
    """

    reach: RiverReach
    number: int
    path: str
    strength: float
    dots: tuple[Dot, ...]
    x: float
    y: float
    label: tuple[str, ...]
    mark: str
    mark_y: float
    lakes: tuple[LakeShape, ...]


@dataclass(frozen=True, slots=True)
class RiverRow:
    """One row of the river; it flows on in the next."""

    top: float
    bottom: float
    shapes: tuple[ReachShape, ...]


@dataclass(frozen=True, slots=True)
class RiverPicture:
    """A picture.

    Attributes:
        width: Of its view box.
        height: Of its view box.
        rows: From top to bottom.
        items_per_dot: How many items one dot stands for. [items]
    """

    width: float
    height: float
    rows: tuple[RiverRow, ...]
    items_per_dot: int


def wide_river(reaches: Sequence[RiverReach]) -> RiverPicture:
    """From left to right, in rows of equal length."""
    per_dot = _items_per_dot(reaches)
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


def canal(reaches: Sequence[RiverReach]) -> RiverPicture:
    """From top to bottom, the labels at the right."""
    per_dot = _items_per_dot(reaches)
    widths = drawn_widths(reaches)
    edges = _edges(widths)
    darkest = _darkest(reaches)
    shapes: list[ReachShape] = []
    top = 8.0
    for place, reach in enumerate(reaches):
        step = CANAL_STEP + CANAL_LINE * (len(reach.lakes) + reach.is_narrows)
        half = CANAL_WIDEST / 2 * widths[place]
        sides = (CANAL_WIDEST / 2 * edges[place], half, CANAL_WIDEST / 2 * edges[place + 1])
        shapes.append(
            ReachShape(
                reach=reach,
                number=place + 1,
                path=bed(top, top + step, CANAL_MIDDLE, sides, is_upright=True),
                strength=_strength(reach.load_items, darkest),
                dots=tuple(
                    Dot(dot.y, dot.x)
                    for dot in dots(reach, top, top + step, CANAL_MIDDLE, half, per_dot=per_dot)
                ),
                x=CANAL_MIDDLE + CANAL_WIDEST / 2 + 18,
                y=top + 28,
                label=lines(reach.status, 22),
                mark="",
                mark_y=0.0,
                lakes=(),
            )
        )
        top += step
    return RiverPicture(CANAL, top + 8, (RiverRow(0.0, top + 8, tuple(shapes)),), per_dot)


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
    edges = _edges(widths)
    deep = DEEP if len(reaches) <= MOST_IN_ROW else DEEP * 0.6
    has_lakes = any(reaches[number].lakes for number in numbers)
    middle = top + TOP + deep / 2
    lake_y = top + TOP + deep + LAKES / 2
    label_y = top + TOP + deep + (LAKES if has_lakes else 0) + 32
    darkest = _darkest(reaches)
    shapes: list[ReachShape] = []
    for place, number in enumerate(numbers):
        reach = reaches[number]
        x0 = MARGIN + place * length
        half = deep / 2 * widths[number]
        sides = (deep / 2 * edges[number], half, deep / 2 * edges[number + 1])
        shapes.append(
            ReachShape(
                reach=reach,
                number=number + 1,
                path=bed(x0, x0 + length, middle, sides),
                strength=_strength(reach.load_items, darkest),
                dots=dots(reach, x0, x0 + length, middle, half, per_dot=per_dot),
                x=x0 + length / 2,
                y=label_y,
                label=lines(reach.status, max(FEWEST_LETTERS, int(length / 8.2))),
                mark=_mark(x0, length, middle - half),
                mark_y=middle - half - 20,
                lakes=tuple(_lake(reach, x0, length, middle + half, lake_y)),
            )
        )
    return RiverRow(top, label_y + LABELS - 32, tuple(shapes))


def _edges(widths: Sequence[float]) -> list[float]:
    """How wide the water is where reaches meet: half-way between its neighbours."""
    if not widths:
        return []
    between = [(before + after) / 2 for before, after in pairwise(widths)]
    return [widths[0], *between, widths[-1]]


def _strength(load_items: int, darkest: int) -> float:
    return round(0.34 + 0.66 * load_items / darkest, 3) if darkest else 0.34


def _darkest(reaches: Sequence[RiverReach]) -> int:
    return max((each.load_items for each in reaches), default=0)


def _items_per_dot(reaches: Sequence[RiverReach]) -> int:
    return max(1, -(-_darkest(reaches) // 80))


def _mark(x0: float, length: float, surface: float) -> str:
    left, right, y = x0 + length * 0.2, x0 + length * 0.8, surface - 8
    return f"M{left:.1f},{y - 4:.1f} v8 M{right:.1f},{y - 4:.1f} v8 M{left:.1f},{y:.1f} H{right:.1f}"


def _lake(
    reach: RiverReach, x0: float, length: float, surface: float, y: float
) -> list[LakeShape]:
    """The first pure delay beside a reach; further ones are told in its numbers."""
    if not reach.lakes:
        return []
    lake = reach.lakes[0]
    x, rx = x0 + length / 2, min(length / 2 - 4, 92.0)
    near, far = y - 22, rx * 0.5
    channels = " ".join(
        f"M{x + side * 18:.1f},{surface - 2:.1f} C{x + side * 18:.1f},{(surface + near) / 2:.1f} "
        f"{x + side * far:.1f},{(surface + near) / 2:.1f} {x + side * far:.1f},{near + 4:.1f}"
        for side in (-1, 1)
    )
    return [LakeShape(x, y, rx, channels, lines(lake.status, int(rx / 3.6))[:1], lake.status)]

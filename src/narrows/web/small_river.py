"""A river in a glance: its water and the name of its narrows, nothing else. Pure geometry."""

from collections.abc import Sequence
from dataclasses import dataclass

from narrows.views.river import RiverReach
from narrows.views.river_widths import drawn_widths
from narrows.web.shapes import darkest_load, edge_widths, items_per_dot, strength
from narrows.web.water import Dot, bed, dots, shortened

WIDTH, HEIGHT = 480.0, 104.0
MIDDLE, DEEP = 66.0, 66.0
LETTERS = 28
"""Of a name that stands above the water."""

CROWDED = 12
"""Reaches from which on dots would be all that is seen."""


@dataclass(frozen=True, slots=True)
class SmallReach:
    """One reach.

    Attributes:
        reach: What it shows.
        path: Its water.
        banks: Its two sides.
        strength: How strong its colour is. [ratio 0–1]
        dots: What is in it.
    """

    reach: RiverReach
    path: str
    banks: str
    strength: float
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A name above the water.

    Attributes:
        text: Of the status, cut where it is long.
        x: Where it stands.
        anchor: Which of its ends stands there.
        mark: A bracket over the reach, as a path.
    """

    text: str
    x: float
    anchor: str
    mark: str


@dataclass(frozen=True, slots=True)
class SmallRiver:
    """A picture.

    Attributes:
        width: Of its view box.
        height: Of its view box.
        reaches: From left to right.
        named: The narrows; none where none is named.
    """

    width: float
    height: float
    reaches: tuple[SmallReach, ...]
    named: tuple[Named, ...]


def small_river(reaches: Sequence[RiverReach]) -> SmallRiver:
    """From left to right in one row, however many reaches there are."""
    length = WIDTH / max(len(reaches), 1)
    widths = drawn_widths(reaches)
    edges, darkest = edge_widths(widths), darkest_load(reaches)
    per_dot = items_per_dot(reaches)
    shapes: list[SmallReach] = []
    named: list[Named] = []
    for place, reach in enumerate(reaches):
        x0, half = place * length, DEEP / 2 * widths[place]
        sides = (DEEP / 2 * edges[place], half, DEEP / 2 * edges[place + 1])
        path, banks = bed(x0, x0 + length, middle=MIDDLE, halves=sides)
        inside = dots(reach, x0, end=x0 + length, middle=MIDDLE, half=half, per_dot=per_dot)
        shapes.append(
            SmallReach(
                reach,
                path,
                banks,
                strength(reach.load_items, darkest),
                inside if len(reaches) < CROWDED else (),
            )
        )
        if reach.is_narrows:
            named.append(_named(reach.status, x0, length=length, surface=MIDDLE - half))
    return SmallRiver(WIDTH, HEIGHT, tuple(shapes), tuple(named))


def _named(status: str, x0: float, *, length: float, surface: float) -> Named:
    middle = x0 + length / 2
    left, right, y = x0 + length * 0.2, x0 + length * 0.8, surface - 7
    mark = f"M{left:.1f},{y - 3:.1f}v6M{right:.1f},{y - 3:.1f}v6M{left:.1f},{y:.1f}H{right:.1f}"
    # Near an edge a name would be cut off by the picture's end.
    if middle < WIDTH / 4:
        return Named(shortened(status, LETTERS), round(max(x0, 2.0), 1), "start", mark)
    if middle > WIDTH * 3 / 4:
        return Named(shortened(status, LETTERS), round(min(x0 + length, WIDTH - 2), 1), "end", mark)
    return Named(shortened(status, LETTERS), round(middle, 1), "middle", mark)

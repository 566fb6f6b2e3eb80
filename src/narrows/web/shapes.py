"""What a picture of a river is made of, and the measures that all pictures of it share."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from narrows.views.river import Lake, RiverReach
from narrows.web.water import Dot


@dataclass(frozen=True, slots=True)
class LakeShape:
    """A pure delay beside its reach, with the channels that tie it to the water."""

    lake: Lake
    x: float
    y: float
    rx: float
    channels: str
    label: str
    n_more: int


@dataclass(frozen=True, slots=True)
class ReachShape:
    """One reach as it is drawn.

    Attributes:
        reach: What it shows.
        number: Its place in the river, from 1.
        path: Its water.
        banks: Its two sides.
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
    banks: str
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


def edge_widths(widths: Sequence[float]) -> list[float]:
    """How wide the water is where reaches meet: half-way between its neighbours."""
    if not widths:
        return []
    between = [(before + after) / 2 for before, after in pairwise(widths)]
    return [widths[0], *between, widths[-1]]


def strength(load_items: int, darkest: int) -> float:
    """How strong the colour of a reach is. [ratio 0–1]"""
    return round(0.34 + 0.66 * load_items / darkest, 3) if darkest else 0.34


def darkest_load(reaches: Sequence[RiverReach]) -> int:
    """The largest load of a reach. [items]"""
    return max((each.load_items for each in reaches), default=0)


def items_per_dot(reaches: Sequence[RiverReach]) -> int:
    """How many items one dot stands for. [items]"""
    return max(1, -(-darkest_load(reaches) // 80))

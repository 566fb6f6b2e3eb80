"""The river as a canal from top to bottom, for narrow pages: pure geometry."""

from collections.abc import Sequence

from narrows.views.river import RiverReach
from narrows.views.river_widths import drawn_widths
from narrows.web.shapes import (
    ReachShape,
    RiverPicture,
    RiverRow,
    darkest_load,
    edge_widths,
    items_per_dot,
    strength,
)
from narrows.web.water import Dot, bed, dots, lines

CANAL = 340.0
CANAL_MIDDLE = 74.0
CANAL_WIDEST = 124.0
CANAL_STEP = 96.0
CANAL_LINE = 19.0


def canal(reaches: Sequence[RiverReach]) -> RiverPicture:
    """From top to bottom, the labels at the right."""
    per_dot = items_per_dot(reaches)
    widths = drawn_widths(reaches)
    edges = edge_widths(widths)
    darkest = darkest_load(reaches)
    shapes: list[ReachShape] = []
    top = 8.0
    for place, reach in enumerate(reaches):
        step = CANAL_STEP + CANAL_LINE * (len(reach.lakes) + reach.is_narrows)
        half = CANAL_WIDEST / 2 * widths[place]
        sides = (CANAL_WIDEST / 2 * edges[place], half, CANAL_WIDEST / 2 * edges[place + 1])
        path, banks = bed(top, top + step, middle=CANAL_MIDDLE, halves=sides, is_upright=True)
        shapes.append(
            ReachShape(
                reach=reach,
                number=place + 1,
                path=path,
                banks=banks,
                strength=strength(reach.load_items, darkest),
                dots=tuple(
                    Dot(dot.y, dot.x)
                    for dot in dots(
                        reach, top, end=top + step, middle=CANAL_MIDDLE, half=half, per_dot=per_dot
                    )
                ),
                x=CANAL_MIDDLE + CANAL_WIDEST / 2 + 18,
                y=top + 28,
                label=lines(reach.status, 20),
                mark="",
                mark_y=0.0,
                lakes=(),
            )
        )
        top += step
    return RiverPicture(CANAL, top + 8, (RiverRow(0.0, top + 8, tuple(shapes)),), per_dot)

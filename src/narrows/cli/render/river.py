"""The river in a terminal: as wide as a reach can pass, as dark as what is in it."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from rich.text import Text

from narrows.cli.render.tables import line
from narrows.views.river import RiverReach
from narrows.views.river_widths import drawn_widths
from narrows.views.rounding import number

WATER = "dodger_blue2"
DAM = "dark_orange3"
SHADES = " ░▒▓█"
HALF_ROWS = 4
"""Rows of water on each side of the middle."""

SHORE = 4
"""Columns on which a width changes, on each side of where reaches meet."""

FEWEST_COLUMNS = 13
"""Of a reach, for its name and numbers."""


def river(reaches: Sequence[RiverReach], columns: int) -> Iterator[Text]:
    """The lines of the picture, in as many parts as fit beside each other.

    Args:
        reaches: In order.
        columns: Of the terminal.
    """
    most = max(1, columns // FEWEST_COLUMNS)
    n_parts = -(-len(reaches) // most)
    each_part = -(-len(reaches) // n_parts) if n_parts else 1
    rows = HALF_ROWS if n_parts == 1 else HALF_ROWS // 2
    heights = [round(rows * each) for each in drawn_widths(reaches)]
    darkest = max((each.load_items for each in reaches), default=0)
    for first in range(0, len(reaches), each_part):
        part = reaches[first : first + each_part]
        width = columns // each_part
        yield from _water(part, heights[first : first + each_part], width=width, darkest=darkest)
        yield from _labels(part, width)


def _water(
    part: Sequence[RiverReach], heights: Sequence[int], *, width: int, darkest: int
) -> Iterator[Text]:
    banks = list(_banks(heights, width))
    for row in range(-max(heights), max(heights) + 1):
        drawn = Text()
        for place, reach in enumerate(part):
            shade = SHADES[_shade(reach.load_items, darkest)]
            cells = banks[place * width : (place + 1) * width]
            water = "".join(shade if abs(row) <= height else " " for height in cells)
            style = DAM if reach.is_narrows or reach.is_contender else WATER
            drawn.append(water, style=style)
        drawn.rstrip()
        yield drawn


def _banks(heights: Sequence[int], width: int) -> Iterator[int]:
    """Rows of water on each side of the middle, column by column; a slope where reaches meet."""
    for place, height in enumerate(heights):
        before = heights[place - 1] if place else height
        after = heights[place + 1] if place + 1 < len(heights) else height
        for column in range(width):
            from_edge, to_edge = column + 0.5, width - column - 0.5
            if from_edge < SHORE:
                yield round(_between((before + height) / 2, height, way=from_edge / SHORE))
            elif to_edge < SHORE:
                yield round(_between((after + height) / 2, height, way=to_edge / SHORE))
            else:
                yield height


def _between(edge: float, middle: float, *, way: float) -> float:
    return edge + (middle - edge) * way


def _shade(load_items: int, darkest: int) -> int:
    """Which shade; an empty reach still shows its water."""
    return 1 + round(3 * load_items / darkest) if darkest else 1


def _labels(part: Sequence[RiverReach], width: int) -> Iterator[Text]:
    names = [wrap(line(each.status), width - 1)[:2] or [""] for each in part]
    for row in range(max(map(len, names))):
        cells = [name[row] if row < len(name) else "" for name in names]
        yield _row(part, cells, width=width, style="bold")
    yield _row(part, [_passes(each) for each in part], width=width, style="")
    if any(each.is_known for each in part):
        yield _row(part, [_waiting(each) for each in part], width=width, style="dim")
    yield _row(
        part, [f"{each.working_items} {_inside(each)}" for each in part], width=width, style="dim"
    )
    if any(each.is_narrows or each.is_contender for each in part):
        marks = [_mark(each) for each in part]
        yield _row(part, marks, width=width, style="bold")
    yield Text()


def _passes(reach: RiverReach) -> str:
    if reach.capacity_per_week is None:
        return f"{number(reach.departures_per_week)}/wk out"
    return f"≤ {number(reach.capacity_per_week)}/wk"


def _waiting(reach: RiverReach) -> str:
    return f"{reach.waiting_items} wait" if reach.is_known else ""


def _inside(reach: RiverReach) -> str:
    return "in work" if reach.is_known else "in it"


def _mark(reach: RiverReach) -> str:
    if reach.is_narrows:
        return "▲ narrows"
    return "▲ perhaps" if reach.is_contender else ""


def _row(part: Sequence[RiverReach], cells: Sequence[str], *, width: int, style: str) -> Text:
    row = Text()
    for reach, cell in zip(part, cells, strict=True):
        is_marked = reach.is_narrows or reach.is_contender
        own = f"{style} {DAM}".strip() if is_marked else style
        row.append(cell[: width - 1].ljust(width), style=own)
    row.rstrip()
    return row

"""What is said beside the lines and bars of a small chart, none of it on another."""

from collections.abc import Sequence
from dataclasses import replace

from narrows.views.percents import percents
from narrows.views.rounding import in_unit
from narrows.views.weekly import Line, WeeklyChart
from narrows.web.water import shortened
from narrows.web.weekly_shapes import Bar, DrawnLine

LABEL_HEIGHT = 30.0
"""Room that a line's name with its last value takes."""

NAME_HEIGHT = 15.0
"""Room that a name alone takes."""


LETTERS = 14
"""That a name beside a bar has room for."""


def shown(value: float | None, chart: WeeklyChart) -> str:
    """A value on a scale or at the end of a line."""
    if value == 0 and chart.unit == "days":
        return "0"
    return in_unit(value, chart.unit, day_hours=chart.day_hours)


def newest(line: Line) -> float | None:
    """Its last value that is told."""
    return next((each for each in reversed(line.values) if each is not None), None)


def names(
    lines: Sequence[Line], bars: Sequence[Bar], *, top: float, bottom: float
) -> tuple[DrawnLine, ...]:
    """The name of each type beside its part of the newest bar."""
    end = max(each.x for each in bars)
    told = percents({place: newest(line) for place, line in enumerate(lines, 1)})
    found = [
        DrawnLine(
            (), (), (each.x, each.y), shortened(each.label, LETTERS),
            told[each.place],
            each.y + each.height / 2, each.place,
        )
        for each in bars
        if each.x == end
    ]  # fmt: skip
    return apart(found, room=NAME_HEIGHT, top=top, bottom=bottom)


def apart(
    lines: Sequence[DrawnLine], *, room: float, top: float, bottom: float
) -> tuple[DrawnLine, ...]:
    """Names from the top down, none on another, all in the picture."""
    placed: list[DrawnLine] = []
    lowest = top + room / 3
    for line in sorted(lines, key=lambda each: each.label_y):
        y = max(line.label_y, lowest)
        placed.append(replace(line, label_y=round(y, 1)))
        lowest = y + room
    highest = bottom
    for index in range(len(placed) - 1, -1, -1):
        y = min(placed[index].label_y, highest)
        placed[index] = replace(placed[index], label_y=round(y, 1))
        highest = y - room
    return tuple(placed)

"""Small charts of weeks as shapes: pure geometry, drawn by the templates as SVG."""

from collections.abc import Sequence
from dataclasses import replace

from narrows.domain.measure import Period
from narrows.views.rounding import days, number, percent
from narrows.views.weekly import Line, WeeklyChart
from narrows.views.weekly_told import Drawn
from narrows.web.axes import Tick, round_up
from narrows.web.weekly_shapes import Bar, DrawnLine, Week, WeeklyPicture

WIDTH, HEIGHT = 360.0, 196.0
LEFT, RIGHT, TOP, BOTTOM = 42.0, 76.0, 14.0, 26.0
"""Room around the plot: for the scale, for the names of lines, for weeks."""

GAP = 0.22
"""Part of a week's room that is left between bars. [ratio]"""

LABEL_HEIGHT = 30.0
"""Room that a line's name with its last value takes."""

NAME_HEIGHT = 15.0
"""Room that a name alone takes."""


def weekly_picture(chart: WeeklyChart, periods: Sequence[Period]) -> WeeklyPicture:
    """Draw one metric, week by week.

    Args:
        chart: What is told of each week; some week tells something.
        periods: The weeks.
    """
    known = [each for line in chart.lines for each in line.values if each is not None]
    top = 1.0 if chart.drawn is Drawn.SHARES else _scale(max(known), chart.unit)
    step = (WIDTH - LEFT - RIGHT) / len(periods)
    is_shares = chart.drawn is Drawn.SHARES
    bars = () if chart.drawn is Drawn.LINES else _bars(chart.lines, top=top, step=step)
    lines = [] if is_shares else [
        _line(line, chart, place=place, top=top, step=step)
        for place, line in enumerate(chart.lines, start=1)
    ]  # fmt: skip
    named = _names(chart.lines, bars) if is_shares else _apart(lines, LABEL_HEIGHT)
    return WeeklyPicture(
        chart=chart,
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=WIDTH - RIGHT,
        top=TOP,
        bottom=HEIGHT - BOTTOM,
        up=tuple(Tick(round(_y(each), 1), shown(each * top, chart.unit)) for each in (0, 0.5, 1)),
        across=(
            Tick(LEFT, f"{periods[0].start.day} {periods[0].start:%b}"),
            Tick(WIDTH - RIGHT, f"{periods[-1].start.day} {periods[-1].start:%b}"),
        ),
        lines=named,
        bars=bars,
        weeks=tuple(
            Week(round(LEFT + place * step, 2), round(step, 2), words)
            for place, words in enumerate(chart.told)
        ),
        words=f"{chart.title} in {len(periods)} weeks. {chart.told[-1]}",
    )


def shown(value: float | None, unit: str) -> str:
    """A value on a scale or at the end of a line."""
    if unit == "days":
        return "0" if value == 0 else days(value)
    return percent(value) if unit == "ratio" else number(value)


def _scale(largest: float, unit: str) -> float:
    """Where the scale ends; of items at a whole number, in the middle too."""
    if unit == "ratio":
        return min(1.0, round_up(largest * 100) / 100)
    top = round_up(largest)
    return top + top % 2 if unit == "items" else top


def _y(ratio: float) -> float:
    return HEIGHT - BOTTOM - ratio * (HEIGHT - BOTTOM - TOP)


def _line(line: Line, chart: WeeklyChart, *, place: int, top: float, step: float) -> DrawnLine:
    segments: list[list[str]] = [[]]
    last = (0.0, 0.0)
    for week, value in enumerate(line.values):
        if value is None:
            segments.append([])
            continue
        last = (round(LEFT + (week + 0.5) * step, 1), round(_y(value / top), 1))
        segments[-1].append(f"{last[0]},{last[1]}")
    newest = next((each for each in reversed(line.values) if each is not None), None)
    is_line = chart.drawn is Drawn.LINES
    drawn = (each * 2 if len(each) == 1 else each for each in segments if each)
    return DrawnLine(
        segments=tuple(map(" ".join, drawn)) if is_line else (),
        last=last,
        label=line.label,
        value=shown(newest, chart.unit),
        label_y=last[1],
        place=place,
    )


def _bars(lines: Sequence[Line], *, top: float, step: float) -> tuple[Bar, ...]:
    bars: list[Bar] = []
    for week in range(len(lines[0].values)):
        floor = 0.0
        for place, line in enumerate(lines, start=1):
            value = line.values[week] or 0.0
            if value:
                upper, lower = _y((floor + value) / top), _y(floor / top)
                x, width = LEFT + (week + GAP / 2) * step, step * (1 - GAP)
                bars.append(
                    Bar(
                        round(x, 1),
                        round(upper, 1),
                        round(width, 1),
                        round(lower - upper, 1),
                        place,
                    )
                )
            floor += value
    return tuple(bars)


def _names(lines: Sequence[Line], bars: Sequence[Bar]) -> tuple[DrawnLine, ...]:
    """The name of each type beside its newest part."""
    found: list[DrawnLine] = []
    for place, line in enumerate(lines, start=1):
        own = [each for each in bars if each.place == place]
        if own:
            x, y = own[-1].x, own[-1].y + own[-1].height / 2
            newest = next((each for each in reversed(line.values) if each is not None), None)
            found.append(DrawnLine((), (x, y), line.label, shown(newest, "ratio"), y, place))
    return _apart(found, NAME_HEIGHT)


def _apart(lines: Sequence[DrawnLine], room: float) -> tuple[DrawnLine, ...]:
    """Names from the top down, none on another, all in the picture."""
    placed: list[DrawnLine] = []
    lowest = TOP + room / 3
    for line in sorted(lines, key=lambda each: each.label_y):
        y = max(line.label_y, lowest)
        placed.append(replace(line, label_y=round(y, 1)))
        lowest = y + room
    highest = HEIGHT - BOTTOM
    for index in range(len(placed) - 1, -1, -1):
        y = min(placed[index].label_y, highest)
        placed[index] = replace(placed[index], label_y=round(y, 1))
        highest = y - room
    return tuple(placed)

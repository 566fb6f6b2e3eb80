"""Small charts of weeks as shapes: pure geometry, drawn by the templates as SVG."""

from collections.abc import Sequence
from math import ceil

from narrows.domain.measure import Period
from narrows.views.weekly import Line, WeeklyChart
from narrows.views.weekly_told import Drawn
from narrows.web.axes import Tick, round_up
from narrows.web.weekly_names import LABEL_HEIGHT, apart, names, newest, shown
from narrows.web.weekly_shapes import Bar, DrawnLine, Limits, Week, WeeklyPicture

WIDTH, HEIGHT = 360.0, 196.0
LEFT, RIGHT, TOP, BOTTOM = 42.0, 66.0, 14.0, 26.0
"""Room around the plot: for the scale, for the names of lines, for weeks."""

MOST_LOW, GAP = 0.75, 0.22
"""Up to where shares have a scale of their own; part of a week's room between bars. [ratio]"""


def weekly_picture(chart: WeeklyChart, periods: Sequence[Period]) -> WeeklyPicture:
    """Draw one metric, week by week.

    Args:
        chart: What is told of each week; some week tells something.
        periods: The weeks.
    """
    known = [each for line in chart.lines for each in line.values if each is not None]
    known += [chart.behaviour.upper] if chart.behaviour else []
    top = _highest(chart) if chart.drawn is Drawn.SHARES else _scale(max(known), chart.unit)
    step = (WIDTH - LEFT - RIGHT) / len(periods)
    bars = () if chart.drawn is Drawn.LINES else _bars(chart.lines, top=top, step=step)
    return WeeklyPicture(
        chart=chart,
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=WIDTH - RIGHT,
        top=TOP,
        bottom=HEIGHT - BOTTOM,
        up=tuple(Tick(round(_y(each), 1), shown(each * top, chart)) for each in (0, 0.5, 1)),
        across=(
            Tick(LEFT, f"{periods[0].start.day} {periods[0].start:%b}"),
            Tick(WIDTH - RIGHT, f"{periods[-1].start.day} {periods[-1].start:%b}"),
        ),
        lines=_lines(chart, bars, top=top, step=step),
        bars=bars,
        weeks=tuple(
            Week(round(LEFT + place * step, 2), round(step, 2), words)
            for place, words in enumerate(chart.told)
        ),
        words=f"{chart.title} in {len(periods)} weeks. {chart.told[-1]}. {chart.behaves}".strip(),
        limits=_limits(chart, top=top, step=step),
    )


def _limits(chart: WeeklyChart, *, top: float, step: float) -> Limits | None:
    if chart.behaviour is None:
        return None
    values = chart.lines[0].values
    at = {each: values[each] for each in chart.behaviour.signals}
    upper, centre, lower = (
        round(_y(each / top), 1)
        for each in (chart.behaviour.upper, chart.behaviour.centre, chart.behaviour.lower)
    )
    points = ((_middle(week, step), round(_y((each or 0) / top), 1)) for week, each in at.items())
    return Limits(upper, centre, lower, tuple(points))


def _middle(week: int, step: float) -> float:
    return round(LEFT + (week + 0.5) * step, 1)


def _lines(
    chart: WeeklyChart, bars: Sequence[Bar], *, top: float, step: float
) -> tuple[DrawnLine, ...]:
    """The lines, or of bars only what is said beside them."""
    if chart.drawn is Drawn.SHARES:
        return names(chart.lines, bars, top=TOP, bottom=HEIGHT - BOTTOM)
    lines = [
        _line(line, chart, place=place, top=top, step=step)
        for place, line in enumerate(chart.lines, start=1)
    ]
    return apart(lines, room=LABEL_HEIGHT, top=TOP, bottom=HEIGHT - BOTTOM)


def _highest(chart: WeeklyChart) -> float:
    """Where the scale of shares ends: at all, or at an even per cent where most is not drawn."""
    weeks = zip(*(line.values for line in chart.lines), strict=True)
    highest = max(sum(filter(None, week)) for week in weeks)
    return ceil(highest * 25) / 25 if 0 < highest < MOST_LOW else 1.0


def _scale(largest: float, unit: str) -> float:
    """Where the scale ends; of items at a whole number, in the middle too."""
    if unit == "ratio":
        return min(1.0, round_up(largest * 100) / 100)
    top = round_up(largest)
    return top + top % 2 if unit == "items" else top


def _y(ratio: float) -> float:
    return HEIGHT - BOTTOM - ratio * (HEIGHT - BOTTOM - TOP)


def _line(line: Line, chart: WeeklyChart, *, place: int, top: float, step: float) -> DrawnLine:
    segments: list[list[tuple[float, float]]] = [[]]
    for week, value in enumerate(line.values):
        if value is None:
            segments.append([])
            continue
        segments[-1].append((_middle(week, step), round(_y(value / top), 1)))
    points = [each for segment in segments for each in segment]
    is_line = chart.drawn is Drawn.LINES
    # A lone week between gaps still shows, as a line of no length with a round end.
    drawn = [each * 2 if len(each) == 1 else each for each in segments if each and is_line]
    return DrawnLine(
        segments=tuple(" ".join(f"{x},{y}" for x, y in each) for each in drawn),
        points=tuple(points) if len(drawn) > 1 else (),
        last=points[-1] if points else (LEFT, _y(0)),
        label=line.label,
        value=shown(newest(line), chart),
        label_y=points[-1][1] if points else _y(0),
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
                        line.label,
                        place,
                    )
                )
            floor += value
    return tuple(bars)

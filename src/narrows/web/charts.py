"""Small charts as shapes: pure geometry, drawn by the templates as SVG."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from narrows.services.charting import Charted, Levels
from narrows.views.rounding import days

SPARK = (160.0, 40.0)
CHART = (560.0, 260.0)
LEFT, RIGHT, TOP, BOTTOM = 46.0, 14.0, 16.0, 30.0
"""Room around the plot, for labels."""


@dataclass(frozen=True, slots=True)
class Spark:
    """A line without axes: segments of points, and the last point."""

    segments: tuple[str, ...]
    last: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Tick:
    """A label on an axis."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Band:
    """One area of a cumulative flow diagram."""

    state: str
    path: str
    label_y: float
    is_labelled: bool


@dataclass(frozen=True, slots=True)
class Point:
    """One item, with the words that a pointer on it shows."""

    x: float
    y: float
    title: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its axes.

    Attributes:
        width: Of its view box.
        height: Of its view box.
        left: Where the plot begins.
        right: Where it ends.
        top: Where it begins.
        bottom: Where it ends.
        across: Labels below.
        up: Labels at the left.
        bands: Areas, from the bottom up.
        points: Items.
        rules: Lines across, with their labels.
    """

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    bands: tuple[Band, ...] = ()
    points: tuple[Point, ...] = ()
    rules: tuple[Tick, ...] = ()


def spark(values: Sequence[float | None]) -> Spark | None:
    """A line from 0 to the largest value; a gap where undefined. `None`: nothing to draw."""
    known = [each for each in values if each is not None]
    if not known or len(values) < 2:
        return None
    width, height = SPARK
    top = max(known) or 1.0
    segments: list[list[str]] = [[]]
    last = (0.0, 0.0)
    for place, value in enumerate(values):
        if value is None:
            segments.append([])
            continue
        last = (place / (len(values) - 1) * (width - 6) + 3, height - 5 - value / top * (height - 10))
        segments[-1].append(f"{last[0]:.1f},{last[1]:.1f}")
    # A lone week between gaps still shows, as a line of no length with a round end.
    return Spark(tuple(" ".join(each * 2 if len(each) == 1 else each) for each in segments if each), last)


def flow_time_chart(
    charted: Charted, percentiles: Sequence[tuple[str, float]], *, first_at: datetime, as_of: datetime
) -> Chart | None:
    """Items done, by when and by how long they took; lines at the percentiles.

    Args:
        charted: The items.
        percentiles: Labels and flow times. [days]
        first_at: Where the axis begins. [UTC]
        as_of: Where it ends. [UTC]
    """
    if not charted.timed or as_of <= first_at:
        return None
    top_days = _round_up(max(each.flow_time_days for each in charted.timed))
    frame = _frame(first_at, as_of, top_days, "d")
    points = tuple(
        Point(
            round(_across(frame, each.done_at, first_at, as_of), 1),
            round(_up(frame, each.flow_time_days / top_days), 1),
            f"{each.id}: {days(each.flow_time_days)}",
        )
        for each in charted.timed
    )
    rules = tuple(
        Tick(round(_up(frame, value / top_days), 1), label) for label, value in percentiles
    )
    return replace(frame, points=points, rules=_apart(rules))


def levels_chart(levels: Levels) -> Chart | None:
    """A cumulative flow diagram: how many items were in each flow state over time."""
    if not levels.instants or not levels.items:
        return None
    totals = [sum(level) for level in zip(*(each for _, each in levels.items), strict=True)]
    top = _round_up(float(max(totals)))
    first_at, as_of = levels.instants[0], levels.instants[-1]
    frame = _frame(first_at, as_of, top, "")
    xs = [_across(frame, each, first_at, as_of) for each in levels.instants]
    floor = [0] * len(xs)
    bands: list[Band] = []
    for state, level in levels.items:
        roof = [low + own for low, own in zip(floor, level, strict=True)]
        upper = [f"{x:.1f},{_up(frame, y / top):.1f}" for x, y in zip(xs, roof, strict=True)]
        lower = [f"{x:.1f},{_up(frame, y / top):.1f}" for x, y in zip(xs, floor, strict=True)]
        middle = _up(frame, (roof[-1] + floor[-1]) / 2 / top)
        is_labelled = (roof[-1] - floor[-1]) / top > 0.07
        bands.append(
            Band(state.value, "M" + " L".join(upper + lower[::-1]) + "Z", middle + 4, is_labelled)
        )
        floor = roof
    return replace(frame, bands=tuple(bands))


def _frame(first_at: datetime, as_of: datetime, top: float, unit: str) -> Chart:
    width, height = CHART
    frame = Chart(width, height, LEFT, width - RIGHT, TOP, height - BOTTOM, (), ())
    steps = [0.0, 0.5, 1.0]
    up = tuple(Tick(round(_up(frame, each), 1), _short(each * top, unit)) for each in steps)
    length = as_of - first_at
    across = tuple(
        Tick(frame.left + each * (frame.right - frame.left), f"{first_at + each * length:%b %Y}")
        for each in (0.0, 0.5, 1.0)
    )
    return Chart(width, height, frame.left, frame.right, frame.top, frame.bottom, across, up)


def _short(value: float, unit: str) -> str:
    number = f"{value:,.0f}" if value >= 3 or value == 0 else f"{value:.1f}"
    return f"{number} {unit}".strip()


def _across(frame: Chart, at: datetime, first_at: datetime, as_of: datetime) -> float:
    return frame.left + (at - first_at) / (as_of - first_at) * (frame.right - frame.left)


def _up(frame: Chart, ratio: float) -> float:
    return frame.bottom - ratio * (frame.bottom - frame.top)


def _round_up(value: float) -> float:
    """The next number that reads well on an axis."""
    if value <= 0:
        return 1.0
    scale = 10.0 ** (len(f"{int(value)}") - 1) if value >= 1 else 0.1
    return next(
        step * scale for step in (1, 1.5, 2, 3, 4, 5, 6, 8, 10, 20) if step * scale >= value
    )


def _apart(rules: tuple[Tick, ...]) -> tuple[Tick, ...]:
    """Lines whose labels would stand on each other keep the first."""
    kept: list[Tick] = []
    for rule in rules:
        if all(abs(rule.at - other.at) >= 13 for other in kept):
            kept.append(rule)
    return tuple(kept)

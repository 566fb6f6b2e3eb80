"""A chart's frame: what its axes say, and where things lie in it. Pure geometry."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

CHART = (560.0, 260.0)
LONG = timedelta(days=120)
"""From here on an axis names months, not days."""

LEFT, RIGHT, TOP, BOTTOM = 46.0, 14.0, 16.0, 30.0
"""Room around the plot, for labels."""

MILLION = 1_000_000


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
    label_x: float
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
        n_beyond: Items that are off the scale and lie on its upper edge.
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
    n_beyond: int = 0


def frame_of(
    first_at: datetime, as_of: datetime, *, top: float, unit: str, zone: str, right: float = RIGHT
) -> Chart:
    """Axes from the first instant to the last, and from 0 up.

    Args:
        first_at: The first instant. [UTC]
        as_of: The last. [UTC]
        top: The largest value.
        unit: Of the values.
        zone: In which days and months are said; IANA name.
        right: Room at the right, for what is said there.
    """
    width, height = CHART
    frame = Chart(width, height, LEFT, width - right, TOP, height - BOTTOM, (), ())
    steps = [0.0, 0.5, 1.0]
    ups = tuple(Tick(round(up(frame, each), 1), _short(each * top, unit)) for each in steps)
    length = as_of - first_at
    marks = different(
        Tick(
            frame.left + each * (frame.right - frame.left),
            date_label(first_at + each * length, length, zone=zone),
        )
        for each in (0.0, 0.5, 1.0)
    )
    return Chart(width, height, frame.left, frame.right, frame.top, frame.bottom, marks, ups)


def different(marks: Iterable[Tick]) -> tuple[Tick, ...]:
    """Labels along an axis, without those that say again what one before them says."""
    return tuple({each.label: each for each in reversed(list(marks))}.values())[::-1]


def date_label(at: datetime, length: timedelta, *, zone: str) -> str:
    """An instant on an axis of some length: a day, or a month where it is long."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{local:%b %Y}" if length >= LONG else f"{local.day} {local:%b %Y}"


def _short(value: float, unit: str) -> str:
    # All digits: what is drawn at 7.5 is not at 8. The ends of axes are round, so there are few.
    # Of a million and more there is no room for all noughts, and «1e+06» is no number for people.
    told = f"{value:,.6g}" if value < MILLION else f"{value / MILLION:,.6g} M"
    return f"{told} {unit}".strip()


def across(frame: Chart, at: datetime, *, first_at: datetime, as_of: datetime) -> float:
    """Where an instant lies across a chart."""
    return frame.left + (at - first_at) / (as_of - first_at) * (frame.right - frame.left)


def up(frame: Chart, ratio: float) -> float:
    """Where a part of the height lies."""
    return frame.bottom - ratio * (frame.bottom - frame.top)


def round_up(value: float) -> float:
    """The next number that reads well on an axis."""
    if value <= 0:
        return 1.0
    scale = 10.0 ** (len(f"{int(value)}") - 1) if value >= 1 else 0.1
    return next(
        step * scale for step in (1, 1.5, 2, 3, 4, 5, 6, 8, 10, 20) if step * scale >= value
    )

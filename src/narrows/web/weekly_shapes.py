"""What a small chart of weeks is made of, all in the units of its own view box."""

from dataclasses import dataclass

from narrows.views.weekly import WeeklyChart
from narrows.web.axes import Tick


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """One line: its parts between gaps, its last point, and what is said beside it.

    Attributes:
        segments: Points; a lone week is a line of no length with a round end.
        points: Every week that is told, where some are not; else none.
        last: The newest point.
        label: What it is.
        value: What it was last.
        label_y: Where that stands.
        place: Its number, from 1.
    """

    segments: tuple[str, ...]
    points: tuple[tuple[float, float], ...]
    last: tuple[float, float]
    label: str
    value: str
    label_y: float
    place: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, or a part of it, that shows a value of the line at `place`."""

    x: float
    y: float
    width: float
    height: float
    label: str
    place: int


@dataclass(frozen=True, slots=True)
class Week:
    """The room of one week, with the words that a pointer on it shows."""

    x: float
    width: float
    words: str


@dataclass(frozen=True, slots=True)
class Limits:
    """Within which the metric varies by itself, and the weeks that stand out."""

    upper: float
    centre: float
    lower: float
    signals: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class WeeklyPicture:
    """One small chart.

    Attributes:
        chart: What it shows.
        width: Of its view box.
        height: Of its view box.
        left: Where the plot begins.
        right: Where it ends.
        top: Where it begins.
        bottom: Where it ends.
        up: The scale.
        across: The first and the last week.
        lines: With their names; of bars only the names.
        bars: From the bottom up.
        weeks: In order.
        words: The whole in a sentence.
        limits: Of the first line; `None` where it has none.
    """

    chart: WeeklyChart
    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    up: tuple[Tick, ...]
    across: tuple[Tick, ...]
    lines: tuple[DrawnLine, ...]
    bars: tuple[Bar, ...]
    weeks: tuple[Week, ...]
    words: str
    limits: Limits | None = None

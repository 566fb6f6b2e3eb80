"""A key result over the weeks of its cycle: where it began, where it shall be, where it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from narrows.domain.calendar import DAY
from narrows.views.aims import value_told
from narrows.views.cycle_week import CycleWeek
from narrows.views.key_result_cards import KeyResultCard
from narrows.web.axes import Point, Tick
from narrows.web.key_result_labels import band_of, bounds_of, current_of
from narrows.web.key_result_way import Told, way_of
from narrows.web.label_places import Label, Line
from narrows.web.week_scale import BOTTOM, HEIGHT, LEFT, RIGHT, WIDTH, WeekScale, scale_of


@dataclass(frozen=True, slots=True)
class KeyResultChart:
    """A chart as shapes.

    Attributes:
        across: First and last day of the cycle.
        segments: Points of the line; a gap between two where weeks have no value.
        points: The weeks, with the words that a pointer on them shows.
        today: Where now is; `None` outside of the cycle.
        target: Where the line of the target lies.
        baseline: Where it began.
        band: Upper edge and height of what it shall keep within.
        pace: The straight way from baseline to target, as a path.
        current: Where it is.
        labels: Of target or band and baseline.
        current_label: Of where it is.
        width: Of its view box.
        height: Of its view box.
        left: Where the plot begins.
        right: Where it ends.
        bottom: Where its axis lies.
    """

    across: tuple[Tick, ...]
    segments: tuple[str, ...]
    points: tuple[Point, ...]
    today: float | None
    target: float | None
    baseline: float | None
    band: tuple[float, float] | None
    pace: str
    current: Point
    labels: tuple[Label, ...]
    current_label: Label
    width: float = WIDTH
    height: float = HEIGHT
    left: float = LEFT
    right: float = RIGHT
    bottom: float = BOTTOM


def key_result_chart(
    card: KeyResultCard, cycle: CycleWeek, *, today: date
) -> KeyResultChart | None:
    """A key result's chart; `None` where there is nothing to draw.

    Args:
        card: The key result.
        cycle: Its own.
        today: In the organisation's zone.
    """
    told = list(way_of(card, cycle))
    is_banded = card.low is not None or card.high is not None
    bounds = (card.low, card.high) if is_banded else (card.progress.baseline, card.progress.target)
    values = [each for _, each, _ in told if each is not None]
    if not values:
        return None
    scale = scale_of(cycle, [*values, *(each for each in bounds if each is not None)])
    points = tuple(
        Point(scale.x(day), scale.y(number), words)
        for day, number, words in told
        if number is not None
    )
    baseline, target = (None, None) if is_banded else map(scale.y_or_none, bounds)
    lines = tuple(_lines(told, scale))
    labels = tuple(bounds_of(card, scale, lines=lines))
    return KeyResultChart(
        across=(Tick(LEFT, _short(cycle.start)), Tick(RIGHT, _short(cycle.end - DAY))),
        segments=tuple(" ".join(f"{x},{y}" for x, y in line) for line in lines),
        points=points,
        today=scale.x(today) if cycle.start <= today < cycle.end else None,
        target=target,
        baseline=baseline,
        band=band_of(card, scale) if is_banded else None,
        pace=f"M{LEFT},{baseline}L{RIGHT},{target}" if None not in (baseline, target) else "",
        current=points[-1],
        labels=labels,
        current_label=current_of(points[-1], _last(card, values[-1]), lines=lines, others=labels),
    )


def _last(card: KeyResultCard, number: float) -> str:
    """The last value as it is said beside the chart, where it is that one."""
    progress = card.progress
    if number == progress.current:
        return card.current
    return value_told(number, progress, bounds=(card.low, card.high))


def _lines(told: Sequence[Told], scale: WeekScale) -> Iterator[Line]:
    for is_known, group in groupby(told, key=lambda each: each[1] is not None):
        if is_known:
            yield [
                (scale.x(day), scale.y(number)) for day, number, _ in group if number is not None
            ]


def _short(day: date) -> str:
    return f"{day.day} {day:%b}"

"""Words on the chart of a key result, beside what they name: pure geometry."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from narrows.views.amounts import bare, value
from narrows.views.key_result_cards import KeyResultCard
from narrows.web.axes import Point
from narrows.web.week_scale import BOTTOM, LEFT, RIGHT, TOP, WeekScale

ABOVE, BELOW = 6.0, 16.0
"""How far words stand from what they name."""

NEAR, WIDEST = 15.0, 150.0
"""Words that are nearer than this, up and across, would stand on each other."""

FIRST_LINE = 12.0
THINNEST = 3.0
"""Of a band that holds one value."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words on a chart, at their baseline."""

    x: float
    y: float
    anchor: str
    text: str


def band_of(card: KeyResultCard, scale: WeekScale) -> tuple[float, float]:
    """An open side reaches to the edge of the plot."""
    top = TOP if card.high is None else scale.y(card.high)
    bottom = BOTTOM if card.low is None else scale.y(card.low)
    return top, max(bottom - top, THINNEST)


def labels_of(card: KeyResultCard, scale: WeekScale) -> Iterator[Label]:
    """Target and baseline stand on the outer side of their lines, away from the data."""
    progress = card.progress
    if card.low is not None or card.high is not None:
        yield _band_label(card, scale)
        return
    start, end = scale.y_or_none(progress.baseline), scale.y_or_none(progress.target)
    is_rising = start is not None and end is not None and end < start
    if end is not None:
        y = end - ABOVE if is_rising else end + BELOW
        yield Label(RIGHT, y, "end", f"target {value(progress.target, progress.unit)}")
    if start is not None:
        y = start + BELOW if is_rising else start - ABOVE
        yield Label(LEFT, y, "start", f"from {bare(progress.baseline, progress.unit)}")


def _band_label(card: KeyResultCard, scale: WeekScale) -> Label:
    """Outside of the band, on the side where the first weeks are not."""
    top, height = band_of(card, scale)
    first = [scale.y(each.value) for each in card.weeks[:6] if each.value is not None]
    is_high = bool(first) and sum(first) / len(first) < top + height / 2
    y = min(top + height + BELOW, BOTTOM - 3) if is_high else max(top - ABOVE, FIRST_LINE)
    return Label(LEFT, y, "start", card.aim)


def current_label_of(at: Point, text: str, labels: Sequence[Label]) -> Label:
    """Above the point, else below it where other words stand."""
    anchor = "start" if at.x < LEFT + 60 else "end" if at.x > RIGHT - 60 else "middle"
    above = at.y - ABOVE - 4
    for other in labels:
        is_beside = abs(at.x - other.x) < WIDEST
        if above < FIRST_LINE or (is_beside and abs(above - other.y) < NEAR):
            return Label(at.x, at.y + BELOW + 5, anchor, text)
    return Label(at.x, above, anchor, text)

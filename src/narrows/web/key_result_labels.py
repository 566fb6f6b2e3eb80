"""What stands on the chart of a key result, beside what it names: pure geometry."""

from collections.abc import Iterator, Sequence

from narrows.views.aims import bare_told, value_told
from narrows.views.key_result_cards import KeyResultCard
from narrows.web.axes import Point
from narrows.web.label_places import Label, Line, placed
from narrows.web.water import shortened
from narrows.web.week_scale import BOTTOM, LEFT, RIGHT, TOP, WeekScale

ABOVE, BELOW = 6.0, 16.0
"""How far words stand from a line that they name."""

FROM_POINT = 10.0
"""And from a point."""

ASIDE = 70.0
"""Where words begin that would otherwise stand at the very left."""

LETTERS = 36
"""That a label has room for: a unit may be as long as somebody wrote it."""

THINNEST = 3.0
"""Of a band that holds one value."""


def band_of(card: KeyResultCard, scale: WeekScale) -> tuple[float, float]:
    """Upper edge and height of a band; an open side reaches to the edge of the plot."""
    top = TOP if card.high is None else scale.y(card.high)
    bottom = BOTTOM if card.low is None else scale.y(card.low)
    return top, max(bottom - top, THINNEST)


def bounds_of(card: KeyResultCard, scale: WeekScale, *, lines: Sequence[Line]) -> Iterator[Label]:
    """The words of target and baseline, or of a band."""
    progress = card.progress
    if card.low is not None or card.high is not None:
        top, height = band_of(card, scale)
        around = (top - ABOVE, top + height + BELOW, top + height - ABOVE, top + BELOW)
        yield _beside(around, card.aim, lines=lines)
        return
    start, end = scale.y_or_none(progress.baseline), scale.y_or_none(progress.target)
    is_rising = start is not None and end is not None and end < start
    told: list[Label] = []
    if end is not None:
        # On the outer side of their lines they are away from the data, mostly.
        ys = (end - ABOVE, end + BELOW) if is_rising else (end + BELOW, end - ABOVE)
        told = [
            _beside(
                ys, f"target {value_told(progress.target, progress)}", lines=lines, is_right=True
            )
        ]
    if start is not None:
        ys = (start + BELOW, start - ABOVE) if is_rising else (start - ABOVE, start + BELOW)
        words = f"from {bare_told(progress.baseline, progress)}"
        told.append(_beside(ys, words, lines=lines, others=told))
    yield from told


def current_of(at: Point, text: str, *, lines: Sequence[Line], others: Sequence[Label]) -> Label:
    """The words of where it is, near its point."""
    words = shortened(text, LETTERS)
    places = [
        Label(at.x + aside, at.y + up, anchor, words, is_strong=True)
        for up in (-FROM_POINT, FROM_POINT + 11, -2.2 * FROM_POINT, 2.2 * FROM_POINT + 11)
        for anchor, aside in (("middle", 0.0), ("end", 4.0), ("start", -4.0))
    ]
    # Beside it on the left, where the line comes from above or from below.
    places += [Label(at.x - FROM_POINT, at.y + up, "end", words, is_strong=True) for up in (12, 0)]
    return placed(places, lines=lines, others=others)


def _beside(
    ys: Sequence[float],
    text: str,
    *,
    lines: Sequence[Line],
    others: Sequence[Label] = (),
    is_right: bool = False,
) -> Label:
    """Words at one edge, else at the other."""
    words = shortened(text, LETTERS)
    edges = (
        [Label(LEFT, y, "start", words) for y in ys],
        [Label(RIGHT, y, "end", words) for y in ys],
    )
    aside = [Label(ASIDE, y, "start", words) for y in ys]
    places = [*edges[1], *aside, *edges[0]] if is_right else [*edges[0], *aside]
    return placed(places, lines=lines, others=others)

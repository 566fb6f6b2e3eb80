"""A key result as a rail from its baseline to its target, or across its band. Pure geometry."""

from dataclasses import dataclass

from narrows.domain.observed import ProgressState
from narrows.views.key_result_rows import KeyResultRow, Kind
from narrows.web.water import shortened

WIDTH = 440.0
LEFT, RIGHT = 4.0, 436.0
EDGE = 60.0
"""Room that a value's words need at an end of the rail."""

LETTERS = 20
"""Of a value with its unit, which may be as long as somebody wrote it."""

HALF_LETTER = 5.5
"""Half of the room that a letter needs where the page is narrow."""

BEYOND = 0.5
"""Part of a band's breadth that is shown on each side of it. [ratio]"""


@dataclass(frozen=True, slots=True)
class Rail:
    """A rail.

    Attributes:
        width: Of its view box.
        state: measured, no_data or not_configured.
        kind: reach or keep_within.
        left: Where it begins.
        right: Where it ends.
        filled: From where to where it is filled; nothing where nothing is reached.
        mark: Where the current value is marked; `None` where there is none.
        anchor: Which end of the value's words stands at the mark.
        is_off: Whether the value lies beyond what is shown, or outside its band.
        words: The current value with its unit.
    """

    width: float
    state: str
    kind: str
    left: float
    right: float
    filled: tuple[float, float] | None
    mark: float | None
    anchor: str
    is_off: bool
    words: str


def rail(row: KeyResultRow) -> Rail:
    """How a key result is drawn: each on its own scale."""
    if row.kind is Kind.KEEP_WITHIN:
        return _band(row)
    at = row.shown_ratio
    mark = None if at is None else round(LEFT + at * (RIGHT - LEFT), 1)
    return _rail(
        row,
        filled=(LEFT, mark) if mark is not None and mark > LEFT else None,
        mark=mark,
        is_off=row.card.progress.progress_ratio is not None
        and row.card.progress.progress_ratio < 0,
    )


def _band(row: KeyResultRow) -> Rail:
    """The band in the middle; an open side fills to the end of the rail."""
    card = row.card
    ends = [each for each in (card.low, card.high) if each is not None]
    low, high = min(ends), max(ends)
    room = BEYOND * ((high - low) or abs(high) or 1.0)
    first, last = low - room, high + room

    def at(value: float) -> float:
        return round(LEFT + (value - first) / (last - first) * (RIGHT - LEFT), 1)

    current = card.progress.current
    inside = (
        LEFT if card.low is None else at(card.low),
        RIGHT if card.high is None else at(card.high),
    )
    mark = None if current is None else min(max(at(current), LEFT), RIGHT)
    is_off = mark is not None and not inside[0] <= mark <= inside[1]
    return _rail(row, filled=inside, mark=mark, is_off=is_off)


def _rail(
    row: KeyResultRow, *, filled: tuple[float, float] | None, mark: float | None, is_off: bool
) -> Rail:
    state = row.card.progress.state
    is_told = state is ProgressState.MEASURED
    words = shortened(row.card.current, LETTERS) if is_told else ""
    return Rail(
        width=WIDTH,
        state=state.value,
        kind=row.kind.value,
        left=LEFT,
        right=RIGHT,
        filled=filled if is_told or row.kind is Kind.KEEP_WITHIN else None,
        mark=mark,
        anchor=_anchor(mark, words),
        is_off=is_off,
        words=words,
    )


def _anchor(mark: float | None, words: str) -> str:
    edge = max(EDGE, len(words) * HALF_LETTER)
    if mark is None or edge <= mark <= WIDTH - edge:
        return "middle"
    return "start" if mark < WIDTH / 2 else "end"

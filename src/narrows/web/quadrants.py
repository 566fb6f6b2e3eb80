"""Streams on two axes as a picture: autonomy to the right, alignment upwards. Pure geometry."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot
from typing import TypeAlias

from narrows.views.alignment import AlignmentPoint
from narrows.web.water import shortened

SIZE, LEFT, TOP, BOTTOM = 480.0, 46.0, 16.0, 46.0
LETTERS, LINE = 26, 19.0
LETTER = 11.0
"""How wide a letter is at most: on a phone, where names are drawn larger."""
ASIDE = 12.0
DOT, RING, AROUND = 8.0, 5.0, 11.0
"""Radii: of a stream, of all together, and of all together where a stream is."""
HALF = 0.5
APART = 24.0
MOST_NAMES = 3
"""Of streams at one and the same point; more are counted."""


_Taken: TypeAlias = tuple[float, float, float]
"""Where a name begins, where it ends, and its line."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A point with its name.

    Attributes:
        x: Of the point.
        y: Of the point.
        text: Its name, cut where it is long; of many that stand there, one and how many more.
        text_x: Where the name stands.
        text_y: Its line.
        anchor: Which of its ends stands there.
    """

    x: float
    y: float
    text: str
    text_x: float
    text_y: float
    anchor: str

    @property
    def is_apart(self) -> bool:
        """Whether the name stands so far off that a line has to lead to its point."""
        return abs(self.y - self.text_y) > APART


@dataclass(frozen=True, slots=True)
class Quadrants:
    """The picture.

    Attributes:
        size: Width and height.
        left: Of the square.
        top: Of the square.
        side: Of the square.
        streams: Those that have a point.
        trail: All streams together, cycle by cycle.
        rings: The radius of each of these; wide enough to be seen around a stream's point.
        way: The trail as a path; empty where it has one point or none.
    """

    size: float
    left: float
    top: float
    side: float
    streams: tuple[Mark, ...]
    trail: tuple[Mark, ...]
    rings: tuple[float, ...]
    way: str


def quadrants(streams: Sequence[AlignmentPoint], trail: Sequence[AlignmentPoint]) -> Quadrants:
    """Draw streams and the trail of all of them.

    Args:
        streams: Of one cycle.
        trail: All together, by cycle.
    """
    names = [(each, each.name) for each in streams]
    cycles = [(each, each.cycle) for each in trail]
    taken: list[_Taken] = []
    drawn = _marks(names, taken)
    told = _marks(cycles, taken) if len(trail) > 1 else ()
    way = "M" + "L".join(f"{each.x:.1f},{each.y:.1f}" for each in told) if len(told) > 1 else ""
    rings = tuple(_ring(each, drawn) for each in told)
    return Quadrants(SIZE, LEFT, TOP, _side(), drawn, told, rings, way)


def _ring(at: Mark, dots: Sequence[Mark]) -> float:
    return AROUND if any(hypot(at.x - x.x, at.y - x.y) < DOT for x in dots) else RING


def _side() -> float:
    return SIZE - TOP - BOTTOM


def _marks(points: Sequence[tuple[AlignmentPoint, str]], taken: list[_Taken]) -> tuple[Mark, ...]:
    """Points with their names, none over another."""
    found = []
    for alignment, autonomy, name in _together(points):
        x = LEFT + autonomy * _side()
        y = TOP + (1 - alignment) * _side()
        anchor = "end" if autonomy > HALF else "start"
        text_x = x - ASIDE if anchor == "end" else x + ASIDE
        left = text_x - (len(name) * LETTER if anchor == "end" else 0)
        right = left + len(name) * LETTER
        line = min(max(y + 5, TOP + 40), TOP + _side() - 26)
        # In the upper half names give way downwards, in the lower half upwards.
        step = LINE if alignment > HALF else -LINE
        while any(
            abs(line - other) < LINE - 1 and left < end and begin < right
            for begin, end, other in taken
        ):
            line += step
        taken.append((left, right, line))
        found.append(Mark(x, y, name, text_x, line, anchor))
    return tuple(found)


def _together(
    points: Sequence[tuple[AlignmentPoint, str]],
) -> Iterator[tuple[float, float, str]]:
    """Alignment, autonomy and name of each point; where many stand at one place, one for them."""
    places: dict[tuple[float, float], list[str]] = defaultdict(list)
    for point, name in points:
        if point.alignment_ratio is not None and point.autonomy_ratio is not None:
            places[point.alignment_ratio, point.autonomy_ratio].append(name)
    for (alignment, autonomy), names in places.items():
        room = min(LETTERS, int((max(autonomy, 1 - autonomy) * _side() - ASIDE) / LETTER))
        is_crowd = len(names) > MOST_NAMES
        rest = f" and {len(names) - 1} more" if is_crowd else ""
        # How many more they are is never what is cut.
        told = [shortened(name, room - len(rest)) for name in (names[:1] if is_crowd else names)]
        yield from ((alignment, autonomy, f"{name}{rest}") for name in told)

"""A line without axes that shows where a number is going: pure geometry."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 160.0, 40.0


@dataclass(frozen=True, slots=True)
class Spark:
    """A line without axes: segments of points, and the last point."""

    segments: tuple[str, ...]
    last: tuple[float, float]


def spark(values: Sequence[float | None]) -> Spark | None:
    """A line from 0 to the largest value; a gap where undefined. `None`: nothing to draw."""
    known = [each for each in values if each is not None]
    if not known or len(values) < 2:
        return None
    top = max(known) or 1.0
    segments: list[list[str]] = [[]]
    last = (0.0, 0.0)
    for place, value in enumerate(values):
        if value is None:
            segments.append([])
            continue
        x = place / (len(values) - 1) * (WIDTH - 6) + 3
        last = (x, HEIGHT - 5 - value / top * (HEIGHT - 10))
        segments[-1].append(f"{last[0]:.1f},{last[1]:.1f}")
    # A lone week between gaps still shows, as a line of no length with a round end.
    drawn = (each * 2 if len(each) == 1 else each for each in segments if each)
    return Spark(tuple(map(" ".join, drawn)), last)

"""The two axes: a stream's point on them, and the quadrant that it lies in."""

from dataclasses import dataclass
from enum import StrEnum

from narrows.services.alignment.shares import Share

FEWEST = 3
"""Objectives, below which a share of them says nothing."""

HALF = 0.5
"""More than this is high on an axis."""


class Quadrant(StrEnum):
    """Where a point lies: more than half on an axis is high."""

    WHITE_SPACE = "white_space"
    """Aligned, and free to choose how."""
    CASCADE = "cascade"
    """Aligned by what is handed down."""
    ANARCHY = "anarchy"
    """Everybody writes their own, and nobody sees what for."""
    MICROMANAGED = "micromanaged"
    """Handed down, and nobody sees what for."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """A stream, or all of them together, on the two axes in one cycle.

    Attributes:
        stream: Its id; `None` is all streams together.
        cycle: Id of the cycle.
        serving: Objectives that were acknowledged, or have an accepted ripple to one of the
            organisation.
        written: Objectives that the stream wrote.
        own: Key results that are nobody else's.
        chosen: Initiatives that the stream chose.
    """

    stream: str | None
    cycle: str
    serving: Share
    written: Share
    own: Share
    chosen: Share

    @property
    def is_drawn(self) -> bool:
        """Whether there are objectives enough for a point."""
        return len(self.written.of) >= FEWEST

    @property
    def alignment_ratio(self) -> float | None:
        """From 0 to 1; `None` under three objectives."""
        return self.serving.ratio if self.is_drawn else None

    @property
    def autonomy_ratio(self) -> float | None:
        """The mean of the shares that there are, from 0 to 1; `None` under three objectives."""
        told = [each.ratio for each in (self.written, self.own, self.chosen)]
        ratios = [each for each in told if each is not None]
        return sum(ratios) / len(ratios) if self.is_drawn and ratios else None

    @property
    def quadrant(self) -> Quadrant | None:
        """Where the point lies; `None` where none is drawn."""
        alignment, autonomy = self.alignment_ratio, self.autonomy_ratio
        if alignment is None or autonomy is None:
            return None
        if alignment > HALF:
            return Quadrant.WHITE_SPACE if autonomy > HALF else Quadrant.CASCADE
        return Quadrant.ANARCHY if autonomy > HALF else Quadrant.MICROMANAGED

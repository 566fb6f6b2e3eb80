"""What a pond is made of: the picture of who makes waves, and who feels them."""

from dataclasses import dataclass

SLOT, GAP, NODE = 28.0, 20.0, 46.0
"""Height of a wave's place, between two ends, and of the least end."""
MOST_WAVES = 30
"""Beyond these the waves of an owner are drawn as one."""
SIGNS = {"helps": "+", "hinders": "−", "needs": "?"}


@dataclass(frozen=True, slots=True)
class PondMeasures:
    """How a pond is laid out.

    Attributes:
        width: Of the picture.
        left: Where the waves begin.
        right: Where they end.
        letters: Of the words at an end.
        is_by_owner: Whether ends are only owners.
        has_signs: Whether a sign stands for what a wave does.
    """

    width: float
    left: float
    right: float
    letters: int
    is_by_owner: bool = False
    has_signs: bool = False


WIDE = PondMeasures(1120, 400, 720, 42)
CROWDED = PondMeasures(1120, 400, 720, 42, is_by_owner=True)
NARROW = PondMeasures(340, 116, 224, 12, is_by_owner=True, has_signs=True)


@dataclass(frozen=True, slots=True)
class PondEnd:
    """One end: who makes or feels waves.

    Attributes:
        x: Where its words stand.
        y: Middle of it.
        anchor: Which end of the words stands there.
        over: The line above; may be empty.
        text: What it is called.
        shore: The line at which its waves begin or end, as a path.
    """

    x: float
    y: float
    anchor: str
    over: str
    text: str
    shore: str


@dataclass(frozen=True, slots=True)
class PondWave:
    """One wave.

    Attributes:
        effect: helps, hinders or needs.
        path: From the one end to the other.
        label: What it does.
        x: Where the label begins.
        y: Its base line.
        tip: The end where it is felt, as a path.
        is_settled: Whether both sides stand by it.
    """

    effect: str
    path: str
    label: str
    x: float
    y: float
    tip: str
    is_settled: bool


@dataclass(frozen=True, slots=True)
class PondPicture:
    """A pond, ready to be drawn."""

    width: float
    height: float
    ends: tuple[PondEnd, ...]
    waves: tuple[PondWave, ...]

"""What the picture of an item's visits is made of."""

from dataclasses import dataclass

from narrows.domain.work import FlowState
from narrows.web.axes import Tick


@dataclass(frozen=True, slots=True)
class VisitBar:
    """One visit; `x` and `width` along time, with the words that a pointer on it shows."""

    x: float
    y: float
    width: float
    state: FlowState
    words: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One status: its name, the time spent in it, and its visits."""

    label: str
    spent: str
    y: float
    bars: tuple[VisitBar, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """The commitment, or the end: a line across all lanes."""

    x: float
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture.

    Attributes:
        width: Of its view box.
        height: Of its view box.
        top: Where the lanes begin.
        bottom: Where they end.
        bar: Height of a visit.
        lanes: In the order in which they were first entered.
        moments: In order.
        across: The first and the last instant.
    """

    width: float
    height: float
    top: float
    bottom: float
    bar: float
    lanes: tuple[Lane, ...]
    moments: tuple[Moment, ...]
    across: tuple[Tick, ...]

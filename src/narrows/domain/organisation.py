"""The organisation: why it wants OKRs, where it is going, and how high it aims."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Stance(StrEnum):
    """How an objective is meant: expected to be met, or 70 % of it a good result."""

    COMMITTED = "committed"
    STRETCH = "stretch"


@dataclass(frozen=True, slots=True)
class Adoption:
    """Why OKRs here; asked at set-up and answered again at each reset.

    Attributes:
        problem: What shall be solved.
        observable: What will be observed if it works.
        ends: Which mechanism ends when OKRs start.
        pilots: Ids of the streams that begin.
        leaders: Who leads them, as roles in words; never somebody's score.
    """

    problem: str | None = None
    observable: str | None = None
    ends: str | None = None
    pilots: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ambition:
    """The organisation's ambition, stated once; an objective may differ.

    Attributes:
        stance: Committed or stretch.
        expect_ratio: What share of a target is expected to be reached. [ratio or None]
        words: The leaders' own words.
    """

    stance: Stance
    expect_ratio: float | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """Whose streams these are.

    Attributes:
        name: For people; may be empty.
        zone: IANA zone that its cycles are cut in.
        adoption: Why OKRs here.
        ambition: How high it aims.
    """

    name: str = ""
    zone: str = "UTC"
    adoption: Adoption | None = None
    ambition: Ambition | None = None


@dataclass(frozen=True, slots=True)
class Waypoint:
    """A place on the way of the strategy: what is true, in outcomes, by when."""

    id: str
    text: str
    by: date | None = None


@dataclass(frozen=True, slots=True)
class Strategy:
    """The long-term direction: what and why, never how.

    Attributes:
        vision: Where it leads.
        constraints: Within them streams choose freely.
        waypoints: In order.
    """

    vision: str | None = None
    constraints: tuple[str, ...] = ()
    waypoints: tuple[Waypoint, ...] = field(default=())

"""Objectives, their cycles, and the bets on how to reach them.

What is absent is design: no parent of an objective, no initiative in any progress, nothing that is
counted by person.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from narrows.domain.day_words import day_text
from narrows.domain.errors import NarrowsError
from narrows.domain.key_results import KeyResult
from narrows.domain.organisation import Stance

ORGANISATION = "organisation"
"""The owner of an objective that is nobody's stream."""

CYCLE_WEEKS = 13


@dataclass(frozen=True, slots=True)
class Cycle:
    """The OKR period: whole weeks from a Monday, in the organisation's zone; half-open.

    Raises:
        NarrowsError: `cycle-not-monday`.
    """

    id: str
    start: date
    weeks: int = CYCLE_WEEKS

    def __post_init__(self) -> None:
        if self.start.weekday():
            monday = self.start - timedelta(days=self.start.weekday())
            raise NarrowsError(
                "cycle-not-monday",
                f"Cycle «{self.id}» starts on {self.start:%A}, {day_text(self.start)}; cycles "
                f"start on a Monday, such as {day_text(monday)} ({monday}).",
            )

    @property
    def end(self) -> date:
        """The first day after it."""
        return self.start + timedelta(weeks=self.weeks)

    def has_begun(self, today: date) -> bool:
        """Whether its first day has come."""
        return today >= self.start


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """«This initiative moves that key result by so much until then, because …».

    Attributes:
        key_result: Of the same objective.
        change: By how much; falling is negative. [the metric's unit or None]
        by_week: Until which week of the cycle, counted from 1.
        because: Why.
    """

    key_result: str
    change: float | None = None
    by_week: int | None = None
    because: str | None = None


@dataclass(frozen=True, slots=True)
class Initiative:
    """A bet on how; may be swapped or stopped without the objective changing.

    Attributes:
        id: Unique in its objective.
        text: What is done.
        hypotheses: What it should move.
        status: The status that it means to widen.
        teams: Who takes part.
        items: Keys of its flow items.
        author: Stream or organisation; `None` is the objective's author.
        epic: Key of the item that its flow items belong to.
        label: Label that its flow items carry.
    """

    id: str
    text: str
    hypotheses: tuple[Hypothesis, ...] = ()
    status: str | None = None
    teams: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    author: str | None = None
    epic: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Ripple:
    """«We make this wave, we feel that one»: a link to an objective, a stream or somebody outside.

    Attributes:
        to: Id of an objective or stream, or an outside party in words.
        effect: helps, hinders or needs.
        text: What is felt.
        strength: In words.
    """

    to: str
    effect: str
    text: str | None = None
    strength: str | None = None


@dataclass(frozen=True, slots=True)
class Objective:
    """What shall be true at the end of a cycle, in words, and why.

    Attributes:
        id: Unique in the organisation.
        cycle: Id of its cycle.
        owner: `organisation`, or one stream.
        text: Qualitative.
        why: The reason.
        waypoint: Which place of the strategy it serves.
        ambition: Committed or stretch; `None` is the organisation's.
        author: Who wrote it, the owner or another; `None` is the owner.
        key_results: In order.
        initiatives: Bets, never part of progress.
        ripples: What it does to others.
    """

    id: str
    cycle: str
    owner: str
    text: str
    why: str | None = None
    waypoint: str | None = None
    ambition: Stance | None = None
    author: str | None = None
    key_results: tuple[KeyResult, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    ripples: tuple[Ripple, ...] = ()

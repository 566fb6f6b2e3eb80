"""Check-ins: what was seen, believed and learned, week by week. Append-only."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from narrows.domain.observed import KeyResultProgress

OUTDATED_AFTER = timedelta(days=8)
"""A week and a day of grace; then the last check-in says nothing about today."""


class HypothesisResult(StrEnum):
    """What a hypothesis showed so far."""

    HELD = "held"
    FAILED = "failed"
    TOO_EARLY = "too_early"


@dataclass(frozen=True, slots=True)
class SeenKeyResult:
    """A key result as a check-in saw it, copied, with the owners' own confidence.

    Attributes:
        key_result: Id within the objective.
        progress: As measured then.
        confidence_ratio: The owners' chance of reaching the target. [ratio 0–1 or None]
        counter: The counter-metric's value then. [its unit or None]
    """

    key_result: str
    progress: KeyResultProgress
    confidence_ratio: float | None = None
    counter: float | None = None


@dataclass(frozen=True, slots=True)
class SeenHypothesis:
    """What an initiative's hypothesis showed, in a word and in words."""

    initiative: str
    result: HypothesisResult
    words: str | None = None


@dataclass(frozen=True, slots=True)
class CheckIn:
    """Weekly, of one objective: what was seen, believed, learned, and what comes next.

    Attributes:
        objective: Id.
        number: Counted from 1 in each objective, without gaps.
        at: When it was saved. [UTC]
        by: Who saved it: the name of a principal; nothing is ever counted by it.
        seen: One per key result.
        hypotheses: One per initiative that was spoken about.
        learned: What was learned.
        next: What changes next.
    """

    objective: str
    number: int
    at: datetime
    by: str
    seen: tuple[SeenKeyResult, ...] = ()
    hypotheses: tuple[SeenHypothesis, ...] = ()
    learned: str = ""
    next: str = ""

    def is_outdated(self, now: datetime) -> bool:
        """Whether it is too old to say how things are, whatever it said."""
        return now - self.at > OUTDATED_AFTER

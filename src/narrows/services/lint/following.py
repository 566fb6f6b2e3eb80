"""Findings over time: which stood when, and what became of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from narrows.domain.calendar import day_of
from narrows.domain.finding import Finding
from narrows.domain.sayings import Act, Kind, Saying
from narrows.rules.places import every_place
from narrows.services.lint.moments import Moment


class Outcome(StrEnum):
    """What became of a finding."""

    OPEN = "open"
    ANSWERED = "answered"
    """It stands, and somebody wrote why: in a mute, or to publish all the same."""
    MENDED = "mended"
    """What it was about is there, and says it better."""
    REMOVED = "removed"
    """What it was about is gone, or was stopped."""
    LAPSED = "lapsed"
    """Its cycle ended first."""


ACTED_ON = (Outcome.ANSWERED, Outcome.MENDED, Outcome.REMOVED)


@dataclass(frozen=True, slots=True)
class Followed:
    """A finding over time.

    Attributes:
        finding: As it was found last.
        first_at: When it was there first. [UTC]
        last_at: When it was there last. [UTC]
        outcome: What became of it.
    """

    finding: Finding
    first_at: datetime
    last_at: datetime
    outcome: Outcome

    @property
    def owner(self) -> str:
        """Whose objective it is about."""
        return self.finding.where.split("/")[0]


def followed(over: Sequence[Moment], sayings: Sequence[Saying]) -> Iterator[Followed]:
    """Each finding over time, by when it was there first.

    Args:
        over: Moments, in order.
        sayings: Among them the reasons that were given.
    """
    reasons = _reasons(sayings)
    seen: dict[tuple[str, str], list[int]] = {}
    for number, moment in enumerate(over):
        for key in moment.found:
            seen.setdefault(key, []).append(number)
    for key, numbers in seen.items():
        last = over[numbers[-1]]
        finding = last.found[key]
        after = over[numbers[-1] + 1] if numbers[-1] + 1 < len(over) else None
        outcome = Outcome.OPEN if after is None else _ended(finding, after)
        is_answered = finding.muted is not None or "/".join(key) in reasons
        if is_answered and outcome in (Outcome.OPEN, Outcome.LAPSED):
            outcome = Outcome.ANSWERED
        yield Followed(finding, over[numbers[0]].at, last.at, outcome)


def _ended(finding: Finding, after: Moment) -> Outcome:
    """Why a finding is there no more."""
    owner, *parts = finding.where.split("/")
    day = day_of(after.at, after.plan.zone)
    cycles = {each.id for each in after.plan.cycles if each.end > day}
    objective = after.plan.objective(parts[0]) if parts else None
    if objective is not None and objective.cycle not in cycles:
        return Outcome.LAPSED
    if not parts:
        own = [each for each in after.plan.objectives if each.owner == owner]
        is_over = bool(own) and not any(each.cycle in cycles for each in own)
        return Outcome.LAPSED if is_over else Outcome.MENDED
    return Outcome.MENDED if finding.where in set(every_place(after.plan)) else Outcome.REMOVED


def _reasons(sayings: Sequence[Saying]) -> frozenset[str]:
    return frozenset(
        each.about.key
        for each in sayings
        if each.act is Act.GIVE_REASON and each.about.kind is Kind.FINDING
    )

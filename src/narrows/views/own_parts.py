"""What was measured, found and said, by the objective that it is of; looked up once for a page."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol, TypeVar

from narrows.domain.finding import Finding
from narrows.domain.okr import Objective
from narrows.services.reviewing import Review
from narrows.views.objective_rows import ToldOfObjectives


class _OfObjective(Protocol):
    @property
    def objective(self) -> str:
        """Id of it."""


T = TypeVar("T", bound=_OfObjective)


class OwnParts:
    """A review and what was told, cut down to one objective after another.

    Every row of a page that asked all of them would read what it is not about.

    Args:
        review: What was measured and found.
        told: Check-ins, snapshots and sayings of all.
    """

    def __init__(self, review: Review, told: ToldOfObjectives) -> None:
        self._review, self._told = review, told
        self._check_ins = _by_objective(told.check_ins)
        self._snapshots = _by_objective(told.snapshots)
        self._findings = _by_place(review)

    def review(self, objective: Objective) -> Review:
        """The review with no findings but those about an objective."""
        return replace(self._review, findings=tuple(self._findings.get(_place(objective), ())))

    def told(self, objective: Objective) -> ToldOfObjectives:
        """What was told of an objective; sayings are looked up by what they are about."""
        return replace(
            self._told,
            check_ins=self._check_ins.get(objective.id, ()),
            snapshots=self._snapshots.get(objective.id, ()),
        )

    def is_closed(self, objective: Objective) -> bool:
        """Whether its cycle is closed for good."""
        return objective.cycle in self._review.closed

    def written_at(self, objective: Objective) -> datetime | None:
        """When it was written into its cycle; `None` is not known. [UTC or None]"""
        return self._review.facts.written.get(objective.id)

    def is_found(self, objective: Objective) -> bool:
        """Whether the linter found something that nobody answered yet."""
        return any(each.muted is None for each in self._findings.get(_place(objective), ()))


def findings_elsewhere(
    findings: Iterable[Finding], objectives: Collection[Objective]
) -> Iterator[Finding]:
    """What is found of none of these objectives, nor of a part of one."""
    known = {_place(each) for each in objectives}
    return (each for each in findings if known.isdisjoint(_places(each)))


def _place(objective: Objective) -> str:
    return f"{objective.owner}/{objective.id}"


def _places(finding: Finding) -> Iterator[str]:
    """A finding's place and all that it is a part of."""
    place = finding.where
    while place:
        yield place
        place = place.rpartition("/")[0]


def _by_place(review: Review) -> Mapping[str, Sequence[Finding]]:
    known = {_place(each) for each in review.plan.objectives}
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in review.findings:
        for place in known.intersection(_places(finding)):
            found[place].append(finding)
    return found


def _by_objective(all_: Iterable[T]) -> Mapping[str, Sequence[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for each in all_:
        found[each.objective].append(each)
    return found

"""What does a stream want this cycle, in short? Its objectives with what was measured of them."""

from dataclasses import dataclass

from narrows.domain.facts import KeyResultKey
from narrows.domain.key_results import KeyResult
from narrows.domain.observed import ProgressState
from narrows.domain.okr import Objective
from narrows.services.reviewing import Review
from narrows.views.aims import aim, has_start, value_told
from narrows.views.cycle_week import cycle_week
from narrows.views.key_result_rows import clamped
from narrows.views.key_result_words import UNMEASURED, progress_words, title


@dataclass(frozen=True, slots=True)
class ShortKeyResult:
    """One key result.

    Attributes:
        id: Within the objective.
        title: What it measures.
        aim: From where to where, or within what.
        current: Where it is, with its unit; or why that cannot be said.
        progress: How far it has come, in words.
        progress_ratio: As measured, unclamped. [ratio or None]
        shown_ratio: As a bar shows it, within 0 and 1. [ratio or None]
        is_wrong_way: Whether it moved away from its target.
        has_start: Whether its aim says where it began.
    """

    id: str
    title: str
    aim: str
    current: str
    progress: str
    progress_ratio: float | None
    shown_ratio: float | None
    is_wrong_way: bool = False
    has_start: bool = False


@dataclass(frozen=True, slots=True)
class ShortObjective:
    """One objective.

    Attributes:
        id: Unique in the organisation.
        text: What shall be true.
        context: Week of the cycle, how it is meant, which waypoint it serves.
        key_results: In its order.
    """

    id: str
    text: str
    context: str
    key_results: tuple[ShortKeyResult, ...]


def short_objectives(review: Review, stream: str) -> tuple[ShortObjective, ...]:
    """The objectives of a stream in the current cycle, the first the most important."""
    if review.cycle is None:
        return ()
    found = review.plan.objectives_of(stream, cycle=review.cycle.id)
    return tuple(
        ShortObjective(
            id=each.id,
            text=each.text,
            context=_context(each, review),
            key_results=tuple(_short(each, result, review=review) for result in each.key_results),
        )
        for each in found
    )


def _short(objective: Objective, result: KeyResult, *, review: Review) -> ShortKeyResult:
    progress = review.progress.get(KeyResultKey(objective.id, result.id))
    called = title(result, review.plan, owner=objective.owner)
    if progress is None:
        unmeasured = UNMEASURED[ProgressState.NO_DATA]
        return ShortKeyResult(result.id, called, "", unmeasured, "", None, None)
    words = progress_words(result, progress)
    is_measured = progress.state is ProgressState.MEASURED
    current = value_told(progress.current, progress, bounds=result.bounds)
    return ShortKeyResult(
        id=result.id,
        title=called,
        aim=aim(result, progress),
        current=current if is_measured else words,
        progress=words if is_measured else "",
        progress_ratio=progress.progress_ratio,
        shown_ratio=clamped(progress.progress_ratio),
        is_wrong_way=progress.progress_ratio is not None and progress.progress_ratio < 0,
        has_start=has_start(progress, low=result.low, high=result.high),
    )


def _context(objective: Objective, review: Review) -> str:
    parts = []
    if review.cycle is not None:
        week = cycle_week(review.cycle, review.plan.zone, now=review.measured_at).words
        parts.append(week[:1].upper() + week[1:])
    ambition = review.plan.organisation.ambition
    stance = objective.ambition or (ambition.stance if ambition else None)
    if stance is not None:
        parts.append(stance.value)
    waypoints = review.plan.strategy.waypoints if review.plan.strategy else ()
    serves = next((each.text for each in waypoints if each.id == objective.waypoint), None)
    if serves is not None:
        parts.append(f"serves «{serves}»")
    return " · ".join(parts)

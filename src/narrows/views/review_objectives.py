"""Objectives with their grades in words, key results side by side."""

from dataclasses import dataclass

from narrows.domain.key_results import KeyResult
from narrows.domain.observed import KeyResultProgress
from narrows.domain.organisation import Ambition, Stance
from narrows.domain.plan import Plan
from narrows.services.cycles.cycle_review import CycleReview, GradedObjective
from narrows.services.reviewing import Review
from narrows.views.aims import aim, has_start, value_told
from narrows.views.grade_words import grade_words
from narrows.views.key_result_rows import beyond
from narrows.views.key_result_words import UNMEASURED, metric_title, title
from narrows.views.review_bets import SaidRow
from narrows.views.review_policies import graded_by
from narrows.views.ripple_cards import owner_name
from narrows.views.rounding import percent


@dataclass(frozen=True, slots=True)
class GradeRow:
    """A key result and its grade.

    Attributes:
        key: Objective and id: `love-mobile/nps`.
        id: Within the objective.
        title: What it measures.
        aim: From where to where, or within what.
        has_start: Whether its aim says where it began.
        current: Where it ended.
        grade: 0.0 to 1.0, or why there is none.
        grade_ratio: The same as a number. [ratio or None]
        beyond: The progress as measured, where the grade cannot show it.
        counter: What must not get worse, before and now.
        guard: The same: its title, what it was and what it is; empty where nothing guards.
        comment: The owners' words.
    """

    key: str
    id: str
    title: str
    aim: str
    has_start: bool
    current: str
    grade: str
    grade_ratio: float | None
    beyond: str
    counter: str
    guard: tuple[str, ...]
    comment: str


@dataclass(frozen=True, slots=True)
class ReviewObjective:
    """An objective on the page.

    Attributes:
        id: Of the objective.
        owner: Whose, for people.
        text: What should be true.
        why: The reason; may be empty.
        ambition: How its grades are to be read.
        mean: The plain mean of its grades, labelled so; where it has none, why not.
        is_graded: Whether it has any.
        grades: Side by side.
        policies: By which what is measured was counted, each with its stream.
    """

    id: str
    owner: str
    text: str
    why: str
    ambition: str
    mean: str
    is_graded: bool
    grades: tuple[GradeRow, ...]
    policies: tuple[SaidRow, ...]


def review_objectives(review: CycleReview, measured: Review) -> tuple[ReviewObjective, ...]:
    """The objectives of a review in their order."""
    return tuple(_objective(each, measured, is_begun=review.is_begun) for each in review.objectives)


def _objective(graded: GradedObjective, measured: Review, *, is_begun: bool) -> ReviewObjective:
    plan = measured.plan
    found = plan.objective(graded.id)
    results = found.key_results if found else ()
    n_graded = sum(each.grade_ratio is not None for each in graded.grades.values())
    mean = f"{grade_words(graded.mean_ratio)}, the plain mean of {n_graded} of {len(results)}"
    why_not = "nothing was measured" if is_begun else "the cycle has not begun"
    return ReviewObjective(
        id=graded.id,
        owner=owner_name(graded.owner, plan),
        text=graded.text,
        why=graded.why or "",
        ambition=_ambition(graded.ambition, plan.organisation.ambition),
        mean=mean if n_graded else f"not graded: {why_not}",
        is_graded=n_graded > 0,
        grades=tuple(_row(each, graded, plan=plan, is_begun=is_begun) for each in results),
        policies=graded_by(found, measured) if found else (),
    )


def _row(key_result: KeyResult, graded: GradedObjective, *, plan: Plan, is_begun: bool) -> GradeRow:
    grade, counter = graded.grades[key_result.id], graded.counters.get(key_result.id)
    guard = _guard(key_result, counter, plan=plan, owner=graded.owner)
    progress = grade.progress
    no_grade = UNMEASURED.get(progress.state, "no progress can be told" if is_begun else "not yet")
    return GradeRow(
        key=f"{graded.id}/{key_result.id}",
        id=key_result.id,
        title=title(key_result, plan, owner=graded.owner),
        aim=aim(key_result, progress),
        has_start=has_start(progress, low=key_result.low, high=key_result.high),
        current=value_told(progress.current, progress, bounds=key_result.bounds),
        grade=no_grade if grade.grade_ratio is None else grade_words(grade.grade_ratio),
        grade_ratio=grade.grade_ratio,
        beyond=beyond(progress.progress_ratio),
        counter="{}: {} → {}".format(*guard) if guard else "",
        guard=guard,
        comment=grade.comment,
    )


def _guard(
    key_result: KeyResult, counter: KeyResultProgress | None, *, plan: Plan, owner: str
) -> tuple[str, ...]:
    guard = key_result.counter_metric
    if guard is None or counter is None:
        return ()
    was, now = (value_told(each, counter) for each in (counter.baseline, counter.current))
    return (metric_title(guard.metric, guard.of, plan=plan, owner=owner), was, now)


def _ambition(stance: Stance | None, usual: Ambition | None) -> str:
    """Committed and stretch are graded alike and read differently."""
    if stance is None:
        return ""
    if stance is Stance.COMMITTED:
        return "committed: expected to be met"
    ratio = usual.expect_ratio if usual else None
    return f"stretch: {percent(ratio or 0.7)} is a good result"

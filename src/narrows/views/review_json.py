"""A cycle's review as people's scripts read it: numbers as measured, nothing put into words."""

from dataclasses import asdict

from narrows.domain.key_results import KeyResult
from narrows.domain.observed import KeyResultProgress
from narrows.domain.okr import Objective
from narrows.services.cycles.cycle_review import CycleReview, GradedObjective
from narrows.services.reviewing import Review
from narrows.views.result_policy import counted_by


def review_json(review: CycleReview, measured: Review) -> dict[str, object]:
    """What `narrows review` answers.

    Args:
        review: Of the cycle.
        measured: What it was made of, which knows by what policy each key result was counted.
    """
    cycle = review.cycle
    return {
        "cycle": {
            "id": cycle.id,
            "start": cycle.start,
            "end": cycle.end,
            "weeks": cycle.weeks,
            "state": review.state,
        },
        "objectives": [_objective(each, measured) for each in review.objectives],
        "flow": review.flow,
        "hit_rates": review.hits,
        "initiatives": review.bets,
        "requests": review.requests,
        "learned": review.learned,
        "stop": review.stop,
        "same_way": review.same_way,
        "measured_at": review.measured_at,
    }


def _objective(graded: GradedObjective, measured: Review) -> dict[str, object]:
    objective = measured.plan.objective(graded.id)
    results = {each.id: each for each in objective.key_results} if objective else {}
    return {
        "id": graded.id,
        "owner": graded.owner,
        "text": graded.text,
        "why": graded.why,
        "ambition": graded.ambition,
        "mean_grade_ratio": graded.mean_ratio,
        "key_results": [
            {
                "id": id_,
                "grade_ratio": grade.grade_ratio,
                "comment": grade.comment or None,
                "progress": grade.progress,
                "counter": _counter(
                    graded.counters.get(id_), results[id_], objective=objective, measured=measured
                ),
                **counted_by(results[id_], objective, review=measured),
            }
            for id_, grade in graded.grades.items()
            if objective is not None
        ],
    }


def _counter(
    guard: KeyResultProgress | None,
    key_result: KeyResult,
    *,
    objective: Objective,
    measured: Review,
) -> dict[str, object] | None:
    """What guards a key result, and how that is counted: its days may be of other hours."""
    counter = key_result.counter_metric
    if guard is None or counter is None:
        return None
    return {**asdict(guard), **counted_by(counter, objective, review=measured)}

"""A cycle's review as people's scripts read it: numbers as measured, nothing put into words."""

from narrows.services.cycles.cycle_review import CycleReview, GradedObjective


def review_json(review: CycleReview) -> dict[str, object]:
    """What `narrows review` answers."""
    cycle = review.cycle
    return {
        "cycle": {
            "id": cycle.id,
            "start": cycle.start,
            "end": cycle.end,
            "weeks": cycle.weeks,
            "state": review.state,
        },
        "objectives": [_objective(each) for each in review.objectives],
        "flow": review.flow,
        "hit_rates": review.hits,
        "initiatives": review.bets,
        "requests": review.requests,
        "learned": review.learned,
        "stop": review.stop,
        "same_way": review.same_way,
        "measured_at": review.measured_at,
    }


def _objective(graded: GradedObjective) -> dict[str, object]:
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
                "counter": graded.counters.get(id_),
            }
            for id_, grade in graded.grades.items()
        ],
    }

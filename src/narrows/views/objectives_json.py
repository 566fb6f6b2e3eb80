"""The objectives of a cycle as people's scripts read them."""

from narrows.domain.facts import KeyResultKey
from narrows.domain.key_results import KeyResult
from narrows.domain.observed import KeyResultProgress
from narrows.domain.okr import Initiative, Objective
from narrows.services.reviewing import Review
from narrows.views.key_result_rows import KeyResultRow
from narrows.views.objective_rows import ObjectiveRow
from narrows.views.objectives import ObjectivesPage
from narrows.views.result_policy import counted_by


def objectives_json(page: ObjectivesPage, review: Review) -> dict[str, object]:
    """What `narrows okrs` answers: numbers as measured, progress unclamped, bets apart.

    Args:
        page: The answer for people, of the same review.
        review: What was decided and measured.
    """
    known = {each.id: each for each in review.plan.objectives}
    cycle = page.cycle
    return {
        "cycle": cycle
        and {"id": cycle.id, "start": cycle.start, "end": cycle.end, "week": cycle.week},
        "objectives": [
            _objective(row, known[row.id], review=review)
            for owner in page.owners
            for row in owner.objectives
        ],
        "findings": page.findings,
        "measured_at": page.measured_at,
    }


def _objective(row: ObjectiveRow, objective: Objective, *, review: Review) -> dict[str, object]:
    return {
        "id": objective.id,
        "owner": objective.owner,
        "rank": row.rank,
        "text": objective.text,
        "why": objective.why,
        "waypoint": objective.waypoint,
        "ambition": row.ambition,
        "author": row.author,
        "key_results": [
            _key_result(each, shown, objective=objective, review=review)
            for each, shown in zip(objective.key_results, row.key_results, strict=True)
        ],
        "initiatives": [_initiative(each, row.author) for each in objective.initiatives],
        "ripples": objective.ripples,
        "findings": row.findings,
        "check_in": row.check_in,
    }


def _key_result(
    key_result: KeyResult, row: KeyResultRow, *, objective: Objective, review: Review
) -> dict[str, object]:
    key = KeyResultKey(objective.id, key_result.id)
    counter, guard = key_result.counter_metric, review.counters.get(key)
    progress = review.progress[key]
    return {
        "id": key_result.id,
        "text": key_result.text,
        "kind": row.kind,
        "metric": key_result.metric,
        "of": key_result.of,
        **_measured(progress),
        "target": progress.target,
        "low": key_result.low,
        "high": key_result.high,
        "progress_ratio": progress.progress_ratio,
        "confidence_ratio": row.card.confidence_ratio,
        **counted_by(key_result, objective, review=review),
        "counter": counter
        and guard
        and {
            "metric": counter.metric,
            "of": counter.of,
            **_measured(guard),
            # Its days may be of other hours than those of what it guards.
            **counted_by(counter, objective, review=review),
        },
    }


def _measured(progress: KeyResultProgress) -> dict[str, object]:
    """Where it started and where it is, and what that was measured from."""
    window = None
    if progress.start is not None:
        window = {
            "start": progress.start,
            "end": progress.end,
            "weeks": progress.window_weeks,
            "is_widened": progress.is_widened,
        }
    return {
        "state": progress.state,
        "baseline": progress.baseline,
        "current": progress.current,
        "unit": progress.unit,
        "n_items": progress.n_items,
        "window": window,
        "as_of": progress.as_of,
    }


def _initiative(initiative: Initiative, author: str) -> dict[str, object]:
    return {
        "id": initiative.id,
        "text": initiative.text,
        "hypotheses": initiative.hypotheses,
        "status": initiative.status,
        "teams": initiative.teams,
        "items": initiative.items,
        "author": initiative.author or author,
    }

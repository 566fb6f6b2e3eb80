"""Objectives with their key results, one key result a row; one without any has a row too."""

from collections.abc import Iterator

from narrows.domain.facts import KeyResultKey
from narrows.domain.key_results import KeyResult
from narrows.domain.okr import Objective
from narrows.services.reviewing import Review
from narrows.views.objective_rows import ObjectiveRow
from narrows.views.objectives import ObjectivesPage
from narrows.views.result_policy import result_policy
from narrows.views.sheets.sheet import MEASURED, Cell, Sheet, bare, measured_as

OF_OBJECTIVE = ("cycle", "owner", "objective", "objective_text", "ambition")
OF_RESULT = (
    "key_result", "key_result_text", "metric", "stream", "item_type", "status", "statistic",
    "baseline", "current", "target", "low", "high", "unit", "progress_ratio", "confidence_ratio",
    "state", "n_items", "window_start", "window_end",
)  # fmt: skip
COLUMNS = (*OF_OBJECTIVE, *OF_RESULT, *MEASURED)


def objectives_sheet(page: ObjectivesPage, review: Review) -> Sheet:
    """Lay the objectives of a cycle out, numbers as measured and progress unclamped.

    Args:
        page: The answer for people, of the same review.
        review: What was decided and measured.
    """
    known = {each.id: each for each in review.plan.objectives}
    rows = [
        (*_told(known[row.id], row), *result)
        for owner in page.owners
        for row in owner.objectives
        for result in _results(known[row.id], row, review=review)
    ]
    about = (("Cycle", page.cycle.id if page.cycle else None), ("Measured at", page.measured_at))
    return Sheet("objectives", "Objectives and key results", COLUMNS, rows, about)


def _told(objective: Objective, row: ObjectiveRow) -> tuple[Cell, ...]:
    ambition = row.ambition.value if row.ambition else None
    return objective.cycle, objective.owner, objective.id, objective.text, ambition


def _results(
    objective: Objective, row: ObjectiveRow, *, review: Review
) -> Iterator[tuple[Cell, ...]]:
    if not objective.key_results:
        yield (None,) * (len(OF_RESULT) + len(MEASURED))
    for each, shown in zip(objective.key_results, row.key_results, strict=True):
        yield _result(objective, each, confidence=shown.card.confidence_ratio, review=review)


def _result(
    objective: Objective, each: KeyResult, *, confidence: float | None, review: Review
) -> tuple[Cell, ...]:
    progress = review.progress[KeyResultKey(objective.id, each.id)]
    own = review.streams.get(each.of.stream or "")
    return (
        each.id, each.text, each.metric, each.of.stream,
        each.of.item_type.value if each.of.item_type else None, each.of.status, each.of.statistic,
        progress.baseline, progress.current, progress.target, each.low, each.high, progress.unit,
        progress.progress_ratio, confidence, progress.state.value, progress.n_items,
        progress.start, progress.end,
        *measured_as(
            progress.as_of,
            complete_until=own.complete_until if own else None,
            policy=bare(result_policy(each, objective, review=review)) or None,
        ),
    )  # fmt: skip

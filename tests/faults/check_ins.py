"""Check-ins to save, one like the other but for its number."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from narrows.domain.check_in import CheckIn, HypothesisResult, SeenHypothesis, SeenKeyResult
from narrows.domain.observed import KeyResultProgress, ProgressState
from narrows.domain.plan import Plan
from narrows.domain.repository import LOCAL_OWNER, Repository
from narrows.store import open_store

OBJECTIVE = "covered"
BEGAN = datetime(2026, 9, 7, 9, tzinfo=UTC)


def check_in(number: int) -> CheckIn:
    """The check-in of a week, with so much text that it fills pages of the disk."""
    progress = KeyResultProgress(
        ProgressState.MEASURED, 9.0, 9.0 - number / 10, 0.0, "days", progress_ratio=number / 90
    )
    return CheckIn(
        objective=OBJECTIVE,
        number=number,
        at=BEGAN + timedelta(days=7 * number),
        by=LOCAL_OWNER.name,
        seen=tuple(SeenKeyResult(f"kr-{each}", progress, 0.5) for each in range(4)),
        hypotheses=(SeenHypothesis("table", HypothesisResult.HELD, "questions were answered"),),
        learned=f"Week {number}: " + "the wait fell. " * 150,
        next="Go on.",
    )


def opened(store: Path) -> Repository:
    """The repository of a store with a plan in it."""
    repository = open_store(str(store)).repository(LOCAL_OWNER)
    if repository.plan() is None:
        repository.replace_plan(Plan(), revision=None, at=BEGAN)
    return repository

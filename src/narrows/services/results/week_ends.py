"""Keeping each key result as it was at the end of each week that is complete by now."""

from datetime import datetime

from narrows.domain.errors import NarrowsError
from narrows.domain.plan import Plan
from narrows.domain.ports import Progress, Warehouse
from narrows.domain.repository import Repository
from narrows.services.results.snapshotting import keep_snapshots
from narrows.services.reviewing import history_for_review


def keep_week_ends(
    repository: Repository, plan: Plan, *, warehouse: Warehouse, now: datetime, progress: Progress
) -> None:
    """Keep what was measured of weeks that a sync made complete; what was kept once stays."""
    if not plan.objectives:
        return
    try:
        history = history_for_review(plan, warehouse, progress=progress)
    except NarrowsError as refusal:
        # What was synced is kept all the same; who asks for numbers is told again.
        if refusal.slug != "workflow-missing":
            raise
    else:
        keep_snapshots(repository, plan, history=history, now=now)

"""The history that a plan speaks of: what every command that measures begins with."""

from datetime import datetime

from narrows.domain.plan import Plan
from narrows.domain.ports import History, Progress, Warehouse
from narrows.services.plan.planning import refuse_missing_workflows


def plan_history(
    plan: Plan, warehouse: Warehouse, *, as_of: datetime | None = None, progress: Progress
) -> History | None:
    """The history of a plan's streams; `None` where nothing is synced yet.

    Args:
        plan: Whose streams and sources count.
        warehouse: What happened.
        as_of: What moved later is not known; `None` is until when the sources are complete. [UTC]
        progress: Told of a rebuild.

    Raises:
        NarrowsError: `workflow-missing`.
    """
    held = warehouse.sources()
    sources = [source.id for source in plan.sources if source.id in held]
    if not any(held[each].n_items for each in sources):
        return None
    refuse_missing_workflows(plan.streams, held)
    return warehouse.history(
        plan.streams, sources=sources, as_of=as_of, zone=plan.zone, progress=progress
    )

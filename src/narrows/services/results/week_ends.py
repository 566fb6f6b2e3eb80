"""Keeping each week that is complete by now: key results as they were, streams as they are told."""

from datetime import datetime

from narrows.domain.errors import NarrowsError
from narrows.domain.gate import Gate
from narrows.domain.plan import Plan
from narrows.domain.ports import Progress, Warehouse
from narrows.services.plan_history import plan_history
from narrows.services.quality.restating import restate
from narrows.services.quality.restating_results import restate_results
from narrows.services.quality.taking import trail_of_streams
from narrows.services.results.snapshotting import keep_snapshots

SAVED = "What was changed or synced is saved; closed weeks are told anew only with the next sync"
"""Where only the ends of weeks could not be kept: alone, «not saved» is heard of all of it."""


def keep_week_ends(
    gate: Gate, plan: Plan, *, warehouse: Warehouse, now: datetime, progress: Progress
) -> None:
    """Keep what was measured of weeks that a sync made complete; what was kept once stays.

    What a closed week says otherwise than it did is recorded beside it, with the cause.
    """
    if not plan.objectives and not plan.streams:
        return
    try:
        _keep(gate, plan, warehouse=warehouse, now=now, progress=progress)
    except NarrowsError as refusal:
        # Who asks for numbers is told again that they lack a workflow.
        if refusal.slug != "workflow-missing":
            raise refusal.placed(SAVED) from refusal


def _keep(
    gate: Gate, plan: Plan, *, warehouse: Warehouse, now: datetime, progress: Progress
) -> None:
    history = plan_history(plan, warehouse, progress=progress)
    if plan.objectives:
        keep_snapshots(gate, plan, history=history, now=now)
    if history is not None:
        restate(gate, history, trail=trail_of_streams(gate), now=now)
    restate_results(gate, plan, history=history, now=now)


def restate_after_change(
    gate: Gate, plan: Plan, *, warehouse: Warehouse, now: datetime, progress: Progress
) -> None:
    """Record what a changed plan makes of closed weeks; where none was kept, nothing is measured.

    Args:
        gate: Where weeks and the trail are.
        plan: As it stands now.
        warehouse: What happened.
        now: [UTC]
        progress: Told of a rebuild.
    """
    if gate.n_week_values() or gate.snapshots():
        keep_week_ends(gate, plan, warehouse=warehouse, now=now, progress=progress)

"""The plan in the store: read as one, replaced thing by thing."""

from dataclasses import replace
from datetime import datetime

from narrows.domain.errors import NarrowsError
from narrows.domain.plan import Plan
from narrows.domain.repository import StoredPlan
from narrows.store.ledger import begin, move_on, read_ledger
from narrows.store.places import told_orders
from narrows.store.plan_changes import read_rows, told, write_change
from narrows.store.plan_read import plan_of
from narrows.store.plan_rows import things_of
from narrows.store.reconcile import changes
from narrows.store.scoped import Scoped


def read_plan(scoped: Scoped) -> StoredPlan | None:
    """The plan and its revision; `None` where none was applied yet."""
    plan = plan_of(read_rows(scoped))
    return None if plan is None else StoredPlan(plan, read_ledger(scoped).revision)


def replace_plan(scoped: Scoped, plan: Plan, *, revision: int | None, by: str, at: datetime) -> int:
    """Make a plan the organisation's; what is the same is not touched.

    Args:
        scoped: A transaction that writes.
        plan: The whole plan.
        revision: That of the plan it was compared with; `None` is that there was none.
        by: Name of the principal.
        at: Now. [UTC]

    Returns:
        The new revision; the old one where nothing changed.

    Raises:
        NarrowsError: `plan-stale`.
    """
    known = refuse_stale(scoped, revision)
    stored = read_plan(scoped)
    before, after = things_of(stored.plan) if stored else {}, things_of(plan)
    found = changes(before, after)
    if not found:
        return known
    ledger = begin(scoped)
    for change in found:
        write_change(scoped, change)
    said = [told(change) for change in found if change.is_said]
    said += told_orders(before, after)
    move_on(scoped, replace(ledger, revision=known + 1), told=said, by=by, at=at)
    return known + 1


def refuse_stale(scoped: Scoped, revision: int | None) -> int:
    """Refuse what was decided on a plan that is another one by now.

    Returns:
        The revision.

    Raises:
        NarrowsError: `plan-stale`.
    """
    known = read_ledger(scoped).revision
    if known != (revision or 0):
        raise NarrowsError(
            "plan-stale",
            f"Somebody changed the plan meanwhile (it is at revision {known}, yours was read at "
            f"{revision or 0}), so nothing was written; compare again and apply again.",
        )
    return known

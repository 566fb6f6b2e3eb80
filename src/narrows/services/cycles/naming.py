"""Which cycle is meant."""

from datetime import date

from narrows.domain.errors import NarrowsError
from narrows.domain.okr import Cycle
from narrows.domain.plan import Plan
from narrows.services.plan.metric_checks import choice


def cycle_named(plan: Plan, id_: str) -> Cycle:
    """The cycle of an id.

    Raises:
        NarrowsError: `cycle-unknown`.
    """
    found = plan.cycle(id_)
    if found is None:
        known = [each.id for each in plan.cycles]
        raise NarrowsError("cycle-unknown", f"There is no cycle «{id_}»; {choice(id_, known)}.")
    return found


def cycle_meant(plan: Plan, id_: str | None, *, today: date) -> Cycle:
    """The cycle of an id; without one, the one that today lies in or that began last.

    Args:
        plan: Whose cycles.
        id_: Its id, or none.
        today: In the organisation's zone.

    Raises:
        NarrowsError: `cycle-unknown`: there is no such cycle, or none at all.
    """
    if id_ is not None:
        return cycle_named(plan, id_)
    found = plan.cycle_at(today)
    if found is None:
        raise NarrowsError(
            "cycle-unknown", "There is no cycle yet; write one under `cycles` in the plan."
        )
    return found

"""What a closed cycle holds against a plan that would change it."""

from collections.abc import Collection

from narrows.domain.errors import NarrowsError
from narrows.domain.okr import ORGANISATION
from narrows.domain.plan import Plan
from narrows.domain.sayings import Saying
from narrows.services.cycles.states import CycleState, state_of


def refuse_closed_changes(before: Plan, after: Plan, *, sayings: Collection[Saying]) -> None:
    """Refuse a plan in which a closed cycle, or an objective of it, is not as it was.

    Args:
        before: The plan that there is.
        after: The plan that is to be.
        sayings: All, read after `before` was.

    Raises:
        NarrowsError: `cycle-closed`.
    """
    for cycle in before.cycles:
        if state_of(cycle.id, sayings) is not CycleState.CLOSED:
            continue
        if after.cycle(cycle.id) != cycle:
            raise _closed(cycle.id, "the cycle itself")
        _refuse_units(before, after, cycle=cycle.id)
        for owner in (ORGANISATION, *(each.id for each in before.streams)):
            order = [each.id for each in before.objectives_of(owner, cycle=cycle.id)]
            now = [each.id for each in after.objectives_of(owner, cycle=cycle.id)]
            if order != now and set(order) == set(now):
                raise _closed(cycle.id, f"the order of the objectives of {owner}")
        had = {each.id: each for each in before.of_cycle(cycle.id).objectives}
        has = {each.id: each for each in after.of_cycle(cycle.id).objectives}
        for id_ in [*had, *has]:
            if had.get(id_) != has.get(id_):
                raise _closed(cycle.id, f"objective «{id_}»")


def _refuse_units(before: Plan, after: Plan, *, cycle: str) -> None:
    """A title may become a better one; in another unit, the same number is another one."""
    for objective in before.of_cycle(cycle).objectives:
        for key_result in objective.key_results:
            guard = key_result.counter_metric
            for id_ in (key_result.metric, guard.metric if guard else None):
                had, has = before.metric(id_), after.metric(id_)
                if had and (has is None or has.unit != had.unit):
                    raise _closed(cycle, f"the unit of «{id_}», in which it was measured")


def _closed(cycle: str, what: str) -> NarrowsError:
    return NarrowsError(
        "cycle-closed",
        f"Cycle «{cycle}» is closed, and what is closed stays as it was, but the plan changes "
        f"{what}; write it as it was (`narrows export` shows it), or make it one of a cycle that "
        "is open.",
    )

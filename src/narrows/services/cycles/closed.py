"""What a closed cycle holds against a plan that would change it."""

from collections.abc import Collection

from narrows.domain.errors import NarrowsError
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
        had = {each.id: each for each in before.of_cycle(cycle.id).objectives}
        has = {each.id: each for each in after.of_cycle(cycle.id).objectives}
        for id_ in [*had, *has]:
            if had.get(id_) != has.get(id_):
                raise _closed(cycle.id, f"objective «{id_}»")


def _closed(cycle: str, what: str) -> NarrowsError:
    return NarrowsError(
        "cycle-closed",
        f"Cycle «{cycle}» is closed, and what is closed stays as it was, but the plan changes "
        f"{what}; write it as it was (`narrows export` shows it), or make it one of a cycle that "
        "is open.",
    )

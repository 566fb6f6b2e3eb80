"""Objectives by cycle and owner: what stands beside what, and what stood there before."""

from collections.abc import Iterator, Mapping, Sequence

from narrows.domain.okr import Objective
from narrows.domain.plan import Plan


def by_owner(plan: Plan) -> Mapping[tuple[str, str], Sequence[Objective]]:
    """(Cycle, owner) → the owner's objectives of the cycle, in order."""
    found: dict[tuple[str, str], list[Objective]] = {}
    for each in plan.objectives:
        found.setdefault((each.cycle, each.owner), []).append(each)
    return found


def by_cycle(plan: Plan) -> Mapping[str, Sequence[Objective]]:
    """Cycle → its objectives, in order."""
    found: dict[str, list[Objective]] = {}
    for each in plan.objectives:
        found.setdefault(each.cycle, []).append(each)
    return found


def with_the_cycle_before(plan: Plan) -> Iterator[tuple[Sequence[Objective], Sequence[Objective]]]:
    """Of each owner and cycle: its objectives in the cycle before, and those now.

    Only where there were some before; a cycle that an owner left out ends the comparison.
    """
    owned = by_owner(plan)
    for before, now in zip(plan.cycles, plan.cycles[1:], strict=False):
        for (cycle, owner), objectives in owned.items():
            if cycle == now.id and (before.id, owner) in owned:
                yield owned[before.id, owner], objectives

"""A plan as rules read it: what was stopped asks for nothing, and touches no narrows any more."""

from collections.abc import Iterable
from dataclasses import replace

from narrows.domain.plan import Plan
from narrows.domain.sayings import Kind, Saying
from narrows.services.initiatives.states import ENDS, state_of


def living(plan: Plan, sayings: Iterable[Saying]) -> Plan:
    """The plan without the initiatives that were stopped.

    Args:
        plan: Where they stay to be read.
        sayings: About its initiatives, or all.
    """
    told = [each for each in sayings if each.about.kind is Kind.INITIATIVE]
    ended = {key for key in {each.about.key for each in told} if state_of(key, told) in ENDS}
    return replace(
        plan,
        objectives=tuple(
            replace(
                each,
                initiatives=tuple(i for i in each.initiatives if f"{each.id}/{i.id}" not in ended),
            )
            for each in plan.objectives
        ),
    )

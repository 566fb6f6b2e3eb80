"""A chain of more than two levels in lock-step.

*Instead of* an organisation, a stream and a team, where each one's objective is a key result of the
one before,

*Write* two levels that speak to each other:

    # the stream's own objective, and what it does for the organisation's
    ripples: [{to: most-innovative, effect: helps, text: provisioning ends where our flow ends}]

*Because* the third level waits for the second, which waits for the first: what customers say at the
bottom needs as many cycles to be heard as there are levels.

*Finds* objectives that repeat the key result of an objective that itself repeats one.

*Source*: 002, «Cascading OKRs»; 000, «Waterfall planning via multi-level OKR cascades».
"""

from collections.abc import Iterator, Mapping

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.rules.places import listed, place
from narrows.rules.repeats import repeats

MOST_LEVELS = 2


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find chains of cascaded objectives."""
    above = {(each.objective.cycle, each.objective.id): each.source for each in repeats(plan)}
    tops = {(each.cycle, each.id) for each in above.values()}
    for objective in plan.objectives:
        is_end = (objective.cycle, objective.id) not in tops
        chain = _chain(objective, above)
        if is_end and len(chain) > MOST_LEVELS:
            top = chain[0]
            yield rule.finding(
                place(objective),
                f"{len(chain)} levels move in lock-step: {listed(each.text for each in chain)}.",
                suggestion=f"Keep «{top.text}» as context for all, and let each of the others "
                f"write what it can make true by itself, with a ripple to `{top.id}` where it "
                "helps; what only passes a number on may go.",
            )


def _chain(objective: Objective, above: Mapping[tuple[str, str], Objective]) -> list[Objective]:
    """From the top down to an objective; a ring is cut where it closes."""
    chain = [objective]
    while (found := above.get((chain[0].cycle, chain[0].id))) and found not in chain:
        chain.insert(0, found)
    return chain


rule = Rule(
    name="cascade_depth",
    severity=Severity.WARN,
    source="002",
    check=check,
    manual=__doc__,
    compares_owners=True,
)

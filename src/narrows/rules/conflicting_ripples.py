"""Two objectives that pull one metric in opposite directions, or one that hits another's guard.

*Instead of*

    # claims
    key_results: [{id: cost, metric: hosting-cost, baseline: 4, target: 6}]
    # platform
    key_results: [{id: cost, metric: hosting-cost, baseline: 4, target: 1}]

*Write* one of the two, and the other as what must not get worse:

    # platform
    key_results: [{id: cost, metric: hosting-cost, baseline: 4, target: 3,
      counter_metric: {metric: flow_time, of: {stream: claims}}}]

*Because* waves that meet cancel each other out, and who makes them learns it only when both have
failed.

*Finds* pairs of objectives in one cycle whose key results move the same metric, of the same stream,
item type and status, up here and down there; and key results that move a metric the way that makes
it worse, where another objective has it as counter-metric. Where the direction is not known, it
says nothing.

*Source*: 002, «OKRs top-down? bottom-up? or ripples in a pond?».
"""

from collections.abc import Iterator

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.plan import Plan
from narrows.rules.directions import UP
from narrows.rules.opposing import Pull, conflicts
from narrows.rules.places import name, place, words


def check(plan: Plan, facts: Facts | None) -> Iterator[Finding]:
    """Find objectives that work against each other."""
    for each in conflicts(plan, facts):
        yield _finding(each.one, each.other, plan=plan)


def _finding(one: Pull, other: Pull, *, plan: Plan) -> Finding:
    said, way = words(other.key_result, plan), "up" if other.way is UP else "down"
    if one.is_guard:
        against = f"that «{one.objective.text}» guards with «{one.key_result.id}»"
    else:
        against = f"while «{one.objective.text}» pulls it the other way"
    return rule.finding(
        place(other.objective, other.key_result),
        f"«{said}» of «{other.objective.text}» goes {way}, {against}.",
        suggestion=f"{_who(one, other, plan=plan)} on one direction for «{said}», and say the rest "
        "with a ripple: "
        f"`{{to: {one.objective.id}, effect: hinders}}`.",
    )


def _who(one: Pull, other: Pull, *, plan: Plan) -> str:
    """Who is to agree; whoever wrote both has nobody to agree with."""
    owner, its = name(one.objective.owner, plan), name(other.objective.owner, plan)
    return f"Let {owner} decide" if owner == its else f"Let {owner} and {its} agree"


rule = Rule(
    name="conflicting_ripples",
    severity=Severity.WARN,
    source="002",
    check=check,
    manual=__doc__,
    compares_owners=True,
)

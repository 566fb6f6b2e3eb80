"""A target on the worse side of where it starts.

*Instead of*

    - {id: time, metric: flow_time, baseline: 14, target: 20}

*Write* the two the other way round; or, where it may get so much worse for something else to get
better, keep it within that and aim at the other:

    - {id: time, metric: flow_time, baseline: 20, target: 14}
    - {id: time, metric: flow_time, high: 20}

*Because* whatever gets worse then counts as progress, week after week, and nobody sees it in a bar
that fills.

*Finds* key results whose written baseline is better than their target, by the metric's own
`better:`, or by what a flow metric is. Of load, of a share of features, risks or debts, and of the
velocity of defects either way may be meant. Where the baseline is measured, a target that asks for
nothing is found where it is met already.

*Source*: 000, «Flow Metrics: track value stream improvement».
"""

from collections.abc import Iterator

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.plan import Plan
from narrows.domain.work import ItemType
from narrows.rules.directions import UP, better, pull
from narrows.rules.places import key_results, place, words
from narrows.rules.quantities import told_value


def check(plan: Plan, _facts: Facts | None) -> Iterator[Finding]:
    """Find targets that ask for worse."""
    for objective, key_result in key_results(plan):
        start, target = key_result.baseline, key_result.target
        if start is None or target is None:
            continue
        way = better(key_result.metric, key_result.of, plan=plan)
        is_of_defects = key_result.of.item_type is ItemType.DEFECT
        if way is None or (key_result.metric == "flow_velocity" and is_of_defects):
            continue
        if pull(key_result, objective, plan=plan, facts=None) != -way:
            continue
        metric, said = key_result.metric, words(key_result, plan)
        from_ = told_value(start, metric, plan=plan, beside=(target,))
        to = told_value(target, metric, plan=plan, beside=(start,))
        yield rule.finding(
            place(objective, key_result),
            f"«{said}» shall go from {from_} to {to}, and {'higher' if way == UP else 'lower'} is "
            "better.",
            suggestion=f"Swap them, if they changed places: `baseline: {target:.10g}, target: "
            f"{start:.10g}`. If it may get worse for something else, keep it within that: "
            f"`{'low' if way == UP else 'high'}: {target:.10g}`.",
        )


rule = Rule(
    name="worse_target",
    severity=Severity.WARN,
    source="000",
    check=check,
    manual=__doc__,
)

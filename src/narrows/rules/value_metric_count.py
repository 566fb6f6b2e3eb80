"""A stream without its one value metric.

*Instead of*

    - {id: policy, name: Policy, customer: People who insure themselves on their phone}

*Write* the one number that it exists to move:

    - {id: policy, name: Policy, customer: …, value_metric: mobile-nps}

*Because* only one number can say no: work that does not move it is refused, and two numbers always
leave a reason to do everything.

*Finds* streams with objectives and without `value_metric`. A stream that is only measured is left
alone.

*Source*: 001, «Value Streams»: each has one metric.
"""

from collections.abc import Iterator

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.measure import MetricKind
from narrows.domain.plan import Plan
from narrows.domain.streams import ValueStream
from narrows.rules.places import listed


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find streams without a value metric."""
    owners = {each.owner for each in plan.objectives}
    for stream in plan.streams:
        if stream.id in owners and not stream.value_metric:
            yield rule.finding(
                stream.id,
                f"«{stream.name or stream.id}» has objectives and no value metric.",
                suggestion=_rewrite(stream, plan),
            )


def _rewrite(stream: ValueStream, plan: Plan) -> str:
    """Candidates: the business metrics that its own key results are bound to."""
    own = [each for each in plan.objectives if each.owner == stream.id]
    bound = {each.metric for objective in own for each in objective.key_results}
    named = [
        each.id for each in plan.metrics if each.id in bound and each.kind is MetricKind.BUSINESS
    ]
    served = f"«{stream.customer}»" if stream.customer else "its customers"
    if len(named) == 1:
        return (
            f"Write `value_metric: {named[0]}`, if {served} would tell by it whether it is worth "
            "having; else the one number by which they would."
        )
    if named:
        return (
            f"Choose the one of {listed(named)} by which {served} would tell whether it is worth "
            "having, and write it as `value_metric:`."
        )
    return (
        f"Find the one number by which {served} would tell whether it is worth having, give it an "
        "entry under `metrics:`, and name it as `value_metric:`."
    )


rule = Rule(
    name="value_metric_count",
    severity=Severity.STOP,
    source="001",
    check=check,
    manual=__doc__,
)

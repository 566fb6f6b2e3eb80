"""Only business metrics as key results: all of them lag.

*Instead of*

    key_results:
      - {id: nps, metric: mobile-nps, baseline: 31, target: 37}
      - {id: share, metric: market-share, baseline: 10, target: 13}

*Write* a flow metric beside them, which leads:

    key_results:
      - {id: nps, metric: mobile-nps, baseline: 31, target: 37}
      - {id: feature-time, metric: flow_time, of: {stream: policy, item_type: feature}, target: 30}

*Because* business metrics tell weeks later whether it worked, while the flow of work tells this
week whether it can.

*Finds* owners whose key results of a cycle, two or more, are all bound to business metrics. Key
results in words alone say nothing of their metric, and are left alone; where all is money, that is
told instead.

*Source*: 000, «Types of metrics»: business metrics lag, flow metrics lead.
"""

from collections.abc import Iterator

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.measure import MetricKind
from narrows.domain.okr import ORGANISATION
from narrows.domain.plan import Plan
from narrows.rules.cycles import by_owner
from narrows.rules.places import is_whole, listed, name, words

FEWEST = 2


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find owners that look at what lags only."""
    for (_cycle, owner), objectives in by_owner(plan).items():
        bound = [(each, plan.metric(each.metric)) for of in objectives for each in of.key_results]
        if not is_whole(plan) or len(bound) < FEWEST:
            continue
        if any(metric is None or metric.kind is not MetricKind.BUSINESS for _, metric in bound):
            continue
        is_money = all(metric is not None and metric.is_financial for _, metric in bound)
        if is_money and owner == ORGANISATION:
            continue
        stream = plan.stream(owner) or plan.streams[0]
        said = listed(dict.fromkeys(words(each, plan) for each, _ in bound))
        yield rule.finding(
            owner,
            f"All {len(bound)} key results of «{name(owner, plan)}» lag: {said}.",
            suggestion=f"Add one that leads to «{objectives[0].text}», such as "
            f"`{{metric: flow_time, of: {{stream: {stream.id}}}}}`, or the wait "
            "that its customers feel most as `status_wait`.",
        )


rule = Rule(
    name="business_metrics_only",
    severity=Severity.WARN,
    source="000",
    check=check,
    manual=__doc__,
)

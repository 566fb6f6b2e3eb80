"""No key result of a stream touches its value metric, or a flow metric of it that leads there.

*Instead of*

    # the stream's value_metric is mobile-nps
    key_results: [{id: cost, metric: hosting-cost, target: 3}]

*Write* the value metric among the key results, or what leads to it:

    key_results:
      - {id: nps, metric: mobile-nps, baseline: 31, target: 37}
      - {id: feature-time, metric: flow_time, of: {stream: policy, item_type: feature}, target: 30}

*Because* a stream that does not try to move the one number it exists for will be busy all the same,
with somebody else's work.

*Finds* streams all of whose key results of a cycle are bound to metrics, none of which is its value
metric or a flow metric of its own. Key results in words alone are left alone.

*Source*: 001, «Value Streams».
"""

from collections.abc import Iterator

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.key_results import KeyResult
from narrows.domain.plan import Plan
from narrows.domain.streams import ValueStream
from narrows.rules.cycles import by_owner
from narrows.rules.places import listed, words
from narrows.rules.sentences import is_flow


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find streams that leave their value metric alone."""
    for (_cycle, owner), objectives in by_owner(plan).items():
        stream = plan.stream(owner)
        results = [each for objective in objectives for each in objective.key_results]
        if stream is None or not stream.value_metric or not results:
            continue
        if all(each.metric and not _moves(each, stream, plan=plan) for each in results):
            metric = plan.metric(stream.value_metric)
            value = metric.title if metric else stream.value_metric
            said = listed(dict.fromkeys(words(each, plan) for each in results))
            yield rule.finding(
                owner,
                f"«{stream.name or owner}» exists to move «{value}», and its key results are "
                f"{said}.",
                suggestion=f"Give «{objectives[0].text}» a key result on `{stream.value_metric}`, "
                f"or on what leads to it: `{{metric: flow_time, of: {{stream: {owner}}}}}`. If "
                "neither fits, the value metric is the wrong one.",
            )


def _moves(key_result: KeyResult, stream: ValueStream, *, plan: Plan) -> bool:
    if key_result.metric == stream.value_metric:
        return True
    return is_flow(key_result, plan) and key_result.of.stream in (stream.id, None)


rule = Rule(
    name="value_metric_unmoved",
    severity=Severity.WARN,
    source="001",
    check=check,
    manual=__doc__,
)

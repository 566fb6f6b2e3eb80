"""An organisational objective with no flow key result in it, nor in any objective that helps it.

*Instead of*

    text: Become the most innovative insurer in our industry
    key_results: [share, provision]

*Write* one that leaders can move by lifting what stands in the streams' way:

    key_results:
      - {id: share, metric: market-share, baseline: 10, target: 13}
      - {id: efficiency, metric: flow_efficiency, of: {stream: policy}, target: 0.3}

*Because* impediments that only leaders can remove stay where they are, as long as nothing that
leaders look at shows them.

*Finds* objectives of the organisation whose key results name no flow metric, while no objective
with a ripple that helps them has one either. Words such as «lead time» or «wait» count; so does a
draft of objectives alone, which is left alone.

*Source*: 000, «Measure Flow»: flow metrics for organisational key results.
"""

import re
from collections.abc import Iterator

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.okr import ORGANISATION, Objective
from narrows.domain.plan import Plan
from narrows.rules.cycles import by_cycle
from narrows.rules.places import is_whole, place, words
from narrows.rules.sentences import is_flow

FLOW_WORDS = re.compile(
    r"\b(?:flow|lead|cycle|throughput|delivery|turnaround|waiting) (?:time|efficiency|rate)?s?\b"
    r"|\bthroughput\b|\bwip\b|\bwork in progress\b|\bwaits?\b|\bwaiting\b|\bqueues?\b|\bbottleneck"
    r"|\btime to \w+"
)


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find organisational objectives without flow."""
    if not is_whole(plan):
        return
    for objectives in by_cycle(plan).values():
        flowing = {each.id for each in objectives if _has_flow(each, plan)}
        helped = {
            ripple.to
            for each in objectives
            if each.id in flowing
            for ripple in each.ripples
            if ripple.effect == "helps"
        }
        for each in objectives:
            is_top = each.owner == ORGANISATION and bool(each.key_results)
            if is_top and each.id not in flowing and each.id not in helped:
                yield rule.finding(
                    place(each),
                    f"«{each.text}» has no flow metric among its key results, nor has any "
                    "objective that helps it.",
                    suggestion=_rewrite(each, plan),
                )


def _has_flow(objective: Objective, plan: Plan) -> bool:
    return any(
        is_flow(each, plan) or FLOW_WORDS.search(words(each, plan).casefold())
        for each in objective.key_results
    )


def _rewrite(objective: Objective, plan: Plan) -> str:
    stream = plan.streams[0]
    return (
        f"Add the flow of the stream that «{objective.text}» depends on most, such as "
        f"`{{metric: flow_efficiency, of: {{stream: {stream.id}}}}}`, or let a stream say with a "
        f"ripple that its objective helps: `{{to: {objective.id}, effect: helps}}`."
    )


rule = Rule(
    name="no_flow_metric",
    severity=Severity.NOTE,
    source="000",
    check=check,
    manual=__doc__,
    compares_owners=True,
)

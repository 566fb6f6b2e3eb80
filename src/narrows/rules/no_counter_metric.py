"""A single number that is easy to game, with nothing that guards it.

*Instead of*

    key_results:
      - {id: more, metric: flow_velocity, of: {stream: policy}, target: 20}

*Write* what must not get worse meanwhile:

    key_results:
      - {id: more, metric: flow_velocity, of: {stream: policy}, target: 20,
         counter_metric: {metric: flow_distribution, of: {stream: policy, item_type: defect}}}

*Because* what is measured alone becomes the aim: items are cut smaller, calls shorter and tests
fewer, and the number rises.

*Finds* objectives that one metric alone decides about, where that is a flow metric or a count, and
no counter-metric or other key result stands beside it.

*Source*: 002, on KPIs as targets: Goodhart's law and goal displacement.
"""

import re
from collections.abc import Iterator, Mapping

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.key_results import KeyResult
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.rules.places import place, words
from narrows.rules.sentences import is_flow, is_of_team

COUNTED = re.compile(
    r"\bnumber of\b|\bcount of\b|\bsign-?ups\b|\bdownloads\b|\bvisits\b|\bvisitors\b"
    r"|\bpage ?views\b|\bclicks\b|\bcalls\b|\bleads\b|\bfollowers\b|\bregistrations\b|\binstalls\b"
    r"|\bhandling time\b|\bitems (?:done|finished)\b|\bclosed\b"
)
"""What is easily made more of."""

GUARDS: Mapping[str, str] = {
    "flow_time": "flow_distribution, of: {item_type: defect}",
    "flow_velocity": "flow_distribution, of: {item_type: defect}",
    "flow_load": "flow_velocity",
    "flow_efficiency": "flow_time",
    "flow_distribution": "flow_time",
    "status_wait": "flow_time",
    "value_score": "flow_time",
}
"""What gets worse first when a flow metric is gamed."""


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find numbers that nothing guards."""
    for objective in plan.objectives:
        alone = _alone(objective)
        if alone is not None and _is_easy(alone, plan):
            yield rule.finding(
                place(objective, alone),
                f"«{words(alone, plan)}» alone decides about «{objective.text}», and nothing "
                "guards it.",
                suggestion=_rewrite(alone),
            )


def _alone(objective: Objective) -> KeyResult | None:
    """The one that decides alone; a second one, in words or of another metric, is a guard."""
    results = objective.key_results
    if not results or any(each.counter_metric for each in results):
        return None
    is_one = len(results) == 1 or (
        results[0].metric is not None and len({each.metric for each in results}) == 1
    )
    return results[0] if is_one else None


def _is_easy(key_result: KeyResult, plan: Plan) -> bool:
    if is_flow(key_result, plan):
        return True
    said = words(key_result, plan).casefold()
    return bool(COUNTED.search(said)) and not is_of_team(key_result, plan)


def _rewrite(key_result: KeyResult) -> str:
    guard = GUARDS.get(key_result.metric or "")
    if guard:
        return f"Add `counter_metric: {{metric: {guard}}}`, which must not get worse meanwhile."
    return (
        "Ask how the number could be raised without anybody being better off, and name what would "
        "show that as `counter_metric:`, or as a second key result."
    )


rule = Rule(
    name="no_counter_metric",
    severity=Severity.NOTE,
    source="002",
    check=check,
    manual=__doc__,
)

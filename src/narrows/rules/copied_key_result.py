"""The same key result in several streams, with the same date.

*Instead of*

    # in each of three streams
    key_results: [NPS rises from 31 to 37]

*Write* it where it can be moved, and in the others what they do for it:

    # policy
    key_results: [{id: nps, metric: mobile-nps, baseline: 31, target: 37}]
    # claims
    key_results: [{id: claim-nps, metric: claim-nps, baseline: 22, target: 28}]
    ripples: [{to: love-mobile, effect: helps}]

*Because* a key result that everybody has is nobody's: each waits for the others, and none can say
whether its own bets moved it.

*Finds* the same metric with the same number to reach and the same date at two or more owners in one
cycle, however they write it («Raise NPS from 31 to 37», «NPS rises to 37»). A flow metric is
another one in each stream; it is found where three streams give it the very same target.

*Source*: 002, «OKRs top-down? bottom-up? or ripples in a pond?».
"""

from collections.abc import Hashable, Iterator

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.key_results import KeyResult
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.rules.meant_metrics import meant_metric
from narrows.rules.places import key_results, listed, name, place, words
from narrows.rules.sentences import flow_metrics

FEWEST = 2
FEWEST_OF_FLOW = 3
"""Two streams may want to be equally fast by themselves."""


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find key results that several owners have."""
    found: dict[tuple[str, bool, Hashable], list[tuple[Objective, KeyResult]]] = {}
    for objective, key_result in key_results(plan):
        told = _key(key_result, objective.owner, plan=plan)
        if told is not None:
            key, is_flow = told
            found.setdefault((objective.cycle, is_flow, key), []).append((objective, key_result))
    for (_cycle, is_flow, _shared), same in found.items():
        owners = list(dict.fromkeys(each.owner for each, _ in same))
        is_of_flow = is_flow and len({_stream(*each) for each in same}) > 1
        if len(owners) < (FEWEST_OF_FLOW if is_of_flow else FEWEST):
            continue
        objective, key_result = next(each for each in same if each[0].owner == owners[1])
        said = words(key_result, plan)
        yield rule.finding(
            place(objective, key_result),
            f"«{said}», to the same target, is a key result of "
            f"{listed(name(each, plan) for each in owners)}.",
            suggestion=f"Leave «{said}» with whoever can move it most, and let the others measure "
            "what they add to it in numbers of their own, with a ripple to "
            f"`{same[0][0].id}`.",
        )


def _stream(objective: Objective, key_result: KeyResult) -> str | None:
    return key_result.of.stream if key_result.metric else objective.owner


def _key(key_result: KeyResult, owner: str, *, plan: Plan) -> tuple[Hashable, bool] | None:
    """What two have in common that are the same, and whether it is of the flow; `None` is unknown.

    Words are taken apart: «Raise NPS from 31 to 37» and «NPS rises to 37» are one.
    """
    aim = (key_result.target, key_result.low, key_result.high)
    of, metric = key_result.of, key_result.metric
    if metric is None:
        meant = meant_metric(key_result, owner, plan=plan)
        said = None if meant is None else meant.said
        if meant is None or said is None or (said.end, said.low, said.high) == (None, None, None):
            return _words_of(key_result)
        aim = (meant.in_unit(said.end), meant.in_unit(said.low), meant.in_unit(said.high))
        if meant.metric is None or meant.scope or said.until:
            return (meant.key, aim, said.unit, said.until), False
        of, metric = meant.of, meant.metric
    if aim == (None, None, None):
        return None
    if plan.metric(metric) is None and metric in flow_metrics():
        return (metric, of.item_type, of.statistic, bool(of.status), aim), True
    return (metric, aim), False


def _words_of(key_result: KeyResult) -> tuple[Hashable, bool] | None:
    said = " ".join((key_result.text or "").casefold().split()).strip(" .")
    return (said, False) if any(map(str.isdigit, said)) else None


rule = Rule(
    name="copied_key_result",
    severity=Severity.WARN,
    source="002",
    check=check,
    manual=__doc__,
    compares_owners=True,
)

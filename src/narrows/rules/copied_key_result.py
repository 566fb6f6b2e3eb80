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

*Finds* the same words with a number, or the same observed metric with the same target, at two or
more owners in one cycle. A flow metric is another one in each stream; it is found where three
streams give it the very same target.

*Source*: 002, «OKRs top-down? bottom-up? or ripples in a pond?».
"""

from collections.abc import Hashable, Iterator

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.key_results import KeyResult
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.rules.places import key_results, listed, name, place, words
from narrows.rules.sentences import is_flow

FEWEST = 2
FEWEST_OF_FLOW = 3
"""Two streams may want to be equally fast by themselves."""


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find key results that several owners have."""
    found: dict[Hashable, list[tuple[Objective, KeyResult]]] = {}
    for objective, key_result in key_results(plan):
        key = _key(key_result, plan)
        if key is not None:
            found.setdefault((objective.cycle, key), []).append((objective, key_result))
    for same in found.values():
        owners = list(dict.fromkeys(each.owner for each, _ in same))
        is_of_flow = is_flow(same[0][1], plan) and same[0][1].of.stream != same[-1][1].of.stream
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


def _key(key_result: KeyResult, plan: Plan) -> Hashable:
    """What two key results have in common that are the same; `None` where that cannot be said."""
    aim = (key_result.target, key_result.low, key_result.high)
    of = key_result.of
    if key_result.metric is None:
        said = " ".join((key_result.text or "").casefold().split()).strip(" .")
        return said if any(map(str.isdigit, said)) else None
    if aim == (None, None, None):
        return None
    if is_flow(key_result, plan):
        return key_result.metric, of.item_type, of.statistic, bool(of.status), aim
    return key_result.metric, aim


rule = Rule(
    name="copied_key_result",
    severity=Severity.WARN,
    source="002",
    check=check,
    manual=__doc__,
)

"""A target that is met today, or that is reached anyway.

*Instead of*

    - {id: time, metric: flow_time, of: {stream: policy}, target: 30}    # 27 days last month

*Write* a target that something has to change for, or keep it where it is:

    - {id: time, metric: flow_time, of: {stream: policy}, target: 20}
    - {id: steady, metric: flow_time, of: {stream: policy}, high: 30}

*Because* people who are measured by targets aim low to be safe («satisficing»), and then nothing
has to be tried.

*Finds* key results whose current value has reached the target before the cycle's third week, and
those whose target was reached in most of the weeks, or readings, before the cycle; eight of them
have to be known. What is reached later in a cycle is a success, and left alone.

*Source*: 002, on SMART goals: satisficing.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from narrows.domain.calendar import day_of
from narrows.domain.facts import Facts, KeyResultKey
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.key_results import KeyResult
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.rules.directions import UP, pull
from narrows.rules.places import key_results, place, words
from narrows.rules.quantities import told_value

YOUNG = timedelta(weeks=2)
FEWEST_READINGS = 8
MOST_RATIO = 0.6
"""What share of the readings shows that it happens anyway. [ratio]"""


def check(plan: Plan, facts: Facts | None) -> Iterator[Finding]:
    """Find targets that ask for nothing."""
    for objective, key_result in key_results(plan) if facts else ():
        if facts is None or key_result.target is None:
            continue
        way = pull(key_result, objective, plan=plan, facts=facts)
        if way is None:
            continue
        told = _today(objective, key_result, plan=plan, facts=facts, way=way) or _anyway(
            objective, key_result, facts=facts, way=way
        )
        if told:
            bound = f"{'low' if way == UP else 'high'}: {key_result.target:.10g}"
            said = words(key_result, plan)
            aim = told_value(key_result.target, key_result.metric, plan=plan)
            yield rule.finding(
                place(objective, key_result),
                f"«{said}» shall reach {aim}, and {told}.",
                suggestion="Ask what it would be if something changed, and set that as `target:`; "
                f"or keep it where it is with `{bound}`, and let «{objective.text}» aim at "
                "something else.",
            )


def _today(
    objective: Objective, key_result: KeyResult, *, plan: Plan, facts: Facts, way: int
) -> str | None:
    measured = facts.progress.get(KeyResultKey(objective.id, key_result.id))
    cycle = plan.cycle(objective.cycle)
    if measured is None or measured.current is None or cycle is None:
        return None
    known = [each for each in (facts.as_of, measured.as_of) if each is not None]
    today: date | None = day_of(max(known), plan.zone) if known else None
    is_young = today is not None and today < cycle.start + YOUNG
    if is_young and _reaches(measured.current, key_result, way=way):
        metric, beside = key_result.metric, (key_result.target,)
        return f"is {told_value(measured.current, metric, plan=plan, beside=beside)} today"
    return None


def _anyway(objective: Objective, key_result: KeyResult, *, facts: Facts, way: int) -> str | None:
    before = facts.readings.get(KeyResultKey(objective.id, key_result.id), ())
    n_met = sum(_reaches(each, key_result, way=way) for each in before)
    if len(before) >= FEWEST_READINGS and n_met >= MOST_RATIO * len(before):
        return f"did so in {n_met} of {len(before)} readings before the cycle"
    return None


def _reaches(value: float, key_result: KeyResult, *, way: int) -> bool:
    return key_result.target is not None and (value - key_result.target) * way >= 0


rule = Rule(
    name="already_met",
    severity=Severity.WARN,
    source="002",
    check=check,
    needs_facts=True,
    manual=__doc__,
    numbers_of="key result",
)

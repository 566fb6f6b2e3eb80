"""A key result that improves while its counter-metric, or other flow of the stream, worsens.

*Instead of* a victory:

    # flow time of features 42 → 31 days; defects meanwhile 10 → 24 % of what gets done

*Write* the price beside it, and change the bet:

    - text: A story is verified before the next one is pulled
      hypothesis: {key_result: feature-time, change: -3, because: less comes back}

*Because* once a number is a target, people find the ways to it that cost what nobody measures
(Goodhart's law).

*Finds* key results that have come a quarter of the way or more, while their counter-metric is more
than 10 % worse than at the start, and a share by more than chance; and those of a stream's flow,
while its flow time, velocity or efficiency is worse in each of the last four weeks than in three of
four of the 13 before.

*Source*: 002, on KPIs as targets: Goodhart's law, goal displacement.
"""

from collections.abc import Iterator, Sequence
from math import sqrt
from statistics import quantiles

from narrows.domain.facts import Facts, KeyResultKey
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.key_results import KeyResult, Scope
from narrows.domain.observed import KeyResultProgress, ProgressState
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.rules.directions import BETTER, UP, better
from narrows.rules.places import flow_words, key_results, name, place, words
from narrows.rules.quantities import told_value
from narrows.rules.sentences import is_flow

IMPROVED_RATIO = 0.25
WORSE_RATIO = 0.1
FEWEST_ITEMS = 5
RECENT_WEEKS = 4
BEFORE_WEEKS = 13


def check(plan: Plan, facts: Facts | None) -> Iterator[Finding]:
    """Find improvements that something else pays for."""
    for objective, key_result in key_results(plan) if facts else ():
        key = KeyResultKey(objective.id, key_result.id)
        if facts is None or not _improves(key, facts):
            continue
        told = _counter(key, key_result, plan=plan, facts=facts) or _flow(
            key_result, plan=plan, facts=facts
        )
        if told:
            said = words(key_result, plan)
            yield rule.finding(
                place(objective, key_result),
                f"«{said}» improves while {told}.",
                suggestion=_rewrite(said, objective),
            )


def _improves(key: KeyResultKey, facts: Facts) -> bool:
    measured = facts.progress.get(key)
    return (
        measured is not None
        and measured.state is ProgressState.MEASURED
        and measured.target is not None
        and (measured.progress_ratio or 0) >= IMPROVED_RATIO
    )


def _counter(key: KeyResultKey, key_result: KeyResult, *, plan: Plan, facts: Facts) -> str | None:
    counter, measured = key_result.counter_metric, facts.counters.get(key)
    if counter is None or measured is None:
        return None
    way = better(counter.metric, counter.of, plan=plan)
    before, now = measured.baseline, measured.current
    is_enough = measured.n_items is None or measured.n_items >= FEWEST_ITEMS
    if way is None or before is None or now is None or not is_enough:
        return None
    worse_by = (before - now) * way
    if worse_by <= max(WORSE_RATIO * abs(before), _chance(before, measured)):
        return None
    metric = plan.metric(counter.metric)
    said = metric.title if metric else flow_words(counter.metric, counter.of)
    then = told_value(before, counter.metric, plan=plan)
    today = told_value(now, counter.metric, plan=plan, beside=(before,))
    return f"its counter-metric, «{said}», went from {then} to {today}"


def _chance(share: float, measured: KeyResultProgress) -> float:
    """What a share of so few items may differ by chance: two standard errors. [ratio]"""
    if measured.unit != "ratio" or not measured.n_items or not 0 <= share <= 1:
        return 0.0
    return 2 * sqrt(share * (1 - share) / measured.n_items)


def _flow(key_result: KeyResult, *, plan: Plan, facts: Facts) -> str | None:
    stream = key_result.of.stream
    if stream is None or not is_flow(key_result, plan):
        return None
    for metric, way in BETTER.items():
        told = facts.weekly.get(stream, {}).get(metric, ())
        if metric != key_result.metric and _is_worse(told, way):
            return (
                f"the {flow_words(metric, Scope())} of «{name(stream, plan)}» is worse than it "
                "used to be, four weeks in a row"
            )
    return None


def _is_worse(told: Sequence[float], way: int) -> bool:
    if len(told) < RECENT_WEEKS + BEFORE_WEEKS:
        return False
    recent = told[-RECENT_WEEKS:]
    low, _, high = quantiles(told[-RECENT_WEEKS - BEFORE_WEEKS : -RECENT_WEEKS], n=4)
    return max(recent) < low if way == UP else min(recent) > high


def _rewrite(said: str, objective: Objective) -> str:
    bets = ", ".join(f"«{each.text}»" for each in objective.initiatives[:2])
    asked = f"Ask whether {bets} causes it" if bets else "Ask what causes it"
    return (
        f"{asked}, and swap that for a bet that does not: «{objective.text}» is not nearer while "
        f"«{said}» is paid for elsewhere."
    )


rule = Rule(
    name="goodhart",
    severity=Severity.WARN,
    source="002",
    check=check,
    needs_facts=True,
    manual=__doc__,
    numbers_of="key result",
)

"""A target without a measured starting point.

*Instead of*

    - {id: nps, metric: mobile-nps, target: 37.2}

*Write* where it is now, and since when that is known:

    - {id: nps, metric: mobile-nps, baseline: 31, baseline_at: 2026-09-28, target: 37.2}

*Because* without a starting point nobody can say how far it has come, or whether the target asks
for anything at all.

*Finds* targets of observed metrics without a baseline, and words with a number to reach but none to
start from. A flow metric has its baseline measured, over the 13 weeks before the cycle; it is found
where that gave nothing. What keeps within a band starts nowhere, and is left alone.

*Source*: 000, «Objectives & Key Results»: goals with measurable results.
"""

import re
from collections.abc import Iterator

from narrows.analytics.metric_sentences import Direction
from narrows.analytics.wording_kinds import WordingKind
from narrows.analytics.wording_plain import plain
from narrows.domain.facts import Facts, KeyResultKey
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.key_results import KeyResult
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.rules.meant_metrics import meant_metric, taken_apart, written
from narrows.rules.places import key_results, place, words
from narrows.rules.sentences import is_surely, told

START = re.compile(
    r"\bfrom\b|\bvs\.?\s|→|->|\bbaseline\b|\bcurrent(?:ly)?\b|\btoday\b|\bnow\b|\bwas\b|\bwere\b"
    r"|\brather than\b|\binstead of\b|\blast (?:year|season|quarter|cycle|month|week|time)\b"
    r"|\d\D*, (?:down|up) to\b|\d ?%? ?(?:[a-z]{1,12} )?to [$€£]?\d"
    r"|\((?:[^()\d]{0,30}: ?)?[$€£]?(?!20\d\d\))\d[\d.,]* ?(?:%|[a-z]{1,12})?\)"
)
"""Words that say where it starts; what stands in brackets behind a number often is that, too."""

BOUND = re.compile(r"\b(?:maintain|keep|remain|stay|hold)s?\b|\bstays?\b|\bno (?:more|new)\b")
"""Words of a level that is kept."""


def check(plan: Plan, facts: Facts | None) -> Iterator[Finding]:
    """Find targets without a starting point."""
    for objective, key_result in key_results(plan):
        said = words(key_result, plan)
        if key_result.metric is None:
            is_found = key_result.baseline is None and _is_told_without_start(
                told(key_result, plan)
            )
        else:
            is_found = key_result.target is not None and not _starts(
                key_result, objective, plan=plan, facts=facts
            )
        if is_found:
            yield rule.finding(
                place(objective, key_result),
                f"«{said}» says where to arrive, {_lacks(key_result)}.",
                suggestion=_rewrite(key_result, objective, plan=plan, said=said),
            )


def _lacks(key_result: KeyResult) -> str:
    # A metric is measured: nobody forgot to write where it starts, there is nothing to measure yet.
    is_bound = key_result.metric is not None
    return "and where it starts is not measured yet" if is_bound else "not where it starts"


def _starts(
    key_result: KeyResult, objective: Objective, *, plan: Plan, facts: Facts | None
) -> bool:
    if key_result.baseline is not None:
        return True
    measured = facts and facts.progress.get(KeyResultKey(objective.id, key_result.id))
    if measured:
        return measured.baseline is not None
    return plan.metric(key_result.metric) is None


def _is_told_without_start(said: str) -> bool:
    is_target = is_surely(said, WordingKind.OUTCOME) and any(map(str.isdigit, said))
    text, apart = plain(said), taken_apart(said)
    starts = apart.start is not None or apart.direction is Direction.KEEP
    return is_target and not starts and not START.search(text) and not BOUND.search(text)


def _rewrite(key_result: KeyResult, objective: Objective, *, plan: Plan, said: str) -> str:
    if key_result.metric is None:
        meant = meant_metric(key_result, objective.owner, plan=plan)
        bound = "to a metric with `metric:`, `baseline:` and `target:`"
        return (
            f"Measure it once and write it down: «{said.rstrip(' .')}, from … today»; or bind it "
            f"{bound if meant is None else f'to its metric: `{written(meant)}`'}."
        )
    if plan.metric(key_result.metric) is None:
        return (
            "Give its stream a source and `narrows sync` it, so that where it starts is measured, "
            f"or write `baseline:` and `baseline_at:` beside `target: {key_result.target:.10g}`."
        )
    return (
        f"Bring its last value with `narrows observe {key_result.metric} VALUE --at DAY`, or write "
        f"`baseline:` and `baseline_at:` beside `target: {key_result.target:.10g}`."
    )


rule = Rule(
    name="no_baseline",
    severity=Severity.WARN,
    source="000",
    check=check,
    manual=__doc__,
    numbers_of="key result",
)

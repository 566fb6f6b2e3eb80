"""A step from baseline to target that is smaller than what the metric does by itself.

*Instead of*

    - {id: nps, metric: mobile-nps, baseline: 31, target: 32}      # it goes up and down by 3

*Write* a step that could be told from chance:

    - {id: nps, metric: mobile-nps, baseline: 31, target: 37}

*Because* a target inside the noise is reached by waiting for a good week, and missed in a bad one;
either way nobody learns whether a bet helped.

*Finds* key results whose step is smaller than the usual change, the median, from one reading before
the cycle to the next; eight have to be known. Of flow metrics it takes the change of a week,
divided by the square root of the weeks that are measured together; a week in which history begins
is none.

*Source*: 002, on KPIs as targets.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import sqrt
from statistics import median

from narrows.domain.facts import Facts, KeyResultKey
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.key_results import KeyResult
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.rules.places import key_results, place, words
from narrows.rules.quantities import told_step
from narrows.rules.sentences import is_flow

FEWEST_READINGS = 8
WINDOW_WEEKS = 4
"""How many weeks a key result of flow measures together, unless it says otherwise."""


def check(plan: Plan, facts: Facts | None) -> Iterator[Finding]:
    """Find steps that nobody could tell from chance."""
    for objective, key_result in key_results(plan) if facts else ():
        step = _step(objective, key_result, facts=facts)
        before = facts.readings.get(KeyResultKey(objective.id, key_result.id), ()) if facts else ()
        if step is None or len(before) < FEWEST_READINGS:
            continue
        usual = _usual_change(before)
        if is_flow(key_result, plan):
            usual /= sqrt(key_result.of.window_weeks or WINDOW_WEEKS)
        if step < usual:
            yield _finding(objective, key_result, plan=plan, step=step, usual=usual)


def _finding(
    objective: Objective, key_result: KeyResult, *, plan: Plan, step: float, usual: float
) -> Finding:
    said, metric = words(key_result, plan), key_result.metric
    moves = told_step(usual, metric, plan=plan)
    return rule.finding(
        place(objective, key_result),
        f"«{said}» shall move by {told_step(step, metric, plan=plan)}, and moves by {moves} from "
        "one reading to the next by itself.",
        suggestion=f"Aim further than {told_step(usual * 2, metric, plan=plan)} from where "
        f"«{said}» starts, so that 13 weeks can show it, or take a metric that answers sooner to "
        f"what «{objective.text}» changes.",
    )


def _step(objective: Objective, key_result: KeyResult, *, facts: Facts | None) -> float | None:
    start = key_result.baseline
    if start is None and facts:
        measured = facts.progress.get(KeyResultKey(objective.id, key_result.id))
        start = measured.baseline if measured else None
    if start is None or key_result.target is None:
        return None
    return abs(key_result.target - start)


def _usual_change(readings: Sequence[float]) -> float:
    return median(abs(after - before) for before, after in pairwise(readings))


rule = Rule(
    name="inside_the_noise",
    severity=Severity.NOTE,
    source="002",
    check=check,
    needs_facts=True,
    manual=__doc__,
    numbers_of="key result",
)

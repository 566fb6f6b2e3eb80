"""A steady KPI turned into a target without any change behind it.

*Instead of*

    key_results:
      - {id: nps, metric: claim-nps, target: 28}     # as in the cycle before, and nobody bets on it

*Write* what shall change it, or only watch it:

    key_results:
      - {id: questions, metric: status_wait, of: {status: Waiting for business input}, target: 1}
        # claim-nps stays on the stream's page, as its value metric

*Because* a KPI measures how tall you are; as a target without a change behind it, it makes people
stretch while they are measured.

*Finds* key results on an observed metric that have the target of the cycle before, or ask for less
than 3 % of where it stands, while no initiative of the objective bets on them. An objective without
any initiative is left alone: its bets may be still to come.

*Source*: 002, on KPIs: a measuring tool, not a target.
"""

from collections.abc import Iterator, Sequence

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.key_results import KeyResult
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.rules.cycles import with_the_cycle_before
from narrows.rules.places import place, words

STEADY_RATIO = 0.03
"""How small a step asks for nothing. [ratio of the baseline]"""


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find targets that nobody bets on and nothing changes."""
    before = {
        objective.id: earlier for earlier, now in with_the_cycle_before(plan) for objective in now
    }
    for objective in plan.objectives:
        bet_on = {bet.key_result for each in objective.initiatives for bet in each.hypotheses}
        for key_result in objective.key_results if bet_on else ():
            if key_result.id in bet_on or not _is_kpi(key_result, plan):
                continue
            was_there = _was_there(key_result, before.get(objective.id, ()))
            if was_there or _is_small(key_result):
                said = words(key_result, plan)
                told = "had this target before" if was_there else "shall hardly move"
                yield rule.finding(
                    place(objective, key_result),
                    f"«{said}» {told}, and no initiative bets on it.",
                    suggestion=f"Add a bet on «{said}» that could move it, or only watch "
                    f"it, and take for «{objective.text}» a key result that your initiatives do "
                    "move.",
                )


def _is_kpi(key_result: KeyResult, plan: Plan) -> bool:
    return plan.metric(key_result.metric) is not None and key_result.target is not None


def _was_there(key_result: KeyResult, before: Sequence[Objective]) -> bool:
    return any(
        (each.metric, each.of, each.target) == (key_result.metric, key_result.of, key_result.target)
        for objective in before
        for each in objective.key_results
    )


def _is_small(key_result: KeyResult) -> bool:
    if not key_result.baseline or key_result.target is None:
        return False
    return abs(key_result.target - key_result.baseline) < STEADY_RATIO * abs(key_result.baseline)


rule = Rule(
    name="kpi_as_target",
    severity=Severity.NOTE,
    source="002",
    check=check,
    manual=__doc__,
    reads_past=True,
)

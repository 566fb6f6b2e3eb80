"""A key result that is something to build, to do or to hire: an initiative in disguise.

*Instead of*

    Build a tool that reminds people of their basket

*Write* the bet as an initiative, and what it shall change as the key result:

    key_results:
      - text: Checkouts that people finish rise from 58 % to 65 %
    initiatives:
      - text: Build a tool that reminds people of their basket

*Because* a deliverable that is done says nothing about whether it helped, its progress blends into
that of the objective, and nobody may swap it for a better idea any more.

*Finds* what begins with making, doing or hiring («Integrate …», «Launch …», «Hire 3 …»), things
that stand («… is in place»), and metrics that go from 0 to 1. Where words do not tell clearly, it
says nothing.

*Source*: 003, «Blended OKRs» and «Separate Initiatives».
"""

from collections.abc import Iterator

from narrows.analytics.wording import classify
from narrows.analytics.wording_kinds import WordingKind
from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.key_results import KeyResult
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.rules.places import key_results, place, words

SHARES = ("ratio", "percent", "%")
"""Units in which 1 is no «done»."""


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find key results that are deliverables."""
    for objective, key_result in key_results(plan):
        said = words(key_result, plan)
        wording = classify(said)
        if wording.is_surely(WordingKind.OUTPUT):
            told = f"«{said}» is something to do, not something to see change."
        elif _is_done_or_not(key_result, plan) and not wording.is_surely(WordingKind.OUTCOME):
            told = f"«{said}» goes from 0 to 1: it is done or not, and measures nothing."
        else:
            continue
        yield rule.finding(
            place(objective, key_result), told, suggestion=_rewrite(said, objective, plan)
        )


def _is_done_or_not(key_result: KeyResult, plan: Plan) -> bool:
    metric = plan.metric(key_result.metric)
    goes_up_by_one = (key_result.baseline, key_result.target) == (0, 1)
    return goes_up_by_one and metric is not None and metric.unit.casefold() not in SHARES


def _rewrite(said: str, objective: Objective, plan: Plan) -> str:
    """The deliverable as a bet on the first key result of the objective that is none."""
    bet = f"Make it an initiative, `text: {said}`"
    for each in objective.key_results:
        beside = words(each, plan)
        if beside != said and classify(beside).wording is WordingKind.OUTCOME:
            return f"{bet}, with the hypothesis by how much it moves «{beside}» until which week."
    return (
        f"{bet}, and write as key result what will be different for whom «{objective.text}» is "
        "meant: a metric, where it is now, and where it shall be."
    )


rule = Rule(
    name="deliverable_key_result",
    severity=Severity.STOP,
    source="003",
    check=check,
    manual=__doc__,
)

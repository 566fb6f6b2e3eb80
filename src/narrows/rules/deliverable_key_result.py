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

from collections.abc import Iterable, Iterator

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
            told = f"is something to do ({_quoted(wording.evidence)}), not a change to be seen"
        elif _is_done_or_not(key_result, plan) and not wording.is_surely(WordingKind.OUTCOME):
            told = "goes from 0 to 1: it is done or not, and nothing is measured"
        else:
            continue
        yield rule.finding(
            place(objective, key_result),
            f"«{said}» {told}.",
            suggestion=f"Move it to `initiatives:`{_hypothesis(objective, plan)}.",
        )


def _is_done_or_not(key_result: KeyResult, plan: Plan) -> bool:
    metric = plan.metric(key_result.metric)
    goes_up_by_one = (key_result.baseline, key_result.target) == (0, 1)
    return goes_up_by_one and metric is not None and metric.unit.casefold() not in SHARES


def _hypothesis(objective: Objective, plan: Plan) -> str:
    """What it could be a bet on: the first key result beside it that is an outcome."""
    for each in objective.key_results:
        beside = words(each, plan)
        if classify(beside).is_surely(WordingKind.OUTCOME):
            return (
                f" with `hypothesis: {{key_result: {each.id}, change: …, by_week: …}}`: by how "
                f"much shall it move «{beside}», until when"
            )
    stream = plan.stream(objective.owner)
    value = plan.metric(stream.value_metric) if stream else None
    moved = f"«{value.title}»" if value else f"what people notice when «{objective.text}» is true"
    return f", and make a key result of what it shall move: {moved}, from where to where"


def _quoted(evidence: Iterable[str]) -> str:
    return ", ".join(f"«{each}»" for each in evidence)


rule = Rule(
    name="deliverable_key_result",
    severity=Severity.STOP,
    source="003",
    check=check,
    manual=__doc__,
)

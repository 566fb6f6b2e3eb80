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

from narrows.analytics.wording_kinds import WordingKind
from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.rules.candidates import ask
from narrows.rules.places import key_results, listed, place, words
from narrows.rules.sentences import is_deliverable, is_surely, is_to_do, told, wording_of


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find key results that are deliverables."""
    for objective, key_result in key_results(plan):
        said = words(key_result, plan)
        if not is_deliverable(key_result, plan):
            continue
        if is_to_do(key_result, plan):
            evidence = listed(wording_of(said).evidence)
            found = f"is something to do ({evidence}), not a change to be seen"
        else:
            found = "goes from 0 to 1: it is done or not, and nothing is measured"
        yield rule.finding(
            place(objective, key_result),
            f"«{said}» {found}.",
            suggestion=_rewrite(objective, plan, said=said),
        )


def _rewrite(objective: Objective, plan: Plan, *, said: str) -> str:
    """As a bet on the first key result beside it that is an outcome; else what to ask, and whom."""
    asked = ask(objective, plan, said=said)
    for each in objective.key_results:
        beside = words(each, plan)
        if is_surely(told(each, plan), WordingKind.OUTCOME):
            return (
                f"Move it to `initiatives:` with `hypothesis: {{key_result: {each.id}, change: …, "
                f"by_week: …}}`: by how much shall it move «{beside}», until when? If it does not, "
                f"{asked}."
            )
    return f"Move it to `initiatives:`, and {asked}, is the key result."


rule = Rule(
    name="deliverable_key_result",
    severity=Severity.STOP,
    source="003",
    check=check,
    manual=__doc__,
    finds_bets=True,
)

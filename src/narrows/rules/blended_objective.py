"""Outcomes and things to build under one objective, so that its progress misleads.

*Instead of*

    text: A checkout that people finish
    key_results:
      - Checkouts that people finish rise from 58 % to 65 %
      - Build a tool that reminds people of their basket

*Write* the outcomes as key results, and the rest as bets on them:

    text: A checkout that people finish
    key_results:
      - Checkouts that people finish rise from 58 % to 65 %
    initiatives:
      - Build a tool that reminds people of their basket

*Because* what is built is nearly done long before anything it shall change has moved, so that the
objective looks half reached while nothing is.

*Finds* objectives that surely hold both kinds. Objectives of deliverables alone are found by their
key results.

*Source*: 003, «Blended OKRs».
"""

from collections.abc import Iterator

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.key_results import KeyResult
from narrows.domain.plan import Plan
from narrows.rules.places import listed, place, words
from narrows.rules.sentences import is_deliverable, is_outcome

LONGEST = 40
"""Of the words that name a key result; all of them stand in the rewrite. [characters]"""


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find objectives that mix outcomes and deliverables."""
    for objective in plan.objectives:
        to_do = [each for each in objective.key_results if is_deliverable(each, plan)]
        seen = [each for each in objective.key_results if is_outcome(each, plan)]
        if to_do and seen:
            yield rule.finding(
                place(objective),
                f"«{objective.text}» counts things to do ({_begun(to_do, plan)}) beside changes to "
                f"be seen ({_begun(seen, plan)}).",
                suggestion=f"Keep {listed(words(each, plan) for each in seen)} as key results, and "
                f"move {listed(words(each, plan) for each in to_do)} to `initiatives:`, where "
                "no progress counts them.",
            )


def _begun(parts: list[KeyResult], plan: Plan) -> str:
    """How each begins: ids may be numbers, or made of words that nobody wrote."""
    return listed(_short(words(each, plan)) for each in parts)


def _short(said: str) -> str:
    """Its first words; `textwrap.shorten` takes twenty times as long."""
    told = " ".join(said.split())
    if len(told) <= LONGEST:
        return told
    return f"{told[: LONGEST - 1].rpartition(' ')[0] or told[: LONGEST - 2]} …"


rule = Rule(
    name="blended_objective",
    severity=Severity.WARN,
    source="003",
    check=check,
    manual=__doc__,
)

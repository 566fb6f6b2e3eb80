"""A bet that does not say what it should move.

*Instead of*

    initiatives:
      - text: Business people sit with the stream two mornings a week

*Write* by how much, until when, and why you think so:

    initiatives:
      - text: Business people sit with the stream two mornings a week
        hypothesis: {key_result: business-wait, change: -6, by_week: 6,
          because: questions are answered the same day}

*Because* a bet without a stake cannot be lost: nobody will stop it, and nobody will learn from it.

*Finds* initiatives without a hypothesis whose words do not say what for («so that …», «to reduce
…») either.

*Source*: 004, «Don't set and forget!»; 002, hypotheses of key results.
"""

import re
from collections.abc import Iterator

from narrows.analytics.wording_outcome_words import CHANGE
from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.okr import Initiative, Objective
from narrows.domain.plan import Plan
from narrows.rules.places import listed, place, words

FOR = re.compile(
    rf"\bso that\b|\bso (?:\w+ ){{0,2}}(?:don'?t|do|can|no longer|need|will|get|find|are|is)\b"
    rf"|\bin order to\b|\bbecause\b|\b(?:to|which|that|will|should) {CHANGE}s?\b|\bhypothesis\b"
    r"|\bwe (?:bet|believe|expect)\b|\bto find out\b|\bto learn\b|→|->"
)
"""What for, in words."""


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find initiatives without a hypothesis."""
    for objective in plan.objectives:
        for each in objective.initiatives:
            is_told = FOR.search(each.text.casefold().replace("\u2019", "'"))
            if not each.hypotheses and not is_told:
                yield rule.finding(
                    place(objective, each),
                    f"«{each.text}» does not say what it should move.",
                    suggestion=_rewrite(each, objective, plan=plan),
                )


def _rewrite(initiative: Initiative, objective: Objective, *, plan: Plan) -> str:
    results = objective.key_results
    if not results:
        return (
            f"«{objective.text}» has no key result that «{initiative.text.rstrip(' .')}» could "
            "move: write down what you would see if it worked, and bet on that."
        )
    asked = listed(words(each, plan) for each in results[:3])
    key = results[0].id if len(results) == 1 else "…"
    return (
        f"Write `hypothesis: {{key_result: {key}, change: …, by_week: …, because: …}}`: which of "
        f"{asked} shall it move, by how much, until which week. If none, leave it out."
    )


rule = Rule(
    name="initiative_without_hypothesis",
    severity=Severity.WARN,
    source="004",
    check=check,
    manual=__doc__,
)

"""A vision or strategy that gives orders instead of direction.

*Instead of*

    vision: All teams must move to the new platform by implementing microservices

*Write* what is true once it is reached, and leave the how white:

    vision: Nobody who is insured with us ever wonders whether they are

*Because* whoever is told how can only be right or wrong about orders: planning for others is
disabling, and what they know about their customers stays unused.

*Finds* visions and constraints in which teams «must» or «shall» do something or all use the same
thing, and visions that say by building what. A constraint that forbids («no personal data leaves
the Union») leaves room, and is left alone.

*Source*: 002, «Cascading OKRs and White Space OKRs».
"""

import re
from collections.abc import Iterator

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.organisation import Strategy
from narrows.domain.plan import Plan
from narrows.rules.places import STRATEGY

_WHO = r"(?:teams?|streams?|departments?|squads?|tribes?|units?|developers|engineers|managers)"
_DOING = (
    r"(?:implement|build|develop|migrat|adopt|roll|introduc|launch|deploy|hir|install|integrat"
    r"|rewrit|replac|outsourc|automat|centralis|centraliz|standardis|standardiz)ing"
)
ORDER = re.compile(
    rf"(?<!no )\b{_WHO} (?:must|shall|will|have to|has to|are to|is to|need to|needs to)(?! not)\b"
    rf"|\b(?:all|every|each) {_WHO} (?:uses?|adopts?|follows?|implements?|migrates?|deliver"
    rf"|delivers|reports?|moves? to)\b"
)
"""Somebody is told what to do."""

MEANS = re.compile(rf"\b(?:by|through|via) (?:\w+ly )?{_DOING}\b")
"""It is said by doing what."""


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find orders in the vision and the constraints."""
    if plan.strategy is None:
        return
    for told, text, found in _orders(plan.strategy):
        yield rule.finding(
            STRATEGY,
            f"The {told} «{text}» gives orders («{found}»).",
            suggestion=f"Say what shall be true for whom instead of «{found} …», and by when; how "
            "that comes about, the streams decide. What they must never do may stay, as one of "
            "the `constraints:`.",
        )


def _orders(strategy: Strategy) -> Iterator[tuple[str, str, str]]:
    vision = strategy.vision or ""
    found = ORDER.search(vision.casefold()) or MEANS.search(vision.casefold())
    if found:
        yield "vision", vision, found[0]
    for text in strategy.constraints:
        found = ORDER.search(text.casefold())
        if found:
            yield "constraint", text, found[0]


rule = Rule(
    name="strategy_says_how",
    severity=Severity.WARN,
    source="002",
    check=check,
    manual=__doc__,
)

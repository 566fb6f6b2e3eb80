"""Objectives while no strategy is published.

*Instead of* objectives alone,

*Write* where it leads, and the next places on the way:

    strategy:
      vision: The most innovative insurer in our industry
      waypoints:
        - {id: days-not-weeks, text: "A policy is provisioned in days, not weeks", by: 2027-06-30}

*Because* without a direction each stream improves something, and nobody can say whether it all
leads anywhere.

*Finds* plans with streams and objectives whose strategy has neither a vision nor a waypoint. A
draft of objectives alone is left alone: its strategy may stand elsewhere.

*Source*: 004, «Strategic context».
"""

from collections.abc import Iterator

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.okr import ORGANISATION
from narrows.domain.plan import Plan
from narrows.rules.places import is_whole


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find a plan without a strategy."""
    has_one = plan.strategy and (plan.strategy.vision or plan.strategy.waypoints)
    if plan.objectives and is_whole(plan) and not has_one:
        n, first = len(plan.objectives), plan.objectives[0].text
        set_ = "An objective is set" if n == 1 else f"{n} objectives are set"
        once = f"«{first}» works out" if n == 1 else f"«{first}» and the others work out"
        yield rule.finding(
            ORGANISATION,
            f"{set_}, and no strategy says where {'it leads' if n == 1 else 'they lead'}.",
            suggestion="Publish `strategy:` with a `vision:` and one or two `waypoints:`: what is "
            f"true for customers, and by when, once {once}.",
        )


rule = Rule(
    name="no_strategy",
    severity=Severity.WARN,
    source="004",
    check=check,
    manual=__doc__,
    compares_owners=True,
)

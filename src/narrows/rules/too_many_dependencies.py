"""A stream whose objectives need three or more others.

*Instead of*

    ripples:
      - {to: platform, effect: needs}
      - {to: claims, effect: needs}
      - {to: billing, effect: needs}

*Write* a bet that removes one of them:

    initiatives:
      - text: Test places that the stream orders for itself, without asking platform
        hypothesis: {key_result: feature-time, change: -4, by_week: 8}

*Because* the aim is independence: with each stream that is needed, the chance that all have time in
the same week falls, and the work waits.

*Finds* streams whose ripples of a cycle need three or more other streams or outside parties.

*Source*: 002, on dependencies: increase coherence and reduce coupling.
"""

from collections.abc import Iterator

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.okr import ORGANISATION
from narrows.domain.plan import Plan
from narrows.rules.cycles import by_owner
from narrows.rules.places import listed, name

NEEDED = 3


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find streams that need many others."""
    for (_cycle, owner), objectives in by_owner(plan).items():
        if owner == ORGANISATION:
            continue
        ripples = [ripple for each in objectives for ripple in each.ripples]
        needed = [_party(each.to, plan) for each in ripples if each.effect == "needs"]
        others = [each for each in dict.fromkeys(needed) if each not in (owner, ORGANISATION)]
        if len(others) < NEEDED:
            continue
        most = max(others, key=needed.count)
        yield rule.finding(
            owner,
            f"The objectives of «{name(owner, plan)}» need {len(others)} others: "
            f"{listed(name(each, plan) for each in others)}.",
            suggestion=f"Add an initiative that makes {name(owner, plan)} need "
            f"{name(most, plan)} no more for «{objectives[0].text}»: say what you would have to be "
            f"able to do yourselves, or what {name(most, plan)} would offer to everybody at once.",
        )


def _party(to: str, plan: Plan) -> str:
    """Who is needed: the owner of the objective, the stream, or somebody outside."""
    objective = plan.objective(to)
    return objective.owner if objective else to


rule = Rule(
    name="too_many_dependencies",
    severity=Severity.WARN,
    source="002",
    check=check,
    manual=__doc__,
    compares_owners=True,
)

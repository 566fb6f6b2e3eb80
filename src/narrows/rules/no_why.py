"""An objective that says neither why nor which waypoint it serves.

*Instead of*

    text: Customers love our mobile experience

*Write* the reason, and the place of the strategy that it leads to:

    text: Customers love our mobile experience
    why: Nine of ten new customers meet us on a phone.
    waypoint: days-not-weeks

*Because* only who knows why can swap a bet for a better one, or say that the objective is no longer
worth it.

*Finds* objectives without `why` and `waypoint` whose words give no reason either («so that …»,
«because …»).

*Source*: 004, «Developing the Why habit»; 003, «what do we want to achieve, and why does it
matter?».
"""

import re
from collections.abc import Iterator

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.plan import Plan
from narrows.rules.places import place

REASON = re.compile(
    r"\bso that\b|\bbecause\b|\bin order to\b|\bso (?:we|they|people|customers|users|teams)\b"
    r"|\bdamit\b|\bweil\b|\bum zu\b|\bsince\b.*\b(?:we|they|is|are)\b|\bas (?:we|they|it)\b"
)
"""Words that give one."""


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find objectives without a reason."""
    for objective in plan.objectives:
        has_reason = objective.why or objective.waypoint or REASON.search(objective.text.casefold())
        if not has_reason:
            yield rule.finding(
                place(objective),
                f"«{objective.text}» does not say why.",
                suggestion=_rewrite(plan),
            )


def _rewrite(plan: Plan) -> str:
    ask = "Write `why:`, what goes wrong for whom if it stays as it is"
    waypoints = plan.strategy.waypoints if plan.strategy else ()
    if not waypoints:
        return f"{ask}, in one sentence that those concerned would agree with."
    names = " or ".join(f"`waypoint: {each.id}`" for each in waypoints[:3])
    return f"{ask}, and which place of the strategy it leads to: {names}."


rule = Rule(
    name="no_why",
    severity=Severity.WARN,
    source="004",
    check=check,
    manual=__doc__,
)

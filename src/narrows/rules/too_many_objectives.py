"""More objectives than anybody can keep in mind.

*Instead of* six objectives of one stream, each with four key results,

*Write* the three that matter most, in their order, and say what waits:

    objectives:            # the first is the most important
      - {id: love-mobile, owner: policy, text: Customers love our mobile experience}
      - {id: first-answer, owner: policy, text: Whoever asks hears from us first}

*Because* where everything is a priority, everybody chooses their own, and of many spinning plates
none gets anywhere: «180 big rocks».

*Finds* owners with more than three objectives in a cycle; the organisation may have five.

*Source*: 004, «Focus».
"""

from collections.abc import Iterator

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.okr import ORGANISATION
from narrows.domain.plan import Plan
from narrows.rules.cycles import by_owner
from narrows.rules.places import listed, name

MOST = 3
MOST_OF_ORGANISATION = 5


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find owners with too many objectives in a cycle."""
    for (cycle, owner), objectives in by_owner(plan).items():
        most = MOST_OF_ORGANISATION if owner == ORGANISATION else MOST
        if len(objectives) > most:
            kept = listed(each.text for each in objectives[:most])
            rest = listed(each.text for each in objectives[most:])
            when = f" in {cycle}" if cycle else ""
            yield rule.finding(
                owner,
                f"«{name(owner, plan)}» has {len(objectives)} objectives{when}; {most} are as many "
                "as people keep in mind.",
                suggestion=f"Keep {kept}, which stand first, and leave {rest} for a later cycle, "
                "or swap them in where one of them matters more.",
            )


rule = Rule(
    name="too_many_objectives",
    severity=Severity.WARN,
    source="004",
    check=check,
    manual=__doc__,
)

"""An objective or initiative written by somebody other than its stream.

*Instead of*

    owner: policy
    author: organisation
    text: Customers love our mobile experience

*Write* what shall be solved, as context, and let the stream answer:

    strategy:
      waypoints: [{id: days-not-weeks, text: "A policy is provisioned in days, not weeks"}]

*Because* people are moved by solving problems, not by carrying out what others thought of: who did
not write it will not look for a better way.

*Finds* objectives and initiatives of a stream whose `author` is the organisation or another stream.
An author that is neither is taken for somebody of the stream.

*Source*: 002, «White Space OKRs»; 000, «micromanaging value streams & teams».
"""

from collections.abc import Iterator

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.okr import ORGANISATION
from narrows.domain.plan import Plan
from narrows.rules.places import name, place


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find what was handed to a stream."""
    authors = {ORGANISATION, *(each.id for each in plan.streams)}
    for objective in plan.objectives:
        owner = objective.owner
        if plan.stream(owner) is None:
            continue
        if objective.author in authors - {owner}:
            yield rule.finding(
                place(objective),
                f"«{objective.text}» is of {name(owner, plan)}, and was written by "
                f"{name(str(objective.author), plan)}.",
                suggestion=f"Say what shall be solved and why, as `why:` or as a waypoint, and ask "
                f"{name(owner, plan)} for the objective in its own words; yours may stand beside "
                "it until then.",
            )
        for each in objective.initiatives:
            if each.author in authors - {owner}:
                yield rule.finding(
                    place(objective, each),
                    f"«{each.text}» is a bet of {name(owner, plan)}, and was written by "
                    f"{name(str(each.author), plan)}.",
                    suggestion=f"Offer it to {name(owner, plan)} as one way to «{objective.text}», "
                    "and let it choose that or a better one.",
                )


rule = Rule(
    name="handed_down",
    severity=Severity.WARN,
    source="002",
    check=check,
    manual=__doc__,
)

"""A ripple that was proposed, and that the other side did not answer within two weeks.

*Instead of* a proposal that hangs,

    love-mobile needs platform: a test place within the hour

*Write* what the other side says to it, yes or no:

    narrows ripple decline love-mobile/needs/platform "Not before the move; ask claims for theirs"

*Because* whoever asked goes on as if the answer were yes, and learns that it was no when the cycle
is over.

*Finds* ripples of the cycle that runs which wait for an answer for more than 14 days since they
were proposed, or since the cycle began where a file brought them in silence. What is told to
somebody outside, who can answer nothing here, is left alone, and so are files without a home.

*Source*: 004, «Understand the importance of Bi-Directional conversations».
"""

from collections.abc import Iterator
from datetime import timedelta

from narrows.domain.facts import Facts, RippleKey
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.okr import ORGANISATION, Objective, Ripple
from narrows.domain.plan import Plan
from narrows.rules.places import name, place

PATIENCE = timedelta(weeks=2)


def check(plan: Plan, facts: Facts | None) -> Iterator[Finding]:
    """Find ripples that wait for an answer."""
    if facts is None or facts.now is None:
        return
    for objective in plan.objectives:
        for ripple in objective.ripples:
            since = facts.unanswered.get(RippleKey(objective.id, ripple.effect, ripple.to))
            if since is not None and facts.now - since > PATIENCE:
                days = (facts.now - since).days
                yield _finding(objective, ripple, plan=plan, days=days)


def _finding(objective: Objective, ripple: Ripple, *, plan: Plan, days: int) -> Finding:
    key = f"{objective.id}/{ripple.effect}/{ripple.to}"
    said = f": «{ripple.text}»" if ripple.text else ""
    target = plan.objective(ripple.to)
    other = name(target.owner, plan) if target else name(ripple.to, plan)
    felt = "the organisation" if other == ORGANISATION else other
    whom = target.text if target else felt
    return rule.finding(
        place(objective),
        f"«{objective.text}» {ripple.effect} «{whom}»{said}, and has waited {days} days for "
        f"an answer of {felt}.",
        suggestion=f"Ask {felt} today for `narrows ripple accept {key}` or `narrows ripple decline "
        f'{key} "…"` with why not; a no is an answer, and leaves time for another way.',
    )


rule = Rule(
    name="unanswered_ripple",
    severity=Severity.NOTE,
    source="004",
    check=check,
    manual=__doc__,
    compares_owners=True,
    needs_facts=True,
    finds_waiting=True,
)

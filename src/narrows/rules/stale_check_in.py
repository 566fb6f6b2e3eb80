"""No check-in for more than 8 days.

*Instead of* a cycle whose last check-in is three weeks old,

*Write* once a week what was seen, believed and learned, in a minute:

    narrows check-in love-mobile --confidence nps=40 --learned "Nobody found the new form"

*Because* a quarter has thirteen chances to change the bets, and each week without a look leaves one
of them unused; what was believed more than a week ago says little about today.

*Finds* objectives of the cycle that runs whose last check-in is more than 8 days old, or that have
none 8 days after the cycle began, or after they were written into it where that was later. Cycles
that are over or have not begun are left alone, and so are files, which tell of no check-ins.

*Source*: 004, «Don’t set and forget!»: teams check in on their OKRs weekly.
"""

from collections.abc import Iterator

from narrows.domain.check_in import OUTDATED_AFTER
from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.rules.places import place, words


def check(plan: Plan, facts: Facts | None) -> Iterator[Finding]:
    """Find objectives that nobody looked at for more than a week."""
    if facts is None or facts.now is None:
        return
    for objective in plan.objectives:
        begun_at = facts.begun.get(objective.cycle)
        if begun_at is None:
            continue
        check_ins = facts.check_ins.get(objective.id, ())
        last_at = check_ins[-1].at if check_ins else None
        written_at = facts.written.get(objective.id, begun_at)
        late = facts.now - (last_at or max(begun_at, written_at))
        if late > OUTDATED_AFTER:
            since = "it was written" if written_at > begun_at else "its cycle began"
            told = (
                f"has no check-in, {late.days} days after {since}"
                if last_at is None
                else f"was last checked in to {late.days} days ago"
            )
            yield rule.finding(
                place(objective), f"«{objective.text}» {told}.", suggestion=_ask(objective, plan)
            )


def _ask(objective: Objective, plan: Plan) -> str:
    first = objective.key_results[0] if objective.key_results else None
    seen = f"how likely «{words(first, plan)}» is by now" if first else "what is seen of it by now"
    confidence = f" --confidence {first.id}=…" if first else ""
    return (
        f"Say {seen}, what was learned and what changes next: `narrows check-in {objective.id}"
        f"{confidence} --learned … --next …`; or stop it, if nobody wants it any more."
    )


rule = Rule(
    name="stale_check_in",
    severity=Severity.WARN,
    source="004",
    check=check,
    manual=__doc__,
    needs_facts=True,
    finds_waiting=True,
)

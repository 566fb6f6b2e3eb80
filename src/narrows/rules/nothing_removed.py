"""Objectives added, and none removed.

*Instead of* last cycle's two objectives and a third,

*Write* the third in place of one of them:

    # in 2027-Q1, instead of «Claims without paper»
    - {id: one-talk, cycle: 2027-Q1, owner: claims, text: A claim is one conversation}

*Because* people solve problems by adding, even where taking away costs less; what is never taken
away fills the stream until nothing moves.

*Finds* owners all of whose objectives of the cycle before are still there, by their words, with new
ones beside them.

*Source*: 002, «Our brains want more but less is more».
"""

from collections.abc import Iterator

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.plan import Plan
from narrows.rules.cycles import with_the_cycle_before
from narrows.rules.places import listed, name, place


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find owners that only ever add."""
    for before, now in with_the_cycle_before(plan):
        kept = {_said(each.text) for each in before}
        added = [each for each in now if _said(each.text) not in kept]
        is_all_kept = kept <= {_said(each.text) for each in now}
        if added and is_all_kept:
            owner = name(now[0].owner, plan)
            yield rule.finding(
                place(added[0]),
                f"«{owner}» adds {listed(each.text for each in added)} and keeps "
                f"{listed(each.text for each in before)}.",
                suggestion=f"Say which of {listed(each.text for each in before)} ends for "
                f"«{added[0].text}», and what {owner} will no longer do; or leave the new one for "
                "later.",
            )


def _said(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .!")


rule = Rule(
    name="nothing_removed",
    severity=Severity.NOTE,
    source="002",
    check=check,
    manual=__doc__,
    reads_past=True,
)

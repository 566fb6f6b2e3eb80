"""An objective or initiative carried unchanged from the last cycle.

*Instead of* the same words, targets and bets once more,

*Write* what was learned:

    text: Customers love our mobile experience
    why: NPS rose by 2 of 6; who waits for a policy does not rate the app.
    key_results:
      - {id: feature-time, metric: flow_time, of: {stream: policy, item_type: feature}, target: 20}

*Because* a cycle ends so that something may end with it: «are we still working the same way we were
three months ago?» is the one true test.

*Finds* objectives with the words and targets of one of the owner's in the cycle before, and
initiatives with the words and hypotheses of one. What is told anew or aims elsewhere is left alone.

*Source*: 002, on the one true test of agile, and on OKRs that reset every 13 weeks.
"""

from collections.abc import Hashable, Iterator

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.okr import Initiative, Objective
from narrows.domain.plan import Plan
from narrows.rules.cycles import with_the_cycle_before
from narrows.rules.places import place


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find what stayed as it was."""
    for before, now in with_the_cycle_before(plan):
        old = {_objective(each) for each in before}
        old_bets = {_initiative(bet) for each in before for bet in each.initiatives}
        for objective in now:
            if _objective(objective) in old:
                yield rule.finding(
                    place(objective),
                    f"«{objective.text}» is what it was in the cycle before, with the same "
                    "targets.",
                    suggestion="Write into `why:` what the last 13 weeks showed about it, and "
                    "change what that changes: another target, another bet, or another objective "
                    f"instead of «{objective.text}».",
                )
            for each in objective.initiatives:
                if _initiative(each) in old_bets:
                    yield rule.finding(
                        place(objective, each),
                        f"«{each.text}» is the bet of the cycle before, unchanged.",
                        suggestion="Say what it has moved so far, and bet anew on the rest: with "
                        f"another `change:` and `by_week:`, or on something else than "
                        f"«{each.text}».",
                    )


def _objective(objective: Objective) -> Hashable:
    aims = [
        (each.metric, each.of, each.target, each.low, each.high, each.text)
        for each in objective.key_results
    ]
    return _said(objective.text), frozenset(aims)


def _initiative(initiative: Initiative) -> Hashable:
    bets = [(each.change, each.by_week, each.because) for each in initiative.hypotheses]
    return _said(initiative.text), frozenset(bets)


def _said(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .!")


rule = Rule(
    name="carried_over",
    severity=Severity.WARN,
    source="002",
    check=check,
    manual=__doc__,
    reads_past=True,
)

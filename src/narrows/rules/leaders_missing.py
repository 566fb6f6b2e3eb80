"""Streams have OKRs, and the organisation's leaders have none.

*Instead of* objectives of every stream and none above them,

*Write* what the leaders themselves want to be true, and can do something about:

    - id: nobody-waits
      owner: organisation
      text: No stream waits for an answer from us
      key_results: [{id: efficiency, metric: flow_efficiency, of: {stream: policy}, target: 0.3}]

*Because* OKRs that leaders ask for and do not have are a report to them, and end when they look
elsewhere.

*Finds* cycles in which at least two streams have objectives and the organisation has none; one
pilot stream may well begin alone. Finds the cycle that runs, two weeks after it began, where a
stream checks in and the organisation never did.

*Source*: 004, «Start with the leaders».
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.okr import ORGANISATION, Objective
from narrows.domain.plan import Plan
from narrows.rules.cycles import by_cycle
from narrows.rules.places import listed, name

FEWEST_STREAMS = 2
SETTLED_AFTER = timedelta(weeks=2)


def check(plan: Plan, facts: Facts | None) -> Iterator[Finding]:
    """Find cycles without an objective of the organisation, or without a look at it."""
    for cycle, objectives in by_cycle(plan).items():
        own = [each for each in objectives if each.owner == ORGANISATION]
        if own and facts is not None:
            yield from _unseen(own, objectives, plan=plan, facts=facts)
        owners = list(dict.fromkeys(each.owner for each in objectives))
        streams = [each for each in owners if plan.stream(each)]
        if own or len(streams) < FEWEST_STREAMS:
            continue
        when = f" in {cycle}" if cycle else ""
        yield rule.finding(
            ORGANISATION,
            f"{listed(name(each, plan) for each in streams)} have objectives{when}, and the "
            "organisation has none.",
            suggestion="Ask the leaders for one objective with `owner: organisation`: which "
            f"condition, that {name(streams[0], plan)} and the others cannot create themselves, "
            "shall be there at the end of the cycle, and by what they would see it.",
        )


def _unseen(
    own: Sequence[Objective], objectives: Sequence[Objective], *, plan: Plan, facts: Facts
) -> Iterator[Finding]:
    """The organisation's objectives, where streams check in and nobody does so to these."""
    begun_at = facts.begun.get(own[0].cycle)
    is_settled = facts.now and begun_at and facts.now - begun_at > SETTLED_AFTER
    seen = [each for each in objectives if facts.check_ins.get(each.id)]
    streams = list(dict.fromkeys(each.owner for each in seen if plan.stream(each.owner)))
    if is_settled and streams and not any(each in seen for each in own):
        yield rule.finding(
            ORGANISATION,
            f"{listed(name(each, plan) for each in streams)} checks in, and nobody ever checked in "
            f"to {listed(each.text for each in own)} of the organisation.",
            suggestion=f"Ask the leaders to begin this week with `narrows check-in {own[0].id}`: "
            f"what they see of «{own[0].text}», and what they change for the streams because of "
            "it.",
        )


rule = Rule(
    name="leaders_missing",
    severity=Severity.WARN,
    source="004",
    check=check,
    manual=__doc__,
    compares_owners=True,
)

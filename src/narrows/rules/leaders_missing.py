"""Streams have OKRs, and the organisation's leaders have none.

*Instead of* objectives of every stream and none above them,

*Write* what the leaders themselves want to be true, and can do something about:

    - id: nobody-waits
      owner: organisation
      text: No stream waits for an answer from us
      key_results: [{id: efficiency, metric: flow_efficiency, of: {stream: policy}, target: 0.3}]

*Because* OKRs that leaders ask for and do not have are a report to them, and end when they look
elsewhere.

*Finds* cycles in which at least two streams have objectives and the organisation has none. One
pilot stream may well begin alone.

*Source*: 004, «Start with the leaders».
"""

from collections.abc import Iterator

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.okr import ORGANISATION
from narrows.domain.plan import Plan
from narrows.rules.cycles import by_cycle
from narrows.rules.places import listed, name

FEWEST_STREAMS = 2


def check(plan: Plan, _: Facts | None) -> Iterator[Finding]:
    """Find cycles without an objective of the organisation."""
    for cycle, objectives in by_cycle(plan).items():
        owners = list(dict.fromkeys(each.owner for each in objectives))
        streams = [each for each in owners if plan.stream(each)]
        if ORGANISATION in owners or len(streams) < FEWEST_STREAMS:
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


rule = Rule(
    name="leaders_missing",
    severity=Severity.WARN,
    source="004",
    check=check,
    manual=__doc__,
)

"""The same wait in three or more streams, and no objective of the organisation about it.

*Instead of* three streams that each try to wait less for business input,

*Write* one objective for those who can lift it for all:

    owner: organisation
    text: No stream waits for an answer from the business
    key_results:
      - {id: policy, metric: status_wait, of: {stream: policy, status: Waiting for business input},
         target: 1}

*Because* what stands in the way of several streams lies outside each of them: only leaders can
remove it, by a change of structure, rights or skills.

*Finds* waiting statuses of one name that hold a tenth or more of the flow time of three or more
streams, while no key result or initiative of the organisation names them.

*Source*: 000, «Organizational OKRs»: create the conditions that enable flow.
"""

from collections.abc import Iterator, Sequence

from narrows.domain.amounts import percent, so_many
from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.okr import ORGANISATION
from narrows.domain.plan import Plan
from narrows.rules.places import name
from narrows.rules.shared_waits import shared_waits

MOST_NAMED = 4
"""Of streams in one sentence."""


def check(plan: Plan, facts: Facts | None) -> Iterator[Finding]:
    """Find waits that several streams share."""
    if not plan.objectives:
        return
    for status, streams in shared_waits(plan, facts):
        yield rule.finding(
            ORGANISATION,
            f"Work waits in «{status}» in {_where(streams, plan)}, and no objective of the "
            "organisation is about it.",
            suggestion=f"Draft one with `owner: organisation`, such as «No stream waits in "
            f"{status}», with a key result `{{metric: status_wait, of: {{stream: "
            f"{streams[0][0]}, status: {status}}}, target: …}}` for each of them.",
        )


def _where(streams: Sequence[tuple[str, str, float]], plan: Plan) -> str:
    """The first streams with what part of their flow time it is, and how many more there are."""
    said = [f"«{name(each, plan)}» ({percent(share)})" for each, _, share in streams[:MOST_NAMED]]
    first, *others = said
    told = ", ".join([f"{first[:-1]} of its flow time)", *others])
    more = len(streams) - len(said)
    return f"{told} and {so_many(more, 'more stream')}" if more else told


rule = Rule(
    name="shared_constraint",
    severity=Severity.NOTE,
    source="000",
    check=check,
    needs_facts=True,
    manual=__doc__,
)

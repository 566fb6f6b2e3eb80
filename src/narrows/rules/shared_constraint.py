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

from collections.abc import Iterator

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.okr import ORGANISATION
from narrows.domain.plan import Plan
from narrows.rules.places import listed, name, words
from narrows.rules.repeats import gist

FEWEST_STREAMS = 3
SHARE_RATIO = 0.1
"""Less of the flow time is no constraint. [ratio]"""


def check(plan: Plan, facts: Facts | None) -> Iterator[Finding]:
    """Find waits that several streams share."""
    if facts is None or not plan.objectives:
        return
    for status, streams in _shared(plan, facts):
        if len(streams) >= FEWEST_STREAMS and not _is_named(status, plan):
            parts = " and ".join(f"{share:.0%} of {name(each, plan)}" for each, share in streams)
            yield rule.finding(
                ORGANISATION,
                f"Work waits in «{status}» in {listed(name(each, plan) for each, _ in streams)} "
                f"({parts}'s flow time), and no objective of the organisation is about it.",
                suggestion=f"Draft one with `owner: organisation`, such as «No stream waits in "
                f"{status}», with a key result `{{metric: status_wait, of: {{stream: "
                f"{streams[0][0]}, status: {status}}}, target: …}}` for each of them.",
            )


def _shared(plan: Plan, facts: Facts) -> Iterator[tuple[str, list[tuple[str, float]]]]:
    found: dict[str, list[tuple[str, float]]] = {}
    called: dict[str, str] = {}
    for stream in plan.streams:
        for status, share in facts.waits.get(stream.id, {}).items():
            if share >= SHARE_RATIO:
                key = status.casefold().strip()
                called.setdefault(key, status)
                found.setdefault(key, []).append((stream.id, share))
    for key, streams in found.items():
        yield called[key], streams


def _is_named(status: str, plan: Plan) -> bool:
    """Whether anything of the organisation names it, by its scope or in words."""
    wanted, said = status.casefold().strip(), gist(status)
    for objective in plan.objectives:
        if objective.owner != ORGANISATION:
            continue
        named = [each.of.status for each in objective.key_results]
        named += [each.status for each in objective.initiatives]
        if wanted in [each.casefold().strip() for each in named if each]:
            return True
        texts = [objective.text, *(words(each, plan) for each in objective.key_results)]
        texts += [each.text for each in objective.initiatives]
        if said and any(said <= gist(each) for each in texts):
            return True
    return False


rule = Rule(
    name="shared_constraint",
    severity=Severity.NOTE,
    source="000",
    check=check,
    needs_facts=True,
    manual=__doc__,
)

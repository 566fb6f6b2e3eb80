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
from typing import NamedTuple

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.okr import ORGANISATION
from narrows.domain.plan import Plan
from narrows.rules.places import listed, name, words
from narrows.rules.repeats import gist

FEWEST_STREAMS = 3
SHARE_RATIO = 0.1
"""Less of the flow time is no constraint. [ratio]"""


class SharedWait(NamedTuple):
    """A wait that several streams share.

    Attributes:
        status: As the first of them calls it.
        streams: Their ids, each with how it calls the status and what part of its flow time waits
            there. [ratio]
    """

    status: str
    streams: tuple[tuple[str, str, float], ...]


def check(plan: Plan, facts: Facts | None) -> Iterator[Finding]:
    """Find waits that several streams share."""
    if not plan.objectives:
        return
    for status, streams in shared_waits(plan, facts):
        parts = " and ".join(f"{share:.0%} of {name(each, plan)}" for each, _, share in streams)
        yield rule.finding(
            ORGANISATION,
            f"Work waits in «{status}» in {listed(name(each, plan) for each, *_ in streams)} "
            f"({parts}'s flow time), and no objective of the organisation is about it.",
            suggestion=f"Draft one with `owner: organisation`, such as «No stream waits in "
            f"{status}», with a key result `{{metric: status_wait, of: {{stream: "
            f"{streams[0][0]}, status: {status}}}, target: …}}` for each of them.",
        )


def shared_waits(plan: Plan, facts: Facts | None) -> Iterator[SharedWait]:
    """Waits that three or more streams share, and that no objective of the organisation names.

    Args:
        plan: Whose streams and objectives.
        facts: Where work waits; `None` is nothing.
    """
    found: dict[str, list[tuple[str, str, float]]] = {}
    for stream in plan.streams if facts else ():
        for status, share in facts.waits.get(stream.id, {}).items() if facts else ():
            if share >= SHARE_RATIO:
                found.setdefault(same(status), []).append((stream.id, status, share))
    for streams in found.values():
        status = streams[0][1]
        if len({each for each, *_ in streams}) >= FEWEST_STREAMS and not _is_named(status, plan):
            yield SharedWait(status, tuple(streams))


def same(status: str) -> str:
    """A status as it is compared: however it is written, it is the same wait."""
    return status.casefold().strip()


def _is_named(status: str, plan: Plan) -> bool:
    """Whether anything of the organisation names it, by its scope or in words."""
    wanted, said = same(status), gist(status)
    for objective in plan.objectives:
        if objective.owner != ORGANISATION:
            continue
        named = [each.of.status for each in objective.key_results]
        named += [each.status for each in objective.initiatives]
        if wanted in [same(each) for each in named if each]:
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

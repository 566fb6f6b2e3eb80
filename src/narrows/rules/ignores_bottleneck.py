"""A stream whose key results and initiatives leave its narrows alone, or widen another place.

*Instead of*

    - text: A second team for development
      status: In progress

*Write* a bet on the narrows, where «Verifying» is it:

    - text: Business people sit with the stream two mornings a week
      hypothesis: {key_result: business-wait, change: -6, by_week: 6}
      status: Verifying

*Because* work that arrives sooner at the narrows waits there longer: «any improvements made
anywhere besides the bottleneck is an illusion».

*Finds* streams none of whose key results or initiatives touch their measured narrows, and
initiatives that widen another reach. To touch it is to name, in `of: {status: …}` or `status:`, the
narrows, a status of its queue, or one that work mostly goes to from there and comes back from. It
says nothing while the narrows is undecided, or while a stream has no objectives.

*Source*: 000, «#1 job is improving flow».
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from narrows.domain.facts import Facts
from narrows.domain.finding import Finding, Rule, Severity
from narrows.domain.flow import Bottleneck, Effect
from narrows.domain.okr import ORGANISATION, Objective
from narrows.domain.plan import Plan
from narrows.domain.streams import ValueStream
from narrows.rules.places import name, place


def check(plan: Plan, facts: Facts | None) -> Iterator[Finding]:
    """Find streams that ignore their narrows, and initiatives that widen another reach."""
    for narrows in facts.bottlenecks if facts else ():
        stream = plan.stream(narrows.stream)
        own = [each for each in plan.objectives if stream and each.owner == stream.id]
        if facts and stream and own and _is_named(narrows):
            touching = {narrows.status or "", *narrows.queue_statuses, *_returning(narrows, facts)}
            if not _is_touched(touching, plan, stream=stream):
                yield _untouched(narrows, own, called=name(stream.id, plan))
            yield from _illusions(touching, own, stream=stream, narrows=narrows)


def _is_named(narrows: Bottleneck) -> bool:
    is_said = narrows.status is not None and not narrows.undecided_between
    return narrows.effect is Effect.LIMITS and is_said


def _returning(narrows: Bottleneck, facts: Facts) -> Iterator[str]:
    """Statuses whose visits mostly leave from the narrows and return to it."""
    for status, active in facts.returns.get(narrows.stream, {}).items():
        if active == narrows.status:
            yield status


def _is_touched(touching: AbstractSet[str], plan: Plan, *, stream: ValueStream) -> bool:
    """Whether anything of the stream, or of the organisation for it, names the narrows."""
    for objective in plan.objectives:
        if objective.owner in (stream.id, ORGANISATION):
            named = [each.status for each in objective.initiatives]
            named += [
                each.of.status
                for each in objective.key_results
                if each.of.stream in (stream.id, None)
            ]
            if not touching.isdisjoint(named):
                return True
    return False


def _untouched(narrows: Bottleneck, own: Sequence[Objective], *, called: str) -> Finding:
    queue = narrows.queue_statuses[0] if narrows.queue_statuses else narrows.status
    return rule.finding(
        narrows.stream,
        f"The narrows of «{called}» is «{narrows.status}», and no key result or initiative "
        "of it touches that.",
        suggestion=f"Give «{own[0].text}» a key result such as `{{metric: status_wait, of: "
        f"{{stream: {narrows.stream}, status: {queue}}}, target: 0}}`, and an initiative with "
        f"`status: {narrows.status}`.",
    )


def _illusions(
    touching: AbstractSet[str],
    own: Sequence[Objective],
    *,
    stream: ValueStream,
    narrows: Bottleneck,
) -> Iterator[Finding]:
    reaches = stream.workflow.reaches() if stream.workflow else ()
    elsewhere = {
        status
        for reach in reaches
        for status in (reach.status, *reach.queue_statuses)
        if status not in touching
    }
    for objective in own:
        for initiative in objective.initiatives:
            if initiative.status in elsewhere:
                yield rule.finding(
                    place(objective, initiative),
                    f"«{initiative.text}» widens «{initiative.status}», while «{narrows.status}» "
                    "is the narrows.",
                    suggestion=f"Swap it for a bet on «{narrows.status}»: what would let it pass "
                    f"more, or keep work that it cannot pass from starting? `status: "
                    f"{narrows.status}`.",
                )


rule = Rule(
    name="ignores_bottleneck",
    severity=Severity.WARN,
    source="000",
    check=check,
    needs_facts=True,
    manual=__doc__,
    compares_owners=True,
    numbers_of="statuses",
)

"""Places of a plan: what there is, and the path that names each of them in a finding."""

from collections.abc import Iterable, Iterator

from narrows.domain.key_results import KeyResult, Scope
from narrows.domain.okr import ORGANISATION, Initiative, Objective
from narrows.domain.organisation import Waypoint
from narrows.domain.plan import Plan

STRATEGY = f"{ORGANISATION}/strategy"
"""The path of the strategy."""


def place(objective: Objective, part: KeyResult | Initiative | None = None) -> str:
    """The path of an objective or of a part of it: `policy/love-mobile/nps`."""
    path = f"{objective.owner}/{objective.id}"
    return path if part is None else f"{path}/{part.id}"


def waypoint_place(waypoint: Waypoint) -> str:
    """The path of a waypoint: `organisation/strategy/days-not-weeks`."""
    return f"{STRATEGY}/{waypoint.id}"


def key_results(plan: Plan) -> Iterator[tuple[Objective, KeyResult]]:
    """Every key result, with its objective."""
    for objective in plan.objectives:
        for key_result in objective.key_results:
            yield objective, key_result


def words(key_result: KeyResult, plan: Plan) -> str:
    """What a key result says: its text, else the title of its metric, else what of the flow."""
    if key_result.text or key_result.metric is None:
        return key_result.text or key_result.id
    metric = plan.metric(key_result.metric)
    return metric.title if metric else flow_words(key_result.metric, key_result.of)


def flow_words(metric: str, of: Scope) -> str:
    """A flow metric and what of it, in words: «flow time of features», «status wait in Review»."""
    items = f" of {of.item_type}s" if of.item_type else ""
    return f"{metric.replace('_', ' ')}{items}{f' in {of.status}' if of.status else ''}"


def is_whole(plan: Plan) -> bool:
    """Whether a plan tells of its streams; a draft of objectives alone tells nothing but itself."""
    return bool(plan.streams)


def name(owner: str, plan: Plan) -> str:
    """An owner as people call it."""
    if owner == ORGANISATION:
        return plan.organisation.name or owner
    stream = plan.stream(owner)
    return stream.name or stream.id if stream else owner


def listed(said: Iterable[str]) -> str:
    """Words beside each other: «a», «b», «c»."""
    return ", ".join(f"«{each}»" for each in said)


def every_place(plan: Plan) -> Iterator[str]:
    """Each path that a finding may have, in the order of the plan."""
    owners = [each.id for each in plan.streams] + [each.owner for each in plan.objectives]
    yield from dict.fromkeys([ORGANISATION, *owners])
    if plan.strategy:
        yield STRATEGY
        yield from (waypoint_place(each) for each in plan.strategy.waypoints)
    for objective in plan.objectives:
        yield place(objective)
        yield from (place(objective, each) for each in objective.key_results)
        yield from (place(objective, each) for each in objective.initiatives)

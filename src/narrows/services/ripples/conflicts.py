"""Objectives that cannot both have it: one pulls a metric up that another pulls down or guards."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from narrows.domain.facts import Facts
from narrows.domain.key_results import Scope
from narrows.domain.plan import Plan
from narrows.domain.sayings import Saying
from narrows.rules.directions import UP
from narrows.rules.opposing import Pull, conflicts
from narrows.services.ripples.graph import HINDERS, ripple_graph
from narrows.services.ripples.links import Link


@dataclass(frozen=True, slots=True)
class ConflictSide:
    """One side of a conflict.

    Attributes:
        objective: Its id.
        owner: Whose it is.
        key_result: Which pulls the metric, or has it as counter-metric.
        way: up or down; of a guard, the way that it wants.
        is_guard: Whether the metric is only what must not get worse.
    """

    objective: str
    owner: str
    key_result: str
    way: str
    is_guard: bool


@dataclass(frozen=True, slots=True)
class RippleConflict:
    """Two objectives of one cycle that work against each other.

    Attributes:
        metric: What both pull at.
        of: What of it.
        one: Pulls it, or guards it.
        other: Pulls it the other way.
        ripple: The ripple by which one tells the other so; `None` while none does.
    """

    metric: str
    of: Scope
    one: ConflictSide
    other: ConflictSide
    ripple: Link | None


def ripple_conflicts(
    plan: Plan, facts: Facts | None, *, sayings: Collection[Saying], cycle: str
) -> Sequence[RippleConflict]:
    """The conflicts of a cycle, found by comparing metric, direction and scope of key results.

    Args:
        plan: Whose objectives.
        facts: What was measured, for where key results start; `None` is nothing.
        sayings: All.
        cycle: Id of the cycle.
    """
    links = ripple_graph(plan, sayings, cycle=cycle).links
    return [
        RippleConflict(
            each.one.metric,
            each.one.of,
            _side(each.one),
            _side(each.other),
            ripple=_told(each.one, each.other, links=links),
        )
        for each in conflicts(plan.of_cycle(cycle), facts)
    ]


def _side(pull: Pull) -> ConflictSide:
    way = "up" if pull.way is UP else "down"
    objective = pull.objective
    return ConflictSide(objective.id, objective.owner, pull.key_result.id, way, pull.is_guard)


def _told(one: Pull, other: Pull, *, links: Sequence[Link]) -> Link | None:
    """The ripple between the two, from either, that says that one hinders the other."""
    for source, felt in ((one.objective, other.objective), (other.objective, one.objective)):
        for each in links:
            is_between = each.objective == source.id and each.to in {felt.id, felt.owner}
            if is_between and each.effect == HINDERS:
                return each
    return None

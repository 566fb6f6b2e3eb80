"""Objectives that work against each other: which metric each pulls, and which way."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from narrows.analytics.metric_sentences import Direction
from narrows.domain.facts import Facts
from narrows.domain.key_results import KeyResult, Scope
from narrows.domain.okr import Objective
from narrows.domain.plan import Plan
from narrows.rules.directions import DOWN, UP, better, pull
from narrows.rules.meant_metrics import FEWEST_WORDS, meant_metric
from narrows.rules.places import key_results

WAYS = {Direction.UP: UP, Direction.DOWN: DOWN}


class Pull(NamedTuple):
    """A metric that is pulled at, or guarded against being pulled the other way.

    Attributes:
        objective: Which pulls or guards.
        key_result: Of it.
        way: Up (1) or down (-1); of a guard, the way that it wants.
        is_guard: Whether the metric is the key result's counter-metric.
        metric: Name or id.
        of: What of it.
    """

    objective: Objective
    key_result: KeyResult
    way: int
    is_guard: bool
    metric: str
    of: Scope


class Conflict(NamedTuple):
    """Two objectives that cannot both have it.

    Attributes:
        one: Pulls the metric, or guards it.
        other: Pulls it the other way.
    """

    one: Pull
    other: Pull


def conflicts(plan: Plan, facts: Facts | None) -> Iterator[Conflict]:
    """Pairs of objectives of one cycle that work against each other.

    Args:
        plan: Whose key results are compared by metric, direction and scope.
        facts: What was measured, for where key results start; `None` is nothing.
    """
    for pulls in _pulls(plan, facts):
        told: set[tuple[str, str]] = set()
        for one in pulls:
            for other in pulls:
                pair = (one.objective.id, other.objective.id)
                is_meant = not other.is_guard and one.way != other.way and pair[0] != pair[1]
                # Two that pull are one pair, told at the later one; a guard is told to who hits it.
                if is_meant and not told & {pair, pair[::-1]}:
                    told.add(pair)
                    yield Conflict(one, other)


def _pulls(plan: Plan, facts: Facts | None) -> Iterator[Sequence[Pull]]:
    found: dict[object, list[Pull]] = {}
    for each in _every_pull(plan, facts):
        key = (each.objective.cycle, each.metric, *_of(each.of))
        found.setdefault(key, []).append(each)
    yield from found.values()


def _every_pull(plan: Plan, facts: Facts | None) -> Iterator[Pull]:
    for objective, each in key_results(plan):
        way = pull(each, objective, plan=plan, facts=facts)
        if way is not None and each.metric is not None:
            yield Pull(objective, each, way, is_guard=False, metric=each.metric, of=each.of)
        yield from _in_words(objective, each, plan=plan)
        guard = each.counter_metric
        wanted = better(guard.metric, guard.of, plan=plan) if guard else None
        if guard and wanted is not None:
            yield Pull(objective, each, wanted, is_guard=True, metric=guard.metric, of=guard.of)


def _in_words(objective: Objective, key_result: KeyResult, *, plan: Plan) -> Iterator[Pull]:
    """What a key result without a metric pulls, where its words say metric and direction."""
    meant = meant_metric(key_result, objective.owner, plan=plan)
    if meant is None or meant.said.direction not in WAYS:
        return
    if meant.metric is None and len(meant.words) < FEWEST_WORDS:
        return
    way = WAYS[meant.said.direction]
    name = meant.metric or " ".join(sorted(meant.words))
    # Of other customers, or another percentile of it, is another thing to pull at.
    what = " of ".join((name, *sorted(meant.scope), *filter(None, [meant.said.statistic])))
    is_whole = meant.metric is not None and not meant.scope
    yield Pull(
        objective, key_result, way, is_guard=False, metric=name if is_whole else what, of=meant.of
    )


def _of(scope: Scope) -> tuple[object, ...]:
    return scope.stream, scope.item_type, scope.status

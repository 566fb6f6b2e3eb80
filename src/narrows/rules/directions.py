"""Which way a key result pulls its metric, and which way a metric gets worse."""

from collections.abc import Mapping

from narrows.domain.facts import Facts, KeyResultKey
from narrows.domain.key_results import KeyResult, Scope
from narrows.domain.okr import Objective
from narrows.domain.plan import Better, Plan
from narrows.domain.work import ItemType

UP, DOWN = 1, -1

BETTER: Mapping[str, int] = {
    "flow_time": DOWN,
    "flow_velocity": UP,
    "flow_efficiency": UP,
    "status_wait": DOWN,
    "value_score": UP,
}
"""Of a flow metric. Load may be too high or too low, and says nothing."""


def pull(
    key_result: KeyResult, objective: Objective, *, plan: Plan, facts: Facts | None
) -> int | None:
    """Which way it pulls; `None` where it keeps within, or its start is not known."""
    if key_result.target is None:
        return None
    start = key_result.baseline
    if start is None and facts:
        measured = facts.progress.get(KeyResultKey(objective.id, key_result.id))
        start = measured.baseline if measured else None
    if start is None:
        return better(key_result.metric, key_result.of, plan=plan)
    if start == key_result.target:
        return None
    return UP if key_result.target > start else DOWN


def better(metric: str | None, of: Scope, *, plan: Plan) -> int | None:
    """Which way a metric improves; `None` where that depends."""
    observed = plan.metric(metric)
    if observed is not None:
        return {Better.HIGHER: UP, Better.LOWER: DOWN, None: None}[observed.better]
    if metric == "flow_distribution":
        return DOWN if of.item_type is ItemType.DEFECT else None
    return BETTER.get(metric or "")

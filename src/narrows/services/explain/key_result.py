"""The number of a key result of flow: the same question as its progress asks."""

from collections.abc import Sequence
from datetime import datetime

from narrows.domain.errors import NarrowsError
from narrows.domain.facts import KeyResultKey
from narrows.domain.key_results import KeyResult
from narrows.domain.measure import Period
from narrows.domain.observed import Observation
from narrows.domain.plan import Plan
from narrows.domain.ports import History
from narrows.services.explain.question import Asked
from narrows.services.results.progressing import measure_key_results


def asked_of(
    key: str, plan: Plan, *, history: History, observations: Sequence[Observation], now: datetime
) -> Asked:
    """Which number a key result stands at.

    Args:
        key: Of the key result: `love-mobile/faster`.
        plan: That has it.
        history: Visits and items as of one instant.
        observations: Of business metrics.
        now: [UTC]

    Raises:
        NarrowsError: `key-result-unknown`, `key-result-not-flow`, `number-missing`.
    """
    found = _flow_result(key, plan)
    measured = measure_key_results(plan, history, observations=observations, now=now)
    progress = measured[KeyResultKey(*key.split("/", 1))]
    if progress.start is None or progress.end is None or found.of.stream is None:
        raise NarrowsError("number-missing", f"«{key}» is not measured yet: no week is complete.")
    return Asked(
        stream=found.of.stream,
        metric=found.metric or "",
        statistic=found.of.statistic,
        period=Period(progress.start, progress.end),
        item_type=found.of.item_type,
        status=found.of.status,
    )


def _flow_result(key: str, plan: Plan) -> KeyResult:
    objective_id, _, id_ = key.partition("/")
    objective = plan.objective(objective_id)
    found = (
        next((each for each in objective.key_results if each.id == id_), None)
        if objective
        else None
    )
    if objective is None or found is None:
        raise NarrowsError(
            "key-result-unknown", f"There is no key result «{key}»; see `narrows okrs`."
        )
    if found.metric is None or plan.metric(found.metric) is not None or found.of.stream is None:
        raise NarrowsError(
            "key-result-not-flow",
            f"«{key}» is not measured from flow: its values were observed, see `narrows audit show "
            f"{key}`.",
        )
    return found

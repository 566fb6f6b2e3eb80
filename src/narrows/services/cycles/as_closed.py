"""What is told of closed cycles: each key result as it was graded, however it is measured now."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from narrows.domain.facts import KeyResultKey
from narrows.domain.observed import KeyResultProgress, Observation
from narrows.domain.plan import Plan
from narrows.domain.ports import History
from narrows.domain.sayings import Act, Kind, Saying
from narrows.services.cycles.copied import COUNTER, STATE, copied
from narrows.services.cycles.states import CycleState, state_of
from narrows.services.results.progressing import measure_counters, measure_key_results

ByKeyResult = Mapping[KeyResultKey, KeyResultProgress]


def measure(
    plan: Plan,
    history: History | None,
    *,
    observations: Sequence[Observation],
    now: datetime,
    sayings: Collection[Saying],
) -> tuple[ByKeyResult, ByKeyResult]:
    """Measure key results and their counter-metrics; those of closed cycles are as they were.

    Args:
        plan: Whose they are.
        history: Visits and items; `None` is nothing yet.
        observations: Those that count.
        now: What was observed later is not known. [UTC]
        sayings: All; without any, no cycle is closed.
    """
    progress = measure_key_results(plan, history, observations=observations, now=now)
    counters = measure_counters(plan, history, observations=observations, now=now)
    return (
        as_closed(progress, plan, sayings=sayings),
        as_closed(counters, plan, sayings=sayings, prefix=COUNTER),
    )


def as_closed(
    measured: ByKeyResult,
    plan: Plan,
    *,
    sayings: Collection[Saying],
    prefix: str = "",
) -> ByKeyResult:
    """What is measured now, and what a closed cycle copied of its own key results.

    Args:
        measured: Of each key result, or of each counter-metric.
        plan: Whose key results.
        sayings: All.
        prefix: `COUNTER` where counter-metrics are meant.
    """
    kept = {
        saying.about.key: saying
        for saying in sayings
        if saying.about.kind is Kind.KEY_RESULT and saying.act is Act.GRADE and saying.detail(STATE)
    }
    closed = {each.id for each in plan.cycles if state_of(each.id, sayings) is CycleState.CLOSED}
    ids = {each.id for each in plan.objectives if each.cycle in closed}
    told = {
        key: copied(kept[f"{key.objective}/{key.key_result}"], prefix=prefix)
        for key in measured
        if key.objective in ids and f"{key.objective}/{key.key_result}" in kept
    }
    return {key: told.get(key) or each for key, each in measured.items()}

"""Restating: key results at the ends of closed weeks, measured again.

What was told first is the snapshot that was taken when the week was complete; it stays as it is,
and pages show it. Where more is known since, or the key result means something else, another value
becomes the next number of its week in the log, with the cause. What a closed cycle says stays as it
was graded: its key results are not measured again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from narrows.domain.facts import KeyResultKey
from narrows.domain.gate import Gate
from narrows.domain.key_results import KeyResult
from narrows.domain.observed import Snapshot
from narrows.domain.plan import Plan
from narrows.domain.ports import History
from narrows.domain.sayings import Saying
from narrows.domain.week_log import WeekLog
from narrows.services.cycles.states import is_over
from narrows.services.flow.measuring import every_metric
from narrows.services.quality.result_news import KEY_RESULT, ResultNews
from narrows.services.quality.results_now import others_now
from narrows.services.results.asked import AskedResult, asked_results
from narrows.services.results.progressing import measure_asked

WEEK = timedelta(days=7)


def restate_results(
    gate: Gate,
    plan: Plan,
    *,
    history: History | None,
    now: datetime,
    weeks: WeekLog | None = None,
) -> int:
    """Measure key results at the ends of the weeks that have a snapshot, and record what is other.

    Args:
        gate: Where snapshots, observations and the log of weeks are.
        plan: As it stands.
        history: As it is known now; `None` leaves key results of flow for another time.
        now: [UTC]
        weeks: The log of weeks, where somebody holds it; `None` reads that of the gate.

    Returns:
        How many values were appended.
    """
    open_results = _open(plan, gate.sayings(), is_flow=history is not None)
    if not open_results:
        return 0
    log: WeekLog = weeks or gate
    snapshots, values, observations = gate.snapshots(), log.week_values(), gate.observations()
    news = ResultNews.of(
        snapshots, values, trail=gate.audit(KEY_RESULT), observations=observations, now=now
    )
    due = {key: each for key, each in open_results.items() if news.is_due(key, each.key_result)}
    asked = _weeks(due, snapshots)
    measured = measure_asked(
        plan, history, asked=[each for _, each in asked], observations=observations, now=now
    )
    told = list(zip(asked, measured, strict=True))
    found = others_now(gate, plan, asked=told, values=values, history=history, now=now)
    return log.keep_week_values(found) if found else 0


def _open(
    plan: Plan, sayings: Sequence[Saying], *, is_flow: bool
) -> Mapping[KeyResultKey, AskedResult]:
    """The key results of the cycles that are not over."""
    over = {each.id for each in plan.cycles if is_over(each.id, sayings)}
    flow = {metric.name for metric in every_metric()}
    return {
        each.key: each
        for each in asked_results(plan, _its_value)
        if each.cycle.id not in over and (is_flow or each.key_result.metric not in flow)
    }


def _weeks(
    own: Mapping[KeyResultKey, AskedResult], snapshots: Sequence[Snapshot]
) -> list[tuple[Snapshot, AskedResult]]:
    """Each snapshot of theirs, and what measures it again."""
    return [
        (each, replace(own[key], until=each.week + WEEK))
        for each in snapshots
        if (key := KeyResultKey(each.objective, each.key_result)) in own
        and each.week >= own[key].cycle.start
    ]


def _its_value(key_result: KeyResult) -> KeyResult:
    """The key result without what only its progress needs: nothing more is measured."""
    return KeyResult(key_result.id, key_result.metric, of=key_result.of, baseline=0.0)

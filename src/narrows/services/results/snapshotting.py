"""Snapshotting: each key result at the end of each week, kept once.

A week is complete when the stream's history reaches its end, or, of an observed metric, when the
clock does. Its snapshot is measured as if the week's end were the last that is known: windows end
there, later observations are left out.

Of an observed metric the last complete week is taken as it passes; one further back only once a
later observation is there. Who brings a quarter's observations one by one would otherwise have
the first of them kept for every week.

Past weeks are measured from the history as it is told today: an item that was reopened since is
missing from the week in which it was done before. Where weeks are kept as they pass, by every
sync, there is next to nothing of this.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from narrows.domain.calendar import Cut, begin, day_of
from narrows.domain.facts import KeyResultKey
from narrows.domain.observed import KeyResultProgress, Observation, ProgressState, Snapshot
from narrows.domain.plan import Plan
from narrows.domain.ports import History
from narrows.domain.repository import Repository
from narrows.services.flow.measuring import every_metric
from narrows.services.results.asked import AskedResult, asked_results, itself
from narrows.services.results.progressing import measure_asked
from narrows.services.results.windows import complete_until, weeks_between


def missing_snapshots(
    plan: Plan,
    history: History | None,
    *,
    observations: Sequence[Observation],
    kept: Sequence[Snapshot],
    now: datetime,
) -> list[Snapshot]:
    """Measure each key result at the end of each complete week of its cycle that has no snapshot.

    A week without a value is left open, so that data that come late can still fill it. What is
    kept is never measured again.

    Args:
        plan: What was decided.
        history: Visits and items; `None` while nothing was ever synced.
        observations: Of business metrics.
        kept: The snapshots that there are.
        now: The clock. [UTC]

    Returns:
        New ones only, by key result and week.
    """
    have = {(each.objective, each.key_result, each.week) for each in kept}
    asked = [
        (week, replace(each, until=end))
        for each, ends in _complete(plan, history, observations=observations, now=now)
        for week, end in ends
        if (*each.key, week) not in have
    ]
    measured = measure_asked(
        plan, history, asked=[each for _, each in asked], observations=observations, now=now
    )
    return [
        snapshot_of(each.key, progress, week=week, now=now)
        for (week, each), progress in zip(asked, measured, strict=True)
        if progress.state is ProgressState.MEASURED
    ]


def keep_snapshots(
    repository: Repository, plan: Plan, *, history: History | None, now: datetime
) -> int:
    """Measure what has no snapshot yet, and keep it.

    Args:
        repository: Knows the observations and the snapshots that there are.
        plan: What was decided.
        history: `None` leaves key results of flow for another time.
        now: The clock. [UTC]

    Returns:
        How many were kept.
    """
    found = missing_snapshots(
        plan,
        history,
        observations=repository.observations(),
        kept=repository.snapshots(),
        now=now,
    )
    return repository.keep_snapshots(found) if found else 0


def _complete(
    plan: Plan, history: History | None, *, observations: Sequence[Observation], now: datetime
) -> Iterator[tuple[AskedResult, list[tuple[date, date]]]]:
    """Each key result with the first and the following day of the weeks that can be taken."""
    flow = {metric.name for metric in every_metric()}
    reached = {
        span.stream.id: complete_until(span)
        for span in (history.spans if history else ())
        if span.stream
    }
    last = {each.metric: each.at for each in sorted(observations, key=lambda each: each.at)}
    this_week = begin(Cut.WEEK, day_of(now, plan.zone))
    for each in asked_results(plan, itself):
        metric, start = str(each.key_result.metric), each.cycle.start
        if metric in flow:
            until = reached.get(each.key_result.of.stream or "", start)
            weeks = weeks_between(start, min(until, each.cycle.end))
        else:
            told = day_of(last[metric], plan.zone) if metric in last else start
            weeks = weeks_between(start, min(this_week, each.cycle.end))
            weeks = tuple(week for week in weeks if week.end == this_week or week.end <= told)
        yield each, [(week.start, week.end) for week in weeks]


def snapshot_of(
    key: KeyResultKey, progress: KeyResultProgress, *, week: date, now: datetime
) -> Snapshot:
    """What is kept of a key result's progress, for the week that begins with a Monday."""
    return Snapshot(
        objective=key.objective,
        key_result=key.key_result,
        week=week,
        current=progress.current,
        progress_ratio=progress.progress_ratio,
        n_items=progress.n_items,
        taken_at=now,
    )

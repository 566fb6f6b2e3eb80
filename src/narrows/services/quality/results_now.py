"""What key results say of closed weeks now that they did not say, each value with its cause."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from narrows import __version__
from narrows.domain.gate import Gate
from narrows.domain.observed import KeyResultProgress, Snapshot
from narrows.domain.plan import Plan
from narrows.domain.ports import History
from narrows.domain.restatement import Cause, WeekValue
from narrows.domain.told import told_of
from narrows.services.quality.result_causes import Since, why_result
from narrows.services.results.asked import AskedResult

STATISTIC = "current"


def others_now(
    gate: Gate,
    plan: Plan,
    *,
    asked: Sequence[tuple[tuple[Snapshot, AskedResult], KeyResultProgress]],
    values: Sequence[WeekValue],
    history: History | None,
    now: datetime,
) -> list[WeekValue]:
    """The values that are others than were told, each with its cause, and what was told first."""
    last = {each.key: each for each in values if each.is_of_key_result}
    owners = {each.id: each.owner for each in plan.objectives}
    found: list[WeekValue] = []
    since: Since | None = None
    for (snapshot, each), progress in asked:
        first = _first(snapshot, each, owner=owners[snapshot.objective])
        known = last.get(first.key, first)
        if known.value == progress.current:
            continue
        since = since or Since.of(gate, values, history=history)
        value = _next(known, progress, now=now)
        found += [] if first.key in last else [first]
        found.append(why_result(value, known, asked=each, since=since, zone=plan.zone))
    return found


def _first(snapshot: Snapshot, asked: AskedResult, *, owner: str) -> WeekValue:
    """A snapshot as the log of weeks has it."""
    return WeekValue(
        stream=asked.key_result.of.stream or owner,
        metric="/".join(asked.key),
        statistic=STATISTIC,
        item_type="",
        week=snapshot.week,
        number=1,
        value=snapshot.current,
        n_items=snapshot.n_items or 0,
        as_of=snapshot.taken_at,
        taken_at=snapshot.taken_at,
        made_by=__version__,
        cause=Cause.FIRST,
        told=told_of(),
    )


def _next(known: WeekValue, progress: KeyResultProgress, *, now: datetime) -> WeekValue:
    return replace(
        known,
        number=known.number + 1,
        value=progress.current,
        n_items=progress.n_items or 0,
        as_of=progress.as_of or now,
        taken_at=now,
        made_by=__version__,
    )

"""A key result at the end of each week of its cycle."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from narrows.domain.facts import KeyResultKey
from narrows.domain.key_results import KeyResult
from narrows.domain.observed import Snapshot
from narrows.domain.okr import Cycle, Objective
from narrows.services.check_ins.alike import is_counted_alike
from narrows.services.reviewing import Review


@dataclass(frozen=True, slots=True)
class WeekPoint:
    """A key result at the end of one week of the cycle, as it was known then.

    Attributes:
        week: The Monday that the week begins with.
        value: [the metric's unit or None]
        n_items: [items or None]
        is_alike: Whether it was counted as the value beside it is: by the same declared choices.
    """

    week: date
    value: float | None
    n_items: int | None
    is_alike: bool = True


def week_points(
    cycle: Cycle | None,
    snapshots: Sequence[Snapshot],
    *,
    of: str,
    is_alike: Callable[[datetime], bool] = lambda _: True,
) -> tuple[WeekPoint, ...]:
    """The weeks of a cycle, those that nobody kept as undefined.

    Args:
        cycle: Which; `None` has no weeks.
        snapshots: Of the objective.
        of: Id of the key result.
        is_alike: Whether what was measured at a moment was counted as the value of now is.
    """
    kept = {each.week: each for each in snapshots if each.key_result == of}
    mondays = (
        [cycle.start + timedelta(weeks=number) for number in range(cycle.weeks)] if cycle else []
    )
    return tuple(
        WeekPoint(
            monday, kept[monday].current, kept[monday].n_items, is_alike(kept[monday].taken_at)
        )
        if monday in kept
        else WeekPoint(monday, None, None)
        for monday in mondays
    )


def kept_weeks(
    snapshots: Sequence[Snapshot], review: Review, *, of: tuple[Objective, KeyResult]
) -> tuple[WeekPoint, ...]:
    """The weeks as they were kept, each held against the value that stands beside them.

    Args:
        snapshots: Of the objective.
        review: What was measured, with the versions of what was declared.
        of: The objective and its key result.
    """
    objective, own = of
    key = KeyResultKey(objective.id, own.id)
    told = [each.taken_at for each in snapshots if each.key_result == own.id]
    # What a closed cycle says was counted as its last week was, whatever was declared since.
    until = max(told) if objective.cycle in review.closed and told else review.measured_at
    return week_points(
        review.plan.cycle(objective.cycle),
        snapshots,
        of=own.id,
        is_alike=lambda at: is_counted_alike(review, key, since=at, until=until),
    )

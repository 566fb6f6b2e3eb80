"""A key result at the end of each week of its cycle."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from narrows.domain.observed import Snapshot
from narrows.domain.okr import Cycle


@dataclass(frozen=True, slots=True)
class WeekPoint:
    """A key result at the end of one week of the cycle, as it was known then.

    Attributes:
        week: The Monday that the week begins with.
        value: [the metric's unit or None]
        n_items: [items or None]
    """

    week: date
    value: float | None
    n_items: int | None


def week_points(
    cycle: Cycle | None, snapshots: Sequence[Snapshot], *, of: str
) -> tuple[WeekPoint, ...]:
    """The weeks of a cycle, those that nobody kept as undefined.

    Args:
        cycle: Which; `None` has no weeks.
        snapshots: Of the objective.
        of: Id of the key result.
    """
    kept = {each.week: each for each in snapshots if each.key_result == of}
    mondays = (
        [cycle.start + timedelta(weeks=number) for number in range(cycle.weeks)] if cycle else []
    )
    return tuple(
        WeekPoint(monday, kept[monday].current, kept[monday].n_items)
        if monday in kept
        else WeekPoint(monday, None, None)
        for monday in mondays
    )

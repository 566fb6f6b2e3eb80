"""Restatements: what closed weeks were told to be and are not any more, the newest first."""

from collections.abc import Sequence
from datetime import timedelta

from narrows.domain.measure import Period
from narrows.domain.plan import Plan
from narrows.domain.restatement import Restatement, WeekValue
from narrows.services.flow.measuring import every_metric
from narrows.services.flow.question import unit_of

WEEK = timedelta(days=7)


def restatements(
    values: Sequence[WeekValue], *, stream: str | None = None, plan: Plan | None = None
) -> list[Restatement]:
    """Each value that is another than the one kept before it.

    Args:
        values: As the log has them, in any order; those told once only need not be there.
        stream: Only of this one; `None` is all of them.
        plan: Tells what key results are in; `None` leaves their unit out.
    """
    units = {each.name: each.unit for each in every_metric()} | _result_units(plan)
    told = {(*each.key, each.number): each for each in values}
    found = [
        Restatement(
            stream=each.stream,
            metric=each.metric,
            statistic=each.statistic,
            item_type=each.item_type or None,
            period=Period(each.week, each.week + WEEK),
            unit=units.get(each.metric, ""),
            before=before.value,
            after=each.value,
            n_items_before=before.n_items,
            n_items_after=each.n_items,
            told_at=before.taken_at,
            restated_at=each.taken_at,
            cause=each.cause,
            because=each.told,
            status=each.status or None,
        )
        for each in values
        if (stream is None or each.stream == stream)
        and (before := told.get((*each.key, each.number - 1))) is not None
    ]
    return sorted(found, key=_place)


def _result_units(plan: Plan | None) -> dict[str, str]:
    """Key of each key result → what it is in."""
    flow = {each.name: unit_of(each) for each in every_metric()}
    observed = {each.id: each.unit for each in plan.metrics} if plan else {}
    return {
        f"{objective.id}/{each.id}": (flow | observed).get(each.metric or "", "")
        for objective in (plan.objectives if plan else ())
        for each in objective.key_results
    }


def _place(of: Restatement) -> tuple[float, str, int, str, str, str]:
    """The newest first, then by stream and week."""
    at, week = -of.restated_at.timestamp(), -of.period.start.toordinal()
    return at, of.stream, week, of.metric, of.statistic, of.status or of.item_type or ""

"""Restatements: what closed weeks were told to be and are not any more, the newest first."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from narrows.domain.measure import Period
from narrows.domain.plan import Plan
from narrows.domain.policy_version import PolicyVersion
from narrows.domain.restatement import Restatement, WeekValue
from narrows.domain.streams import UNALIGNED_WORK, MeasurementPolicy
from narrows.domain.told import text_in_utc
from narrows.domain.working_calendar import DAY_HOURS
from narrows.services.flow.measuring import every_metric
from narrows.services.flow.question import unit_of
from narrows.services.flow.versions import policy_at

WEEK = timedelta(days=7)


def restatements(
    values: Sequence[WeekValue],
    *,
    stream: str | None = None,
    plan: Plan | None = None,
    versions: Mapping[str, Sequence[PolicyVersion]] | None = None,
) -> list[Restatement]:
    """Each value that is another than the one kept before it.

    Args:
        values: As the log has them, in any order; those told once only need not be there.
        stream: Only of this one; `None` is all of them.
        plan: Tells what key results are in; `None` leaves their unit out.
        versions: Of each stream, the oldest first: by which policy both were measured; `None`
            leaves the policies out.
    """
    of_flow = {each.name: each.unit for each in every_metric()} | _units_of_results(plan)
    units = of_flow | _units_observed(plan)
    told = {(*each.key, each.number): each for each in values}
    found = [
        _restatement(before, each, unit=units.get(each.metric, ""))
        for each in values
        if (stream is None or each.stream == stream)
        and (before := told.get((*each.key, each.number - 1))) is not None
    ]
    counted = (
        _counted(each, (versions or {}).get(each.stream, ())) if each.metric in of_flow else each
        for each in found
    )
    return sorted(counted, key=_place)


def _restatement(before: WeekValue, after: WeekValue, *, unit: str) -> Restatement:
    return Restatement(
        stream=after.stream,
        metric=after.metric,
        statistic=after.statistic,
        item_type=after.item_type or None,
        period=Period(after.week, after.week + WEEK),
        unit=unit,
        before=before.value,
        after=after.value,
        n_items_before=before.n_items,
        n_items_after=after.n_items,
        told_at=before.taken_at,
        restated_at=after.taken_at,
        cause=after.cause,
        because=text_in_utc(after.told),
        told=after.told,
        status=after.status or None,
    )


def _counted(of: Restatement, versions: Sequence[PolicyVersion]) -> Restatement:
    """With the policies that both were measured by: after a change their days may be others."""
    before, after = (policy_at(versions, at) for at in (of.told_at, of.restated_at))
    in_days = of.unit == "days"
    return replace(
        of,
        policy_before=before,
        policy_after=after,
        day_hours_before=_day_hours(of.stream, before) if in_days else None,
        day_hours_after=_day_hours(of.stream, after) if in_days else None,
    )


def _day_hours(stream: str, policy: MeasurementPolicy | None) -> float | None:
    if policy is not None:
        return policy.day_hours
    # No calendar counts of work that no stream takes.
    return float(DAY_HOURS) if stream == UNALIGNED_WORK else None


def _units_of_results(plan: Plan | None) -> dict[str, str]:
    """Key of each key result of flow → what it is in."""
    flow = {each.name: unit_of(each) for each in every_metric()}
    return _units(plan, flow)


def _units_observed(plan: Plan | None) -> dict[str, str]:
    """Key of each key result that is observed outside → what it is in."""
    return _units(plan, {each.id: each.unit for each in plan.metrics} if plan else {})


def _units(plan: Plan | None, of_metric: Mapping[str, str]) -> dict[str, str]:
    return {
        f"{objective.id}/{each.id}": of_metric[each.metric]
        for objective in (plan.objectives if plan else ())
        for each in objective.key_results
        if each.metric is not None and each.metric in of_metric
    }


def _place(of: Restatement) -> tuple[float, str, int, str, str, str]:
    """The newest first, then by stream and week."""
    at, week = -of.restated_at.timestamp(), -of.period.start.toordinal()
    return at, of.stream, week, of.metric, of.statistic, of.status or of.item_type or ""

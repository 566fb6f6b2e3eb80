"""What a weekly metric does by itself, taken apart: its limits, and the weeks that they are of."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import fmean

from narrows.analytics.process_behaviour import FEWEST_WEEKS, RANGES, RUN_WEEKS, Behaviour
from narrows.domain.amounts import UNDEFINED, exactly
from narrows.domain.day_words import day_text
from narrows.domain.explanation import ExplainedWeek, Explanation
from narrows.domain.measure import Measurement, Period
from narrows.domain.policy_version import PolicyVersion
from narrows.domain.streams import MeasurementPolicy
from narrows.services.flow.stream_reviews import StreamReview
from narrows.views.behaviour_words import limits_told
from narrows.views.explanation import ExplanationPage, explanation_page
from narrows.views.weekly import WeeklyChart

LIMITS = "limits"
DIGITS = 3
"""Of the numbers of the sum."""

DEFINITION = (
    f"The mean of the weeks ± {RANGES:.2f} × their mean change from one week to the next: what "
    "the metric does while nothing changes. A week outside is more than chance, and so is one that "
    f"is at least the {RUN_WEEKS}th in a row on one side of the mean."
)
RULES = {
    "Starts/ends": f"The complete weeks that are shown, {FEWEST_WEEKS} of them at least.",
    "Leaves out": "Weeks without a value, and the week in which history begins, unless on its "
    "Monday. No limit is under 0, and none of a share over 100 %.",
}


def limits_page(
    chart: WeeklyChart,
    found: Behaviour,
    *,
    weeks: Sequence[Period],
    measured: StreamReview,
    versions: Sequence[PolicyVersion],
) -> ExplanationPage:
    """Say what the limits of a chart are made of.

    Args:
        chart: Of the metric; its first line has the values.
        found: What it does by itself.
        weeks: Of the chart, in order.
        measured: Of the stream.
        versions: What the stream declared, the oldest first.
    """
    values = chart.counted
    low, high = limits_told(found, chart.unit, values=values, day_hours=chart.day_hours)
    told = Explanation(
        measurement=_measurement(chart, found, weeks=weeks, measured=measured),
        title=f"Limits of {chart.title[:1].lower()}{chart.title[1:]}",
        definition=DEFINITION,
        rules=RULES,
        sum=_sum(found, values, weeks=weeks, unit=chart.unit),
        recomputed=found.upper,
        part=f"{chart.lines[0].label}, {chart.unit}",
        whole="",
        items=(),
        left_out=(),
        weeks=[
            ExplainedWeek(week, value, left_out=_left_out(value, shown))
            for week, value, shown in zip(weeks, values, chart.lines[0].values, strict=True)
        ],
    )
    name = measured.stream.name or measured.stream.id if measured.stream else "Unaligned work"
    page = explanation_page(told, name, versions=versions, value=f"{low} to {high}")
    return replace(page, exact="", per_week="")


def _left_out(counted: float | None, shown: float | None) -> str:
    if counted is not None:
        return ""
    return "no value" if shown is None else "history begins in it"


def _measurement(
    chart: WeeklyChart, found: Behaviour, *, weeks: Sequence[Period], measured: StreamReview
) -> Measurement:
    own = measured.stream
    return Measurement(
        stream=own.id if own else None,
        metric=chart.name,
        statistic=LIMITS,
        item_type=None,
        status=None,
        period=Period(weeks[0].start, weeks[-1].end),
        value=found.upper,
        unit=chart.unit,
        n_items=0,
        n_unmeasured=0,
        as_of=measured.as_of,
        complete_until=measured.complete_until,
        policy=own.policy if own else MeasurementPolicy(),
    )


def in_sum(value: float | None, unit: str, *, digits: int = DIGITS) -> str:
    """A number of the sum; a share in per cent, as the chart has it."""
    if value is None:
        return UNDEFINED
    return exactly(value, unit, digits=digits) if unit == "ratio" else f"{value:,.{digits}g}"


def _apart(limit: float, unit: str, *, weeks: Sequence[float]) -> str:
    """A limit so that it reads as none of the weeks: 18 items are beyond 17.96."""
    shown = in_sum(limit, unit)
    is_alike = any(each != limit and in_sum(each, unit) == shown for each in weeks)
    return in_sum(limit, unit, digits=2 * DIGITS) if is_alike else shown


def _sum(
    found: Behaviour, parts: Sequence[float | None], *, weeks: Sequence[Period], unit: str
) -> str:
    values = [each for each in parts if each is not None]
    moved = fmean(abs(after - before) for before, after in pairwise(values))
    mean, change = (in_sum(each, unit) for each in (found.centre, moved))
    low, high = (_apart(each, unit, weeks=values) for each in (found.lower, found.upper))
    named = ", ".join(day_text(weeks[place].start) for place in found.signals)
    return (
        f"Mean {mean} ± {RANGES:.2f} × {change}, the mean change from one of "
        f"{len(values)} weeks to the next: {low} to {high}. "
        f"{f'More than chance are the weeks of {named}' if named else 'No week stands out'}."
    )

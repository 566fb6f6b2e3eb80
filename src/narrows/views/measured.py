"""Measurements picked for people: one of them, a trend, shares, percentiles."""

from collections.abc import Sequence
from dataclasses import dataclass

from narrows.domain.measure import Measurement, Period
from narrows.domain.work import ItemType
from narrows.views.flow_periods import FEWEST_ITEMS
from narrows.views.percents import percents
from narrows.views.rounding import days


@dataclass(frozen=True, slots=True)
class Share:
    """One item type's share of the items done. [ratio]"""

    item_type: str
    ratio: float
    text: str


@dataclass(frozen=True, slots=True)
class Trend:
    """A metric week by week.

    Attributes:
        weeks: In order.
        values: One a week; `None` where undefined. [the metric's unit or None]
        statistic: Which of the metric's.
    """

    weeks: tuple[Period, ...]
    values: tuple[float | None, ...]
    statistic: str


def one(measured: Sequence[Measurement], metric: str, *, statistic: str) -> Measurement | None:
    """The measurement of all item types together."""
    return next(
        (
            each
            for each in measured
            if (each.metric, each.statistic, each.item_type) == (metric, statistic, None)
        ),
        None,
    )


def trend_of(
    weekly: Sequence[Measurement],
    metric: str,
    *,
    statistic: str,
    among: Sequence[Measurement] | None = None,
) -> Trend:
    """A value per week; `None` where it is undefined, or the week is not among those that count."""

    def own(measured: Sequence[Measurement]) -> dict[Period, float | None]:
        return {
            each.period: each.value
            for each in measured
            if each.metric == metric and each.statistic == statistic and each.item_type is None
        }

    values = own(weekly)
    counted = values if among is None else own(among)
    return Trend(tuple(values), tuple(counted.get(week) for week in values), statistic)


def shares(measured: Sequence[Measurement]) -> tuple[Share, ...]:
    """What the items done were, the largest share first; nothing where no type is told."""
    types = {each.item_type for each in measured if each.metric == "flow_distribution"}
    if not types - {None, ItemType.UNTYPED}:
        return ()
    ratios = {
        each.item_type: each.value
        for each in measured
        if each.metric == "flow_distribution" and each.item_type and each.value
    }
    told = percents(ratios)
    found = [Share(kind, ratio, told[kind]) for kind, ratio in ratios.items()]
    return tuple(sorted(found, key=lambda each: (-each.ratio, each.item_type)))


def percentiles(measured: Sequence[Measurement]) -> tuple[tuple[str, float], ...]:
    """Labels and flow times of all item types together; none under five items. [days]"""
    labels = {"p50": "50 %", "p85": "85 %", "p95": "95 %"}
    return tuple(
        (f"{labels[each.statistic]}: {days(each.value, each.policy.day_hours)}", each.value)
        for each in measured
        if each.metric == "flow_time"
        and each.item_type is None
        and each.statistic in labels
        and each.value is not None
        and each.n_items - each.n_unmeasured >= FEWEST_ITEMS
    )

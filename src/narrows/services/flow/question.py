"""A question to a stream's flow metric, and its answer."""

from dataclasses import dataclass

from narrows.domain.measure import Metric, Period
from narrows.domain.work import ItemType

WEEK_DAYS = 7

PER_WEEK = ("flow_velocity",)
"""Metrics shown per week, so that 4 weeks and 13 compare."""


@dataclass(frozen=True, slots=True)
class FlowQuestion:
    """One statistic of a stream's flow metric over whole weeks.

    Attributes:
        stream: Number of the stream in the tables.
        metric: Name of the metric.
        statistic: Which of its statistics.
        period: Whole weeks, in the stream's zone.
        item_type: Of one item type; `None` is all together.
        status: Of one status, where the metric is of statuses.
    """

    stream: int
    metric: str
    statistic: str
    period: Period
    item_type: ItemType | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class FlowValue:
    """An answer; undefined is `None`.

    Attributes:
        value: [the metric's unit or None]
        n_items: Items done that it was measured from. [items]
    """

    value: float | None
    n_items: int


USUAL = {"flow_time": "p85"}
"""The statistic where a key result names none; of the other metrics it is the first."""


def statistic_of(metric: Metric, given: str | None) -> str:
    """The statistic that is meant: the one given, else the usual one."""
    return given or USUAL.get(metric.name, metric.statistics[0])


def unit_of(metric: Metric) -> str:
    """What a key result of a flow metric is in."""
    return f"{metric.unit}/week" if metric.name in PER_WEEK else metric.unit

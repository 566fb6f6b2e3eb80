"""Metrics, periods and measurements: what a number is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from narrows.domain.streams import MeasurementPolicy

DAY_US = 86_400_000_000
"""Microseconds in a day of 24 hours, the unit that durations are shown in."""


class MetricKind(StrEnum):
    """Flow leads, business lags, team is telemetry and never a top key result."""

    FLOW = "flow"
    BUSINESS = "business"
    TEAM = "team"


@dataclass(frozen=True, slots=True)
class Metric:
    """A definition: how to measure a stream.

    The query is one portable `SELECT` over the tables of `narrows.metrics.tables` that names its
    columns `stream, period, item_type, status, statistic, numerator, denominator, n_items,
    n_unmeasured`, all integers but `item_type` and `statistic`. A value is
    numerator / (denominator × scale): counts are kept, ratios come last.

    Attributes:
        name: As in the glossary.
        title: For people.
        unit: Of the value: items, days or ratio.
        statistics: The statistics that the query answers, in order.
        query: The `SELECT`.
        scale: What a denominator of 1 stands for in the numerator's unit.
        kind: Flow metrics lead.
        is_of_all_work: Whether it holds a stream against work that no stream takes, so that it says
            nothing of a single file.
        looks_back: Whether its rows of a period hang on items that were done before it, or on
            visits that ended before it of items that were not done in it.
        continued: The same rows where `begun(stream, load_items)` tells what was load when the
            first period of each stream began, so that it looks back no more; empty is none.
    """

    name: str
    title: str
    unit: str
    statistics: Sequence[str]
    query: str
    scale: int = 1
    kind: MetricKind = MetricKind.FLOW
    is_of_all_work: bool = False
    looks_back: bool = True
    continued: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span of days in a zone, half-open: `start <= day < end`."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Measurement:
    """A metric's value for a stream and period; undefined is `None`, never 0.

    Attributes:
        stream: The stream's id; `None` is unaligned work.
        metric: The metric's name.
        statistic: Which statistic of it.
        item_type: Of one item type; `None` is all types together.
        status: Of one status, where the metric is of statuses.
        period: Half-open, in the stream's zone.
        value: In `unit`. [unit or None]
        unit: items, days or ratio.
        n_items: Items done in the period.
        n_unmeasured: Those of them without a flow time.
        as_of: What moved later is not known yet. [UTC]
        complete_until: Up to when the sources are known to be complete. [UTC]
        policy: The stream's declared choices.
    """

    stream: str | None
    metric: str
    statistic: str
    item_type: str | None
    status: str | None
    period: Period
    value: float | None
    unit: str
    n_items: int
    n_unmeasured: int
    as_of: datetime
    complete_until: datetime
    policy: MeasurementPolicy

"""How did flow go, period by period? One table per stream, from its measurements."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from narrows.domain.measure import Measurement, Period
from narrows.domain.streams import MeasurementPolicy
from narrows.domain.working_calendar import DAY_HOURS

FEWEST_ITEMS = 5
"""Items under which people are shown no percentile: the items themselves say more."""


@dataclass(frozen=True, slots=True)
class PeriodFlow:
    """One period of a stream; undefined is `None`, never 0.

    Attributes:
        period: Half-open, in the stream's zone.
        n_items: Items done; `None` where no history covers the period. [items or None]
        n_unmeasured: Those of them without a flow time.
        median_days: Flow time that half of them did not exceed; `None` also under 5. [days]
        most_days: The same of 85 %. [days]
        efficiency_ratio: Active time of active and waiting time. [ratio]
        mean_load_items: [items]
        end_load_items: At the end of the period, or at `as_of` if that came first. [items]
        shares: Of each item type among the items done. [ratio]
        day_hours: Of a day of the stream's durations. [h]
    """

    period: Period
    n_items: int | None
    n_unmeasured: int
    median_days: float | None
    most_days: float | None
    efficiency_ratio: float | None
    mean_load_items: float | None
    end_load_items: float | None
    shares: Mapping[str, float | None]
    day_hours: float = float(DAY_HOURS)


@dataclass(frozen=True, slots=True)
class StreamFlow:
    """The periods of one stream.

    Attributes:
        stream: The stream's id; `None` is unaligned work.
        periods: In order.
        policy: The stream's declared choices.
        as_of: What moved later is not known yet. [UTC]
        complete_until: Until when the sources are complete. [UTC]
    """

    stream: str | None
    periods: tuple[PeriodFlow, ...]
    policy: MeasurementPolicy
    as_of: datetime
    complete_until: datetime


def flow_periods(measurements: Sequence[Measurement]) -> Iterator[StreamFlow]:
    """Lay the measurements of each stream out by period, streams in the order given."""
    for stream, group in groupby(measurements, key=lambda each: each.stream):
        own = list(group)
        by_period: dict[Period, list[Measurement]] = defaultdict(list)
        for each in own:
            by_period[each.period].append(each)
        yield StreamFlow(
            stream=stream,
            periods=tuple(_period(period, by_period[period]) for period in sorted(by_period)),
            policy=own[0].policy,
            as_of=own[0].as_of,
            complete_until=own[0].complete_until,
        )


def _period(period: Period, own: Sequence[Measurement]) -> PeriodFlow:
    n_items, n_unmeasured = _counts(own)
    totals = {
        (each.metric, each.statistic): each.value
        for each in own
        if each.item_type is None and each.status is None
    }
    is_enough = n_items - n_unmeasured >= FEWEST_ITEMS
    return PeriodFlow(
        period=period,
        n_items=n_items if totals.get(("flow_velocity", "count"), 0) is not None else None,
        n_unmeasured=n_unmeasured,
        median_days=totals.get(("flow_time", "p50")) if is_enough else None,
        most_days=totals.get(("flow_time", "p85")) if is_enough else None,
        efficiency_ratio=totals.get(("flow_efficiency", "ratio")),
        mean_load_items=totals.get(("flow_load", "mean")),
        end_load_items=totals.get(("flow_load", "end")),
        shares={
            each.item_type: each.value
            for each in own
            if each.metric == "flow_distribution" and each.item_type
        },
        day_hours=own[0].policy.day_hours,
    )


def _counts(own: Sequence[Measurement]) -> tuple[int, int]:
    """Items done of all types, and those without a flow time: each row of all types says them."""
    together = next(each for each in own if each.item_type is None)
    return together.n_items, together.n_unmeasured

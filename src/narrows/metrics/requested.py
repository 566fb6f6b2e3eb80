"""Statistics on request: what costs a sort of its own, and is counted only where it is asked for.

The wait in a status is a mean, because waits add up to the time that a stream can win. Half of the
items, or 85 % of them, tell what one item may expect; by nearest rank, as with every percentile: an
item that skipped the status waited 0.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from narrows.domain.measure import Metric
from narrows.metrics.status_wait import STOOD

WAIT_RANKS = f"""
{STOOD},
waits as (
    select done.stream, done.period, done.item, visits.status,
           cast(sum(coalesce(stayed.stay_us, visits.left_at_us - visits.entered_at_us)) as bigint)
               as wait_us
    from done
    join visits on visits.item = done.item
               and visits.flow_state in ('waiting', 'active', 'unknown')
    left join stayed on stayed.item = visits.item and stayed.visit = visits.visit
    group by done.stream, done.period, done.item, visits.status
),
ranked as (
    select stream, period, status, wait_us,
           row_number() over (partition by stream, period, status order by wait_us) as place,
           count(*) over (partition by stream, period, status) as n_stayed
    from waits
),
wanted as (
    select 'p50' as statistic, 50 as percent
    union all select 'p85', 85
),
found as (
    select ranked.stream, ranked.period, ranked.status, wanted.statistic,
           min(case when 100 * (counted.n_items - ranked.n_stayed + ranked.place)
                         >= wanted.percent * counted.n_items then ranked.wait_us end) as wait_us,
           max(case when 100 * (counted.n_items - ranked.n_stayed)
                         >= wanted.percent * counted.n_items then 1 else 0 end) as is_skipped
    from ranked
    join counted on counted.stream = ranked.stream and counted.period = ranked.period
    cross join wanted
    group by ranked.stream, ranked.period, ranked.status, wanted.statistic
)
select counted.stream, counted.period, null as item_type, places.status, wanted.statistic,
       case when counted.n_items = 0 then null
            when found.is_skipped = 0 then found.wait_us else 0 end as numerator,
       1 as denominator, counted.n_items, counted.n_unmeasured
from counted
join places on places.stream = counted.stream
cross join wanted
left join found on found.stream = counted.stream and found.period = counted.period
               and found.status = places.status and found.statistic = wanted.statistic
"""
"""Of all items done: so many skipped the status, and stand before those that were in it."""

ON_REQUEST: Mapping[str, tuple[tuple[str, ...], str]] = {
    "status_wait": (("p50", "p85"), WAIT_RANKS)
}
"""Metric → the statistics that it has on request, and the query that answers them."""


def statistics_of(metric: Metric) -> Sequence[str]:
    """All statistics of a metric, those on request last."""
    return (*metric.statistics, *ON_REQUEST.get(metric.name, ((), ""))[0])


def requested(metric: Metric, statistic: str) -> Metric:
    """The metric with the query that answers a statistic.

    Args:
        metric: As it is measured usually.
        statistic: One of its `statistics_of`.
    """
    if statistic in metric.statistics or metric.name not in ON_REQUEST:
        return metric
    statistics, query = ON_REQUEST[metric.name]
    return replace(metric, statistics=statistics, query=query)

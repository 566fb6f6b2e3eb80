"""Flow efficiency: the part of the time in process that work was worked on.

Σ active / Σ (active + waiting) over the items done in the period: a ratio of sums, so that a long
item weighs as much as the time it took. The mean of the items' own ratios is never taken: items
of (2 days active, none waiting) and (1 active, 9 waiting) are 25 % efficient, not 55 %.

*Starts/ends*: time in the flow states active and waiting from commitment until it was done, in
working time where the stream has a calendar.

*Leaves out*: items done without any commitment before. Undefined where nothing was active or
waiting, and where the items have time in statuses of which a log cannot tell waiting from active.

*References*: Kersten, *Project to Product* (2018), flow efficiency.
"""

from narrows.domain.measure import Metric
from narrows.metrics.tables import DONE

QUERY = f"""
{DONE},
summed as (
    select stream, period, count(item) as n_items, count(flow_time_us) as n_measured,
           cast(sum(active_us) as bigint) as active_us,
           cast(sum(active_us + waiting_us) as bigint) as process_us,
           cast(sum(unknown_us) as bigint) as unknown_us
    from done
    group by stream, period
)
select stream, period, null as item_type, null as status, 'ratio' as statistic,
       case when process_us > 0 and unknown_us = 0 then active_us end as numerator,
       process_us as denominator, n_items, n_items - n_measured as n_unmeasured
from summed
"""

metric = Metric(
    name="flow_efficiency",
    title="Flow efficiency",
    unit="ratio",
    statistics=("ratio",),
    query=QUERY,
    looks_back=False,
)

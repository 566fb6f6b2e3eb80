"""Flow time: how long items took from commitment until they were done, waiting included.

What a customer waits for. Percentiles are by nearest rank: the smallest flow time such that at
least p % of the items took no longer. It is always the flow time of a real item, that can be
opened, and the same on every engine. The mean stands only beside them.

*Starts/ends*: from the first entry into waiting or active (or unknown, of a log that cannot tell)
to the last entry into done. The whole span counts: time in done between
reopenings and time back in new too, so it may exceed the time in waiting and active. Where the
stream has a calendar it is working time, in days of as many hours as the calendar says.

*Leaves out*: items done without any commitment before; they have no flow time, which is not 0,
and are counted apart.

*References*: Kersten, *Project to Product* (2018), flow time; nearest rank: Hyndman and Fan,
*Sample quantiles in statistical packages* (1996), definition 1.
"""

from narrows.domain.measure import DAY_US, Metric
from narrows.metrics.tables import DONE

QUERY = f"""
{DONE},
ranked as (
    select stream, period, item, flow_time_us,
           row_number() over (
               partition by stream, period
               order by case when flow_time_us is null then 1 else 0 end, flow_time_us) as place,
           count(flow_time_us) over (partition by stream, period) as n_measured
    from done
),
summed as (
    select stream, period, count(item) as n_items, count(flow_time_us) as n_measured,
           min(case when 100 * place >= 50 * n_measured then flow_time_us end) as p50_us,
           min(case when 100 * place >= 85 * n_measured then flow_time_us end) as p85_us,
           min(case when 100 * place >= 95 * n_measured then flow_time_us end) as p95_us,
           cast(sum(flow_time_us) as bigint) as total_us
    from ranked
    group by stream, period
),
wanted as (
    select 'p50' as statistic
    union all select 'p85'
    union all select 'p95'
    union all select 'mean'
)
select summed.stream, summed.period, null as item_type, null as status, wanted.statistic,
       case wanted.statistic when 'p50' then p50_us when 'p85' then p85_us when 'p95' then p95_us
                             else total_us end as numerator,
       case wanted.statistic when 'mean' then n_measured else 1 end as denominator,
       n_items, n_items - n_measured as n_unmeasured
from summed
cross join wanted
"""

metric = Metric(
    name="flow_time",
    title="Flow time",
    unit="days",
    statistics=("p50", "p85", "p95", "mean"),
    query=QUERY,
    scale=DAY_US,
    looks_back=False,
)

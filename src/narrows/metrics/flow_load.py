"""Flow load: how many items are in process, committed to and not ended.

`mean` is the time-weighted mean over the period up to `as_of`; `end` is the load at the period's
last instant, or at `as_of` if that comes first. Undefined where `as_of` lies before the period.

*Starts/ends*: an item is load while it is in a status that is waiting or active (or unknown, of a
log that cannot tell).

*Leaves out*: items not committed to, back in new, done or cancelled. `n_items` counts the items
done in the period, as with every metric.

*References*: Kersten, *Project to Product* (2018), flow load; the Kanban Guide (2025), work in
progress.
"""

from narrows.domain.measure import Metric
from narrows.metrics.tables import DONE

QUERY = f"""
{DONE},
counted as (
    select stream, period, count(item) as n_items,
           count(item) - count(flow_time_us) as n_unmeasured
    from done
    group by stream, period
),
spans as (
    select periods.stream, periods.period, periods.start_us, clock.as_of_us,
           case when clock.as_of_us < periods.end_us
                then clock.as_of_us else periods.end_us end as until_us,
           case when clock.as_of_us < periods.end_us
                then clock.as_of_us else periods.end_us - 1 end as last_us
    from periods
    join clock on clock.stream = periods.stream
),
loads as (
    select spans.stream, spans.period,
           count(case when visits.entered_at_us <= spans.last_us
                       and coalesce(visits.left_at_us, spans.last_us + 1) > spans.last_us
                      then 1 end) as end_items,
           cast(sum(case when visits.left_at_us < spans.until_us
                         then visits.left_at_us else spans.until_us end
                    - case when visits.entered_at_us > spans.start_us
                           then visits.entered_at_us else spans.start_us end) as bigint)
               as load_us
    from spans
    join visits on visits.stream = spans.stream
               and visits.flow_state in ('waiting', 'active', 'unknown')
               and visits.entered_at_us <= spans.until_us
               and coalesce(visits.left_at_us, spans.until_us + 1) > spans.start_us
    where spans.as_of_us >= spans.start_us
    group by spans.stream, spans.period
),
wanted as (
    select 'mean' as statistic
    union all select 'end'
)
select spans.stream, spans.period, null as item_type, null as status, wanted.statistic,
       case when spans.as_of_us < spans.start_us then null
            when wanted.statistic = 'mean' then coalesce(loads.load_us, 0)
            else coalesce(loads.end_items, 0) end as numerator,
       case when wanted.statistic = 'mean' and spans.until_us > spans.start_us
            then spans.until_us - spans.start_us
            when wanted.statistic = 'mean' then 0 else 1 end as denominator,
       counted.n_items, counted.n_unmeasured
from spans
join counted on counted.stream = spans.stream and counted.period = spans.period
cross join wanted
left join loads on loads.stream = spans.stream and loads.period = spans.period
"""

metric = Metric(
    name="flow_load",
    title="Flow load",
    unit="items",
    statistics=("mean", "end"),
    query=QUERY,
)

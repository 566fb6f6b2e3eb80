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
           lead(periods.start_us) over (partition by periods.stream order by periods.start_us)
               as next_us,
           case when clock.as_of_us < periods.end_us
                then clock.as_of_us else periods.end_us end as until_us,
           case when clock.as_of_us < periods.end_us
                then clock.as_of_us else periods.end_us - 1 end as last_us
    from periods
    join clock on clock.stream = periods.stream
),
edges as (
    select stream, entered_at_us as edge_us,
           case when flow_state in ('waiting', 'active', 'unknown') then 1 else -1 end as step_items
    from visits
    where case when flow_state in ('waiting', 'active', 'unknown') then 1 else 0 end
          <> case when state_before in ('waiting', 'active', 'unknown') then 1 else 0 end
),
firsts as (
    select stream, min(start_us) as first_us
    from spans
    group by stream
),
earlier as (
    select firsts.stream, coalesce(sum(edges.step_items), 0) as load_items
    from firsts
    left join edges on edges.stream = firsts.stream and edges.edge_us < firsts.first_us
    group by firsts.stream
),
gains as (
    select spans.stream, spans.period, spans.start_us, spans.until_us, spans.as_of_us,
           coalesce(sum(edges.step_items), 0) as step_items,
           coalesce(sum(case when edges.edge_us <= spans.last_us then edges.step_items end), 0)
               as end_items,
           coalesce(sum(case when edges.edge_us < spans.until_us
                             then edges.step_items * (spans.until_us - edges.edge_us) end), 0)
               as load_us
    from spans
    left join edges on edges.stream = spans.stream and edges.edge_us >= spans.start_us
                   and (edges.edge_us < spans.next_us or spans.next_us is null)
    group by spans.stream, spans.period, spans.start_us, spans.until_us, spans.as_of_us
),
carried as (
    select gains.stream, gains.period, gains.start_us, gains.until_us, gains.as_of_us,
           gains.end_items, gains.load_us,
           earlier.load_items + sum(gains.step_items)
               over (partition by gains.stream order by gains.start_us) - gains.step_items
               as begin_items
    from gains
    join earlier on earlier.stream = gains.stream
),
wanted as (
    select 'mean' as statistic
    union all select 'end'
)
select carried.stream, carried.period, null as item_type, null as status, wanted.statistic,
       cast(case when carried.as_of_us < carried.start_us then null
                 when wanted.statistic = 'end' then carried.begin_items + carried.end_items
                 else carried.begin_items * (carried.until_us - carried.start_us)
                      + carried.load_us end as bigint) as numerator,
       case when wanted.statistic = 'end' then 1
            when carried.as_of_us < carried.start_us then 0
            else carried.until_us - carried.start_us end as denominator,
       counted.n_items, counted.n_unmeasured
from carried
join counted on counted.stream = carried.stream and counted.period = carried.period
cross join wanted
"""
"""Load by its edges: the visits that make an item load, or end that, and no others.

Each edge is met once, by the last period that begins before it. A period begins with what all
edges before it add up to; an edge within it counts for the rest of the period. Periods of a stream
must not overlap. Of a period that `as_of` cuts, `as_of` is the last instant.
"""

metric = Metric(
    name="flow_load",
    title="Flow load",
    unit="items",
    statistics=("mean", "end"),
    query=QUERY,
)

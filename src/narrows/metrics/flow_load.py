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
    select periods.stream, periods.period, periods.start_us, periods.end_us, clock.as_of_us,
           case when clock.as_of_us < periods.end_us
                then clock.as_of_us + 1 else periods.end_us end as stop_us
    from periods
    join clock on clock.stream = periods.stream
),
edges as (
    select stream, start_us as edge_us, 0 as step_items, start_us as begin_us
    from spans
    union all
    select stream, stop_us, 0, stop_us
    from spans
    union all
    select stream, entered_at_us,
           case when flow_state in ('waiting', 'active', 'unknown') then 1 else -1 end, null
    from visits
    where case when flow_state in ('waiting', 'active', 'unknown') then 1 else 0 end
          <> case when state_before in ('waiting', 'active', 'unknown') then 1 else 0 end
),
steps as (
    select stream, edge_us, cast(sum(step_items) as bigint) as step_items,
           max(begin_us) as begin_us
    from edges
    group by stream, edge_us
    having sum(step_items) <> 0 or max(begin_us) is not null
),
levels as (
    select stream, lead(edge_us) over (partition by stream order by edge_us) as next_us,
           lead(edge_us) over (partition by stream order by edge_us) - edge_us as level_us,
           cast(sum(step_items) over (partition by stream order by edge_us) as bigint)
               as load_items,
           max(begin_us) over (partition by stream order by edge_us) as begin_us
    from steps
),
loads as (
    select spans.stream, spans.period, spans.start_us, spans.end_us,
           case when spans.as_of_us < spans.end_us then spans.as_of_us else spans.end_us end
               as until_us,
           max(case when levels.next_us = spans.stop_us then levels.load_items end) as end_items,
           cast(sum(levels.load_items * levels.level_us) as bigint) as load_us
    from spans
    left join levels on levels.stream = spans.stream and levels.begin_us = spans.start_us
    group by spans.stream, spans.period, spans.start_us, spans.end_us, spans.as_of_us
),
wanted as (
    select 'mean' as statistic
    union all select 'end'
)
select loads.stream, loads.period, null as item_type, null as status, wanted.statistic,
       case when wanted.statistic = 'end' then loads.end_items
            when loads.until_us < loads.end_us then loads.load_us - loads.end_items
            else loads.load_us end as numerator,
       case when wanted.statistic = 'end' then 1
            else loads.until_us - loads.start_us end as denominator,
       counted.n_items, counted.n_unmeasured
from loads
join counted on counted.stream = loads.stream and counted.period = loads.period
cross join wanted
"""
"""Load as a step function: one sort of its edges, however many periods are asked for.

An edge is a visit that makes an item load or ends that, of the one before that did not.

`begin_us` marks where a period begins, or ends and nothing does, and so tells each level's period;
periods of a stream must not overlap. A period that `as_of` cuts has `as_of` as its last instant,
one microsecond long, which the mean leaves out.
"""

metric = Metric(
    name="flow_load",
    title="Flow load",
    unit="items",
    statistics=("mean", "end"),
    query=QUERY,
)

"""How work flows through each status, over the whole history: portable SQL, no metric of a period.

Of the streams that `periods` names; its times are not read.
"""

STATUSES = """
with stays as (
    select visits.stream, visits.item, visits.status, visits.flow_state, visits.entered_at_us,
           visits.left_at_us - visits.entered_at_us as elapsed_us,
           coalesce(stayed.stay_us, visits.left_at_us - visits.entered_at_us) as stay_us,
           coalesce(stayed.stay_us, visits.left_at_us - visits.entered_at_us)
               - coalesce(stayed.stay_us, visits.left_at_us - visits.entered_at_us) % 3600000000
               as hour_us
    from visits
    left join stayed on stayed.item = visits.item and stayed.visit = visits.visit
    where visits.stream in (select stream from periods)
),
hours as (
    select stream, status, hour_us, count(stay_us) as n_closed
    from stays
    group by stream, status, hour_us
),
reached as (
    select stream, status, hour_us, n_closed,
           sum(n_closed) over (partition by stream, status order by hour_us) as n_reached,
           sum(n_closed) over (partition by stream, status) as n_all
    from hours
    where hour_us is not null
),
middle as (
    select stream, status, min(hour_us) as hour_us
    from reached
    where 2 * n_reached >= n_all
    group by stream, status
),
placed as (
    select stays.stream, stays.status, stays.stay_us, reached.n_all,
           reached.n_reached - reached.n_closed + row_number() over (
               partition by stays.stream, stays.status order by stays.stay_us) as place
    from stays
    join middle on middle.stream = stays.stream and middle.status = stays.status
               and middle.hour_us = stays.hour_us
    join reached on reached.stream = middle.stream and reached.status = middle.status
                and reached.hour_us = middle.hour_us
),
medians as (
    select stream, status, min(case when 2 * place >= n_all then stay_us end) as median_us
    from placed
    group by stream, status
),
summed as (
    select stays.stream, stays.status, max(stays.flow_state) as flow_state,
           min(stays.entered_at_us) as first_us, count(*) as n_visits,
           count(stays.stay_us) as n_closed,
           cast(coalesce(sum(stays.stay_us), 0) as bigint) as total_us,
           cast(sum(case when items.done_at_us is not null
                          and stays.entered_at_us >= items.started_at_us
                          and stays.flow_state in ('waiting', 'active', 'unknown')
                         then stays.stay_us else 0 end) as bigint) as done_us,
           cast(sum(case when stays.flow_state in ('waiting', 'active', 'unknown')
                         then coalesce(stays.elapsed_us, clock.as_of_us - stays.entered_at_us)
                         else 0 end) as bigint) as spent_us,
           cast(sum(case when stays.flow_state in ('waiting', 'active', 'unknown')
                          and items.flow_state in ('done', 'cancelled')
                         then coalesce(stays.elapsed_us, clock.as_of_us - stays.entered_at_us)
                         else 0 end) as bigint) as ended_us
    from stays
    join items on items.item = stays.item
    join clock on clock.stream = stays.stream
    group by stays.stream, stays.status
)
select summed.stream, statuses.name, summed.flow_state, summed.first_us, summed.n_visits,
       summed.n_closed, summed.total_us, medians.median_us, summed.done_us,
       summed.spent_us, summed.ended_us
from summed
join statuses on statuses.status = summed.status
left join medians on medians.stream = summed.stream and medians.status = summed.status
"""
"""One row per stream and status; an item done has no open visit before `done_at`.

`total_us` and `median_us` (nearest rank) are of closed visits; `done_us` is the part of the flow
time of the items done, from where the stream's policy lets it start. For Little's law, `spent_us`
is the in-process time of all items up to now, `ended_us` that of the items that ended. To find the
middle visit, visits are counted by whole hours first and only those of its hour are sorted: a third
of the cost of sorting all. Both are in working time where the stream has a calendar; what Little's
law is told stays elapsed time.
"""

"""How work flows through each status, over the whole history: portable SQL, no metric of a period.

Of the streams that `periods` names; its times are not read.
"""

STATUSES = """
with ranked as (
    select visits.stream, visits.item, visits.status, visits.flow_state, visits.entered_at_us,
           visits.left_at_us - visits.entered_at_us as stay_us,
           row_number() over (
               partition by visits.stream, visits.status
               order by case when visits.left_at_us is null then 1 else 0 end,
                        visits.left_at_us - visits.entered_at_us) as place,
           count(visits.left_at_us) over (partition by visits.stream, visits.status) as n_closed
    from visits
    where visits.stream in (select stream from periods)
)
select ranked.stream, statuses.name, max(ranked.flow_state) as flow_state,
       min(ranked.entered_at_us) as first_us, count(*) as n_visits,
       count(ranked.stay_us) as n_closed,
       cast(coalesce(sum(ranked.stay_us), 0) as bigint) as total_us,
       min(case when 100 * ranked.place >= 50 * ranked.n_closed then ranked.stay_us end)
           as median_us,
       cast(sum(case when items.done_at_us is not null
                      and ranked.flow_state in ('waiting', 'active', 'unknown')
                     then ranked.stay_us else 0 end) as bigint) as done_us
from ranked
join items on items.item = ranked.item
join statuses on statuses.status = ranked.status
group by ranked.stream, ranked.status, statuses.name
"""
"""One row per stream and status; an item done has no open visit before `done_at`.

`total_us` and `median_us` (nearest rank) are of closed visits; `done_us` is the part of the flow
time of the items done.
"""

SPENT = """
select visits.stream, statuses.name,
       cast(sum(coalesce(visits.left_at_us, clock.as_of_us) - visits.entered_at_us) as bigint)
           as spent_us,
       cast(sum(case when items.flow_state in ('done', 'cancelled')
                     then coalesce(visits.left_at_us, clock.as_of_us) - visits.entered_at_us
                     else 0 end) as bigint) as ended_us
from visits
join items on items.item = visits.item
join clock on clock.stream = visits.stream
join statuses on statuses.status = visits.status
where visits.flow_state in ('waiting', 'active', 'unknown')
  and visits.stream in (select stream from periods)
group by visits.stream, statuses.name
"""
"""In-state time of all items, and of those that ended, per stream and status: Little's law."""

"""The stays that a stream's narrows is judged on: portable SQL, filled in with numbers of ours."""

STATUSES = """
select used.status, statuses.name, used.flow_state
from (
    select distinct status, flow_state
    from visits
    where stream = {stream}
) used
join statuses on statuses.status = used.status
order by used.status
"""

NEWEST = """
with days as (
    select entered_at_us - entered_at_us % 86400000000 as day_us, count(*) as n_stays
    from visits
    where stream = {stream}
    group by entered_at_us - entered_at_us % 86400000000
),
reached as (
    select day_us, n_stays, sum(n_stays) over (order by day_us desc) as n_reached
    from days
)
select min(entered_at_us)
from (
    select entered_at_us
    from visits
    where stream = {stream}
      and entered_at_us >= (select min(day_us) - 86400000000
                            from reached
                            where n_reached - n_stays < {enough})
    order by entered_at_us desc
    limit {enough}
) newest
"""
"""When the newest stays begin: counted by whole days first, so that only theirs are sorted.

A day less than that, because before 1970 a remainder is negative.
"""

STAYS = """
select visits.item, visits.visit, visits.status, visits.entered_at_us,
       coalesce(visits.left_at_us, {open}) as left_at_us,
       case when items.done_at_us is null then 0 else 1 end as is_done
from visits
join items on items.item = visits.item
where visits.stream = {stream} and (visits.left_at_us > {cut} or visits.left_at_us is null)
order by visits.item, visits.visit
"""
"""What lasts is load, and always read; of an item all stays after one that is read are too."""

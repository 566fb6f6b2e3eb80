"""The stays that a stream's narrows is judged on: portable SQL, filled in with numbers of ours."""

STATUSES = """
select used.stream, used.status, statuses.name, used.flow_state
from (
    select distinct stream, status, flow_state
    from visits
    where stream in (select stream from periods)
) used
join statuses on statuses.status = used.status
order by used.stream, used.status, used.flow_state
"""

DAYS = """
select stream, entered_at_us - entered_at_us % 86400000000 as day_us, count(*) as n_stays
from visits
where stream in (select stream from periods)
group by stream, entered_at_us - entered_at_us % 86400000000
order by stream, day_us desc
"""
"""How many stays began on each day, the newest first: so many of them are read as are enough."""

STAYS = """
select visits.item, visits.visit, visits.status, visits.entered_at_us,
       coalesce(visits.left_at_us, {open}) as left_at_us,
       case when items.done_at_us is null then 0 else 1 end as is_done
from visits
join items on items.item = visits.item
where visits.stream = {stream} and items.stream = {stream}
  and (visits.left_at_us > {cut} or visits.left_at_us is null)
order by visits.item, visits.visit
"""
"""What lasts is load, and always read; of an item all stays after one that is read are too."""

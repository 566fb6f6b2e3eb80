"""The stays that a stream's narrows is judged on: portable SQL, filled in with numbers of ours."""

STATUSES = """
select distinct visits.status, statuses.name, visits.flow_state
from visits
join statuses on statuses.status = visits.status
where visits.stream = {stream}
order by visits.status
"""

NEWEST = """
select min(entered_at_us)
from (
    select entered_at_us
    from visits
    where stream = {stream}
    order by entered_at_us desc
    limit {enough}
) newest
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

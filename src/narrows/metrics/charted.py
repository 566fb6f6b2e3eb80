"""What charts are drawn from: items done, items in process, and stays by flow state.

Portable SQL. Of the streams that `periods` names; its times are not read.
"""

from narrows.metrics.listing import HAS_AGE

COUNT_TIMED = """
select count(*)
from items
where stream in (select stream from periods) and flow_time_us is not null
"""

TIMED = """
select key, title, done_at_us, flow_time_us
from (
    select keys.key, keys.title, items.done_at_us, items.flow_time_us,
           row_number() over (order by items.done_at_us, items.item) as place
    from items
    join keys on keys.item = items.item
    where items.stream in (select stream from periods) and items.flow_time_us is not null
) timed
where (place - 1) % {step} = 0
order by place
"""
"""Items with a flow time, each `step`th in the order in which they were done."""

OPEN = f"""
select keys.key, keys.title, statuses.name, items.started_at_us
from items
join keys on keys.item = items.item
join statuses on statuses.status = items.status
where items.stream in (select stream from periods)
  and {HAS_AGE}
order by items.started_at_us, items.item
"""
"""Items committed to and not ended, the oldest first: back in new after it, not before."""

STAYS = """
select case flow_state when 'done' then 0 when 'active' then 1 when 'unknown' then 2
                       when 'waiting' then 3 when 'new' then 4 else 5 end as band,
       entered_at_us, coalesce(left_at_us, 9223372036854775807) as left_at_us
from visits
where stream = {stream}
"""
"""Of one stream; `band` from the bottom of a cumulative flow diagram to its top, 5 in none."""

AT_INSTANT = """
select keys.key, keys.title, items.item_type
from visits
join items on items.item = visits.item
join keys on keys.item = visits.item
where visits.stream in (select stream from periods) and visits.flow_state = '{state}'
  and visits.entered_at_us <= {at_us}
  and coalesce(visits.left_at_us, 9223372036854775807) > {at_us}
order by keys.key, visits.item
"""
"""What was in one flow state at one instant: the items behind a level of the diagram."""

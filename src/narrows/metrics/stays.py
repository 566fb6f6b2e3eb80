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
select item, visit, status, entered_at_us, coalesce(left_at_us, {open}) as left_at_us
from visits
where stream = {stream} and (left_at_us > {cut} or left_at_us is null)
"""
"""What lasts is load, and always read; of an item all stays after one that is read are too.

In no order: whoever asks sorts numbers in an array far quicker than rows are sorted.
"""

UNFINISHED = """
select item
from items
where done_at_us is null
"""
"""Of all streams, which are few items beside those that are done: joined to stays they cost more
than the stays themselves.
"""

STARTED = """
select item, coalesce(started_at_us, {never}) as started_at_us
from items
where stream = {stream}
"""
"""Where the flow time of each item starts, for a stream in which waiting may lie before that."""

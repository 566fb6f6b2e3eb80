"""The items behind what moved in a period, one row each: portable SQL.

A second way to `narrows.metrics.movements`: what these rows add up to is what its queries answer.
"""

from collections.abc import Iterable

from narrows.metrics.movements import SPENT, WAIT, rework_of

TRAFFIC_ITEMS = """
with asked as (
    select periods.stream, periods.start_us, periods.end_us,
           case when clock.as_of_us < periods.end_us
                then clock.as_of_us else periods.end_us - 1 end as last_us
    from periods
    join clock on clock.stream = periods.stream
)
select keys.key, keys.title, items.item_type,
       count(case when visits.entered_at_us >= asked.start_us then 1 end) as n_arrivals,
       count(case when visits.left_at_us < asked.end_us then 1 end) as n_departures,
       count(case when visits.entered_at_us <= asked.last_us
                   and (visits.left_at_us is null or visits.left_at_us > asked.last_us)
                  then 1 end) as n_there
from asked
join visits on visits.stream = asked.stream and visits.entered_at_us < asked.end_us
           and (visits.left_at_us is null or visits.left_at_us >= asked.start_us)
join statuses on statuses.status = visits.status
join words on words.word = statuses.name
join items on items.item = visits.item
join keys on keys.item = visits.item
group by keys.key, keys.title, items.item_type, visits.item
order by keys.key, visits.item
"""
"""What was in the one status of `words` within the one period asked for."""

DISCARDED_ITEMS = f"""
select keys.key, keys.title, ended.item_type,
       case when spent.item is null then 0 else 1 end as is_begun,
       coalesce(spent.stay_us, 0) as stay_us
from periods
join (
    select items.stream, items.item, items.item_type, max(visits.entered_at_us) as ended_at_us
    from items
    join visits on visits.item = items.item and visits.stream = items.stream
               and visits.flow_state = 'cancelled'
               and (visits.state_before is null or visits.state_before <> 'cancelled')
    where items.flow_state = 'cancelled' and items.stream in (select stream from periods)
    group by items.stream, items.item, items.item_type
) ended on ended.stream = periods.stream and ended.ended_at_us >= periods.start_us
       and ended.ended_at_us < periods.end_us
join keys on keys.item = ended.item
{SPENT}order by keys.key, ended.item
"""
"""What was cancelled in the one period asked for, whether it was begun, its counted time there."""

SHARED_ITEMS = f"""
select keys.key, keys.title, items.item_type, visits.stream, statuses.name, visits.item,
       {WAIT}join words on words.word = statuses.name
join items on items.item = visits.item
join keys on keys.item = visits.item
group by keys.key, keys.title, items.item_type, visits.stream, statuses.name, visits.item
order by keys.key, visits.stream, statuses.name, visits.item
"""
"""What waited in the statuses of `words` within the one period of each stream."""

REWORKED_ITEMS = """
select keys.key, keys.title, items.item_type,
       case when turned.item is null then 0 else 1 end as is_reworked,
       coalesce(again.again_us, 0) as again_us, coalesce(spent.spent_us, 0) as spent_us
from periods
join items on items.stream = periods.stream and items.done_at_us >= periods.start_us
          and items.done_at_us < periods.end_us
join keys on keys.item = items.item
left join turned on turned.item = items.item
left join again on again.item = items.item
left join spent on spent.item = items.item
order by keys.key, items.item
"""


def reworked_items(places: Iterable[tuple[int, int, int]]) -> str:
    """What was done in the one period asked for, with its time where it had been before.

    Args:
        places: Stream, number of a status, and its place in the stream's workflow.
    """
    return rework_of(places, REWORKED_ITEMS)

"""The items and their visits with names in place of numbers: portable SQL.

Of the streams that `periods` names; its times are not read.
"""

from narrows.metrics.load import LOAD

IN_PROCESS = f"items.flow_state in {LOAD}"
"""Whether an item is in the flow load now."""

HAS_AGE = f"""(items.started_at_us is not null
        and ({IN_PROCESS}
             or items.flow_state = 'new' and items.spent_us > 0))"""
"""Whether an item ages: committed to and not ended, or back in new after it; not before, also
where flow time starts at creation.
"""

ITEM_COLUMNS = f"""items.stream, items.item, keys.key, keys.title, items.item_type, statuses.name,
       items.flow_state, items.created_at_us, items.started_at_us, items.done_at_us,
       items.flow_time_us, items.active_us, items.waiting_us, items.unknown_us, items.n_reopened,
       case when {HAS_AGE} then 1 else 0 end as has_age"""
"""Of `items` with their `keys` and `statuses`."""

LOADS = f"""
select items.stream, count(*)
from items
where {IN_PROCESS} and items.stream in (select stream from periods)
group by items.stream
"""
"""How many items of each stream are in process now."""

LISTED_ITEMS = f"""
select {ITEM_COLUMNS}
from items
join keys on keys.item = items.item
join statuses on statuses.status = items.status
where items.stream in (select stream from periods)
order by items.created_at_us, keys.key, items.item
"""

LISTED_VISITS = """
select visits.item, statuses.name, visits.flow_state, visits.entered_at_us, visits.left_at_us
from visits
join statuses on statuses.status = visits.status
where visits.stream in (select stream from periods)
order by visits.item, visits.visit
"""

"""Flow velocity: how many items were done.

An item counts in the period that it was done in, whatever its size: one value stream learns to cut
its work into items of a like size, and no estimate is needed. Counted for all items and for each
item type of the stream; a period in which nothing was done has 0, one that no history covers has
none.

*Starts/ends*: done is the last entry into the flow state done from another flow state, of an
item that is done at the last instant that is known. A reopening takes the item out of the week it
was done in.

*Leaves out*: items that were cancelled, and items done once that are open again.

*References*: Kersten, *Project to Product* (2018), flow velocity; the Kanban Guide (2025),
throughput.
"""

from narrows.domain.measure import Metric
from narrows.metrics.tables import DONE, KINDS

QUERY = f"""
{DONE},
kinds as (
    {KINDS}
)
select stream, period, null as item_type, null as status, 'count' as statistic,
       count(item) as numerator, 1 as denominator, count(item) as n_items,
       count(item) - count(flow_time_us) as n_unmeasured
from done
group by stream, period
union all
select periods.stream, periods.period, kinds.item_type, null, 'count',
       count(done.item), 1, count(done.item), count(done.item) - count(done.flow_time_us)
from periods
join kinds on kinds.stream = periods.stream
left join done on done.stream = periods.stream and done.period = periods.period
              and done.item_type = kinds.item_type
group by periods.stream, periods.period, kinds.item_type
"""

metric = Metric(
    name="flow_velocity",
    title="Flow velocity",
    unit="items",
    statistics=("count",),
    query=QUERY,
    looks_back=False,
)

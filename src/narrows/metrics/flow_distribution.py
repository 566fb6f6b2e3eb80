"""Flow distribution: which kinds of item the stream's work went to.

The share of each item type among the items done in the period: features, defects, risks, debt,
and `untyped` where an item has no type or one that is not mapped. The shares sum to 1; undefined
in a period in which nothing was done.

*Starts/ends*: an item counts in the period that it was done in, with the type it had then.

*Leaves out*: nothing of what was done: an untyped item has a share of its own.

*References*: Kersten, *Project to Product* (2018), flow distribution.
"""

from narrows.domain.measure import Metric
from narrows.metrics.tables import DONE, KINDS

QUERY = f"""
{DONE},
kinds as (
    {KINDS}
)
select done.stream, done.period, kinds.item_type, null as status, 'ratio' as statistic,
       case when count(done.item) > 0
            then count(case when done.item_type = kinds.item_type then 1 end) end as numerator,
       count(done.item) as denominator, count(done.item) as n_items,
       count(done.item) - count(done.flow_time_us) as n_unmeasured
from done
join kinds on kinds.stream = done.stream
group by done.stream, done.period, kinds.item_type
"""

metric = Metric(
    name="flow_distribution",
    title="Flow distribution",
    unit="ratio",
    statistics=("ratio",),
    query=QUERY,
    looks_back=False,
)

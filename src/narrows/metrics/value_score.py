"""Value score: how much of the capacity goes to the value stream.

Units expended on the stream / units expended. A unit is a day that an item was worked on: of all
the days in active of a period, those of the stream's own items, against these and those of the
items that no stream takes and that lie in the same sources. What goes to other streams is left out
on both sides: it is of value, elsewhere. Across all streams it is summed the same way.

*Starts/ends*: a visit counts with its part within the period, up to the last instant that is
known of both sides, in days of 24 hours whatever the calendar. All days of an item are those of the
stream and the type that it stands with: of an item that is done those it was done with, else the
newest; load alone tells them day by day.

*Leaves out*: waiting, which uses no capacity. Undefined where nothing was worked on, where a
status that items were in does not tell waiting from working (they are counted apart from those
that were worked on, of the stream and of none), and of unaligned work itself.

*References*: source 001, «Value Score»: units expended on value streams / units expended.
"""

from narrows.domain.measure import Metric
from narrows.metrics.worked import worked

SOURCES = """select distinct items.stream, keys.source
    from items
    join keys on keys.item = items.item
    where items.stream <> 0"""
"""The sources in which each stream has items."""

QUERY = f"""
with sources as (
    {SOURCES}
),
own as (
    {worked("periods.stream")}
),
loose as (
    {worked("0")}
),
spent as (
    select stream, period, item, active_us as own_us, active_us, is_unknown
    from own
    where stream <> 0
    union all
    select loose.stream, loose.period, loose.item, 0 as own_us, loose.active_us, loose.is_unknown
    from loose
    join keys on keys.item = loose.item
    join sources on sources.stream = loose.stream and sources.source = keys.source
)
select periods.stream, periods.period, null as item_type, null as status, 'ratio' as statistic,
       case when max(spent.is_unknown) = 0 then cast(sum(spent.own_us) as bigint) end as numerator,
       coalesce(cast(sum(spent.active_us) as bigint), 0) as denominator,
       count(spent.item) as n_items,
       count(case when spent.is_unknown = 1 then 1 end) as n_unmeasured
from periods
left join spent on spent.stream = periods.stream and spent.period = periods.period
group by periods.stream, periods.period
"""

metric = Metric(
    name="value_score",
    title="Value score",
    unit="ratio",
    statistics=("ratio",),
    query=QUERY,
    is_of_all_work=True,
    looks_back=False,
)

"""Status wait: how many days the items done spent in each status.

The mean over all items done in the period, for every status that is waiting or active (or
unknown). An item that skipped the status counts 0, else «0 days of wait» could never be reached;
one that came back counts all its visits. The 50th and the 85th percentile are told
where a key result or an explanation asks for them.

*Starts/ends*: each visit from its entry until the next status is entered, in working time where
the stream has a calendar.

*Leaves out*: items not done in the period; statuses that are new, done or cancelled. Undefined in
a period in which nothing was done.

*References*: Reinertsen, *The Principles of Product Development Flow* (2009), on queues as the
place where flow time is made.
"""

from narrows.domain.measure import DAY_US, Metric
from narrows.metrics.tables import DONE

PLACES = """select distinct stream, status
    from visits
    where flow_state in ('waiting', 'active', 'unknown')"""
"""Where items of a stream ever spent time: each is told of in every period."""

STOOD = f"""{DONE},
counted as (
    select stream, period, count(item) as n_items,
           count(item) - count(flow_time_us) as n_unmeasured
    from done
    group by stream, period
),
places as (
    {PLACES}
)"""
"""Begins a query of waits: the items done, how many there are, and where items spend time."""

QUERY = f"""
{STOOD},
waits as (
    select done.stream, done.period, visits.status,
           cast(sum(coalesce(stayed.stay_us, visits.left_at_us - visits.entered_at_us)) as bigint)
               as wait_us
    from done
    join visits on visits.item = done.item
               and visits.flow_state in ('waiting', 'active', 'unknown')
    left join stayed on stayed.item = visits.item and stayed.visit = visits.visit
    group by done.stream, done.period, visits.status
)
select counted.stream, counted.period, null as item_type, places.status, 'mean' as statistic,
       case when counted.n_items > 0 then coalesce(waits.wait_us, 0) end as numerator,
       counted.n_items as denominator, counted.n_items, counted.n_unmeasured
from counted
join places on places.stream = counted.stream
left join waits on waits.stream = counted.stream and waits.period = counted.period
               and waits.status = places.status
"""

metric = Metric(
    name="status_wait",
    title="Status wait",
    unit="days",
    statistics=("mean",),
    query=QUERY,
    scale=DAY_US,
    looks_back=False,
)

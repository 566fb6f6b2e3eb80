"""What each stream's capacity went to, by item type: the units that the value score counts."""

from narrows.metrics.tables import DONE
from narrows.metrics.worked import worked

AMOUNTS = f"""
{DONE},
worked as (
    {worked("periods.stream")}
),
hours as (
    select items.stream, logged.item, items.item_type, logged.at_us, logged.thousandths
    from logged
    join items on items.item = logged.item
    where logged.item not in (select item from attributions)
    union all
    select attributions.stream, logged.item, attributions.item_type, logged.at_us,
           logged.thousandths
    from logged
    join attributions on attributions.item = logged.item and logged.at_us >= attributions.begin_us
                     and (attributions.end_us is null or logged.at_us < attributions.end_us)
),
amounts as (
    select worked.stream, worked.period, worked.item, items.item_type, worked.active_us,
           worked.is_unknown, 1 as n_worked, 0 as n_done, 0 as n_pointed, 0 as points,
           case when worked.item in (select item from logged) then 1 else 0 end as n_logged,
           0 as hours
    from worked
    join items on items.item = worked.item
    union all
    select done.stream, done.period, done.item, done.item_type, 0 as active_us,
           0 as is_unknown, 0 as n_worked, 1 as n_done,
           case when points.thousandths is null then 0 else 1 end as n_pointed,
           coalesce(points.thousandths, 0) as points, 0 as n_logged, 0 as hours
    from done
    left join points on points.item = done.item
    where done.item is not null
    union all
    select periods.stream, periods.period, hours.item, hours.item_type, 0, 0, 0, 0, 0, 0, 0,
           hours.thousandths
    from periods
    join clock on clock.stream = periods.stream
    join hours on hours.stream = periods.stream and hours.at_us >= periods.start_us
              and hours.at_us < periods.end_us and hours.at_us <= clock.as_of_us
)
"""
"""Begins a query: `amounts`, what was worked on, done or logged of each item."""

UNITS = f"""{AMOUNTS}
select stream, period, item_type, cast(sum(active_us) as bigint) as active_us,
       sum(n_worked) as n_worked, sum(is_unknown) as n_unknown, sum(n_done) as n_done,
       sum(n_pointed) as n_pointed, cast(sum(points) as bigint) as points,
       sum(n_logged) as n_logged, cast(sum(hours) as bigint) as hours
from amounts
group by stream, period, item_type
"""
"""One row per stream, period and item type that anything was worked on, done or logged of.

`active_us` is worked time; `n_unknown` are items that were in a status which does not tell waiting
from working. `points` are thousandths, of the `n_pointed` items done that have some; `hours` are
thousandths that were logged in the period, in the stream and of the type of that instant;
`n_logged` are the items worked on that have any, ever.
"""

UNIT_ITEMS = f"""{AMOUNTS}
select keys.key, keys.title, amounts.item_type, amounts.stream,
       cast(sum(active_us) as bigint) as active_us, sum(n_worked) as n_worked,
       sum(is_unknown) as n_unknown, sum(n_done) as n_done, sum(n_pointed) as n_pointed,
       cast(sum(points) as bigint) as points, sum(n_logged) as n_logged,
       cast(sum(hours) as bigint) as hours
from amounts
join keys on keys.item = amounts.item
group by keys.key, keys.title, amounts.item_type, amounts.stream, amounts.item
order by keys.key, amounts.stream, amounts.item_type, amounts.item
"""
"""The same of each item, of the one period of each stream that is asked for."""

LOOSE_ITEMS = f"""
with worked as (
    {worked("periods.stream")}
)
select keys.source, keys.key, keys.title, items.item_type, statuses.name, items.flow_state,
       worked.active_us
from worked
join items on items.item = worked.item
join statuses on statuses.status = items.status
join keys on keys.item = worked.item
where worked.stream = 0 and worked.active_us > 0
order by worked.active_us desc, keys.key, keys.source
"""
"""The items that no stream takes and that were worked on in a period, the longest first."""

TELLING = """
select distinct told.stream
from (select stream, item from items union all select stream, item from attributions) as told
where told.item in (select item from {table})
"""
"""The streams of which any item ever told points, or hours: of the others there is no 0."""

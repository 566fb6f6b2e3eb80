"""What each stream's capacity went to, by item type: the units that the value score counts."""

from collections.abc import Mapping

from narrows.domain.value import CapacityUnit
from narrows.metrics.logged import HOURS, LOGGED
from narrows.metrics.tables import DONE
from narrows.metrics.worked import worked

_WORKED = f"""worked as (
    {worked("periods.stream")}
)"""

AMOUNTS = f"""
{DONE},
{_WORKED},
{HOURS},
amounts as (
    select worked.stream, worked.period, worked.item, items.item_type, worked.active_us,
           worked.is_unknown, 1 as n_worked, 0 as n_done, 0 as n_pointed, 0 as points,
           case when logged.item is null then 0 else 1 end as n_logged, 0 as hours
    from worked
    join items on items.item = worked.item
    {LOGGED}
    union all
    select done.stream, done.period, done.item, done.item_type, 0 as active_us,
           0 as is_unknown, 0 as n_worked, 1 as n_done,
           case when points.thousandths is null then 0 else 1 end as n_pointed,
           coalesce(points.thousandths, 0) as points, 0 as n_logged, 0 as hours
    from done
    left join points on points.item = done.item
    where done.item is not null
    union all
    select stream, period, item, item_type, 0, 0, 0, 0, 0, 0, 0, thousandths
    from logs
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

_ITEMS = """
{expended}
select keys.key, keys.title, expended.item_type, expended.stream, expended.amount,
       expended.is_unknown
from expended
join keys on keys.item = expended.item
order by keys.key, expended.stream, expended.item_type, expended.item
"""

UNIT_ITEMS: Mapping[CapacityUnit, str] = {
    unit: _ITEMS.format(expended=expended)
    for unit, expended in {
        CapacityUnit.ACTIVE_DAYS: f"""with {_WORKED},
expended as (
    select worked.stream, worked.item, items.item_type, worked.active_us as amount,
           worked.is_unknown
    from worked
    join items on items.item = worked.item
)""",
        CapacityUnit.ITEMS: f"""{DONE},
expended as (
    select stream, item, item_type, 1 as amount, 0 as is_unknown from done where item is not null
)""",
        CapacityUnit.POINTS: f"""{DONE},
expended as (
    select done.stream, done.item, done.item_type, coalesce(points.thousandths, 0) as amount,
           case when points.thousandths is null then 1 else 0 end as is_unknown
    from done
    left join points on points.item = done.item
    where done.item is not null
)""",
        CapacityUnit.LOGGED_HOURS: f"""with {_WORKED},
{HOURS},
expended as (
    select stream, item, item_type, cast(sum(thousandths) as bigint) as amount,
           max(is_unknown) as is_unknown
    from (
        select worked.stream, worked.item, items.item_type, 0 as thousandths,
               case when logged.item is null then 1 else 0 end as is_unknown
        from worked
        join items on items.item = worked.item
        {LOGGED}
        union all
        select stream, item, item_type, thousandths, 0 as is_unknown from logs
    ) as told
    group by stream, item, item_type
)""",
    }.items()
}
"""By unit, what of it each item has: of the one period of each stream that is asked for.

Key, title, item type, stream, the amount (in whole µs, items or thousandths) and whether nobody
knows all of it. Each asks for what its unit needs only: that takes a third of the time of all.
"""

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

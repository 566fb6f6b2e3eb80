"""The items behind a number, one row each: portable SQL that adds nothing up over items.

A second way to every metric: what these rows add up to is what its query answers.
"""

from narrows.metrics.attribution import ATTRIBUTED
from narrows.metrics.worked import worked

DONE_ITEMS = """
select keys.key, keys.title, items.item_type, items.flow_time_us, items.active_us,
       items.waiting_us, items.unknown_us
from periods
join items on items.stream = periods.stream and items.done_at_us >= periods.start_us
          and items.done_at_us < periods.end_us
join keys on keys.item = items.item
order by keys.key, items.item
"""
"""What was done in the one period asked for."""

WAITED_ITEMS = """
select keys.key, keys.title, items.item_type,
       cast(coalesce(sum(visits.stay_us), 0) as bigint) as wait_us
from periods
join items on items.stream = periods.stream and items.done_at_us >= periods.start_us
          and items.done_at_us < periods.end_us
join keys on keys.item = items.item
left join (
    select visits.item,
           coalesce(stayed.stay_us, visits.left_at_us - visits.entered_at_us) as stay_us
    from visits
    left join stayed on stayed.item = visits.item and stayed.visit = visits.visit
    join statuses on statuses.status = visits.status
    join words on words.word = statuses.name
) as visits on visits.item = items.item
group by keys.key, keys.title, items.item_type, items.item
order by keys.key, items.item
"""
"""What was done in the one period asked for, with its time in the one status of `words`."""

LOADED_PIECES = f"""
with cut as ({ATTRIBUTED}),
spans as (
    select periods.stream, periods.start_us, clock.as_of_us,
           case when clock.as_of_us < periods.end_us
                then clock.as_of_us else periods.end_us end as until_us,
           case when clock.as_of_us < periods.end_us
                then clock.as_of_us else periods.end_us - 1 end as last_us
    from periods
    join clock on clock.stream = periods.stream
)
select keys.key, keys.title, {{item_type}},
       cast(sum(case when coalesce(cut.left_at_us, spans.as_of_us) < spans.until_us
                     then coalesce(cut.left_at_us, spans.as_of_us) else spans.until_us end
                - case when cut.entered_at_us > spans.start_us
                       then cut.entered_at_us else spans.start_us end) as bigint) as load_us,
       max(case when cut.entered_at_us <= spans.last_us
                 and (cut.left_at_us is null or cut.left_at_us > spans.last_us)
                then 1 else 0 end) as is_at_end,
       min(spans.until_us - spans.start_us) as length_us
from spans
join cut on cut.stream = spans.stream
           and cut.flow_state in ('waiting', 'active', 'unknown')
           and cut.entered_at_us <= spans.last_us
           and (cut.left_at_us is null or cut.left_at_us > spans.start_us)
join items on items.item = cut.item
join keys on keys.item = cut.item
group by keys.key, keys.title, {{item_type}}, cut.item
order by keys.key, cut.item
"""
LOADED_ITEMS = LOADED_PIECES.replace("{item_type}", "items.item_type")
"""What was waiting or active within the one period asked for, and for how long of it.

By the stream of each day.
"""
LOADED_BY_TYPE = LOADED_PIECES.replace("{item_type}", "cut.item_type")
"""The same by the type of each day: an item that changed its type has a row for each."""

LEFT_OUT = """
select left_out.key, left_out.title, left_out.why
from left_out
where left_out.stream in (select stream from periods)
order by left_out.key, left_out.item
"""
"""The items that are none of the stream's flow items; the times of `periods` are not read."""

WORKED_ITEMS = f"""
with own as (
    {worked("periods.stream")}
),
loose as (
    {worked("0")}
),
sources as (
    select distinct keys.source
    from items
    join keys on keys.item = items.item
    where items.stream in (select stream from periods)
)
select keys.key, keys.title, items.item_type, own.active_us, own.is_unknown, 1 as is_own
from own
join items on items.item = own.item
join keys on keys.item = own.item
union all
select keys.key, keys.title, items.item_type, loose.active_us, loose.is_unknown, 0 as is_own
from loose
join items on items.item = loose.item
join keys on keys.item = loose.item
join sources on sources.source = keys.source
order by 1
"""
"""What was worked on in the one period asked for: the stream's, and what no stream takes."""

"""What moved in each period: through statuses, backwards, out by cancelling, and what waited where.

Portable SQL over the tables of `narrows.metrics.tables`, asked for by streams and periods. The
visits are those of the items that a stream has: the whole way of each.
"""

from collections.abc import Iterable

TRAFFIC = """
with used as (
    select stream, status, max(flow_state) as flow_state
    from visits
    group by stream, status
),
asked as (
    select periods.stream, periods.period, periods.start_us, periods.end_us, used.status,
           used.flow_state,
           case when clock.as_of_us < periods.end_us
                then clock.as_of_us else periods.end_us - 1 end as last_us
    from periods
    join clock on clock.stream = periods.stream
    join used on used.stream = periods.stream
    where periods.start_us <= clock.as_of_us
)
select asked.stream, asked.period, statuses.name, asked.flow_state,
       count(case when visits.entered_at_us >= asked.start_us then 1 end) as n_arrivals,
       count(case when visits.left_at_us < asked.end_us then 1 end) as n_departures,
       count(case when visits.entered_at_us <= asked.last_us
                   and (visits.left_at_us is null or visits.left_at_us > asked.last_us)
                  then 1 end) as n_there
from asked
join statuses on statuses.status = asked.status
left join visits on visits.stream = asked.stream and visits.status = asked.status
                and visits.entered_at_us < asked.end_us
                and (visits.left_at_us is null or visits.left_at_us >= asked.start_us)
group by asked.stream, asked.period, statuses.name, asked.flow_state
order by asked.stream, asked.period, statuses.name
"""
"""Arrivals, departures and items there at the end, of each status that was ever used."""

REWORK_PARTS = """
with places as (
    {places}
),
walked as (
    select visits.stream, visits.item, visits.visit, visits.flow_state, places.place,
           coalesce(stayed.stay_us, visits.left_at_us - visits.entered_at_us) as stay_us,
           max(case when visits.flow_state in ('active', 'done') then places.place end) over (
               partition by visits.item order by visits.visit
               rows between unbounded preceding and 1 preceding) as furthest
    from visits
    join places on places.stream = visits.stream and places.status = visits.status
    left join stayed on stayed.item = visits.item and stayed.visit = visits.visit
    where visits.stream in (select stream from periods)
),
turned as (
    select item, min(visit) as visit
    from walked
    where flow_state = 'active' and place < furthest
    group by item
),
again as (
    select walked.item, cast(sum(walked.stay_us) as bigint) as again_us
    from walked
    join turned on turned.item = walked.item and walked.visit >= turned.visit
    where walked.flow_state in ('waiting', 'active') and walked.place <= walked.furthest
    group by walked.item
),
spent as (
    select item, cast(sum(case when flow_state in ('waiting', 'active')
                               then stay_us else 0 end) as bigint) as spent_us
    from walked
    group by item
)
"""
"""Where items went back for the first time, their time again from then on, and all of it."""

REWORK_SUMS = """
select periods.stream, periods.period, count(items.item) as n_items,
       count(turned.item) as n_reworked,
       coalesce(cast(sum(again.again_us) as bigint), 0) as again_us,
       coalesce(cast(sum(case when items.item is null then 0 else spent.spent_us end) as bigint), 0)
           as spent_us
from periods
left join items on items.stream = periods.stream and items.done_at_us >= periods.start_us
               and items.done_at_us < periods.end_us
left join turned on turned.item = items.item
left join again on again.item = items.item
left join spent on spent.item = items.item
group by periods.stream, periods.period
order by periods.stream, periods.period
"""
"""Of the items done: how many were worked on again, and how much of their time that took."""

SPENT = """left join (
    select visits.item,
           cast(sum(coalesce(stayed.stay_us, visits.left_at_us - visits.entered_at_us)) as bigint)
               as stay_us
    from visits
    join items on items.item = visits.item and items.stream = visits.stream
              and items.flow_state = 'cancelled'
    left join stayed on stayed.item = visits.item and stayed.visit = visits.visit
    where visits.flow_state in ('waiting', 'active', 'unknown')
    group by visits.item
) spent on spent.item = ended.item
"""
"""Of what was cancelled, the counted time in process of each `ended.item` that was ever there.

That may be 0: of days alone, what was begun and given up on one day took no time, and was begun.
"""

DISCARDED = f"""
select periods.stream, periods.period, count(ended.item) as n_items,
       count(spent.item) as n_begun,
       coalesce(cast(sum(spent.stay_us) as bigint), 0) as stay_us
from periods
left join (
    select items.stream, items.item, max(visits.entered_at_us) as ended_at_us
    from items
    join visits on visits.item = items.item and visits.stream = items.stream
               and visits.flow_state = 'cancelled'
               and (visits.state_before is null or visits.state_before <> 'cancelled')
    where items.flow_state = 'cancelled' and items.stream in (select stream from periods)
    group by items.stream, items.item
) ended on ended.stream = periods.stream and ended.ended_at_us >= periods.start_us
       and ended.ended_at_us < periods.end_us
{SPENT}group by periods.stream, periods.period
order by periods.stream, periods.period
"""
"""Items cancelled in each period, those of them that were ever in process, and their time there.

That is working time where the stream has a calendar.
"""

WAIT = """cast(sum(case when coalesce(visits.left_at_us, clock.as_of_us) < periods.end_us
                     then coalesce(visits.left_at_us, clock.as_of_us) else periods.end_us end
                - case when visits.entered_at_us > periods.start_us
                       then visits.entered_at_us else periods.start_us end) as bigint) as wait_us
from periods
join clock on clock.stream = periods.stream
join visits on visits.stream = periods.stream and visits.flow_state = 'waiting'
           and visits.entered_at_us < periods.end_us
           and coalesce(visits.left_at_us, clock.as_of_us) > periods.start_us
join statuses on statuses.status = visits.status
"""
"""The time of waiting visits within the one period of each stream, and where they come from."""

WAITED = f"""
select visits.stream, statuses.name, count(distinct visits.item) as n_items,
       {WAIT}group by visits.stream, statuses.name
order by visits.stream, statuses.name
"""
"""How long items waited in each status within the one period of each stream."""

WAITED_IN_ANY = f"""
select visits.stream, count(distinct visits.item) as n_items,
       {WAIT}join words on words.word = statuses.name
group by visits.stream
"""
"""The same of the statuses of `words` together: who waited in two of them is one item."""

NO_PLACES = "select -1 as stream, -1 as status, 0 as place"


def rework(places: Iterable[tuple[int, int, int]]) -> str:
    """The query whose answer `REWORK_SUMS` tells.

    Args:
        places: Stream, number of a status, and its place in the stream's workflow.
    """
    return rework_of(places, REWORK_SUMS)


def rework_of(places: Iterable[tuple[int, int, int]], answer: str) -> str:
    """A query of what was worked on again.

    Args:
        places: Stream, number of a status, and its place in the stream's workflow.
        answer: A `SELECT` of `turned`, `again` and `spent`.
    """
    rows = [
        f"select {int(stream)} as stream, {int(status)} as status, {int(place)} as place"
        for stream, status, place in places
    ]
    return REWORK_PARTS.format(places="\n    union all ".join(rows) or NO_PLACES) + answer.lstrip()

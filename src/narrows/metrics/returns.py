"""Waits that are left from a status and return to it: what is asked while the work is held."""

RETURNS = """
with placed as (
    select stream, status, flow_state, left_at_us,
           lag(status) over (partition by item order by visit) as status_before,
           lead(status) over (partition by item order by visit) as status_after
    from visits
),
waits as (
    select stream, status, status_before, status_after
    from placed
    where flow_state = 'waiting' and left_at_us is not null
),
totals as (
    select stream, status, count(*) as n_waits
    from waits
    group by stream, status
),
returned as (
    select stream, status, status_before, count(*) as n_returns
    from waits
    where status_before = status_after
    group by stream, status, status_before
)
select totals.stream, own.name, other.name
from totals
join returned on returned.stream = totals.stream and returned.status = totals.status
join statuses own on own.status = totals.status
join statuses other on other.status = returned.status_before
where returned.n_returns * 2 > totals.n_waits
order by totals.stream, own.name
"""
"""Stream, waiting status, and the status that most of its closed visits left from and returned to.

More than half, so that there is at most one.
"""

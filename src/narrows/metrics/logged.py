"""Hours that were logged on items: portable SQL, parts of queries."""

HOURS = """hours as (
    select items.stream, logged.item, items.item_type, logged.at_us, logged.thousandths
    from logged
    join items on items.item = logged.item
    where not exists (select 1 from attributions where attributions.item = logged.item)
    union all
    select attributions.stream, logged.item, attributions.item_type, logged.at_us,
           logged.thousandths
    from logged
    join attributions on attributions.item = logged.item and logged.at_us >= attributions.begin_us
                     and (attributions.end_us is null or logged.at_us < attributions.end_us)
),
logs as (
    select periods.stream, periods.period, hours.item, hours.item_type, hours.thousandths
    from periods
    join clock on clock.stream = periods.stream
    join hours on hours.stream = periods.stream and hours.at_us >= periods.start_us
              and hours.at_us < periods.end_us and hours.at_us <= clock.as_of_us
)"""
"""Hours as they were logged, for the stream and the type of that instant; `logs` by period."""

LOGGED = "left join (select distinct item from logged) logged on logged.item = worked.item"
"""Joined, for inside a `case` an engine may look through all that was logged for each item."""

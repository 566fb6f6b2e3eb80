"""Items and visits on the working clock: what a stream's calendar makes of its durations.

Given to the builder, for streams with a calendar only:

    working(stream, bucket_us, begin_us, end_us, before_us, pace)
        that clock as `narrows.domain.working_clock.Piece` tells it, without a gap from the first
        visit of the stream on up to and with its `as_of`.

Every instant of such a stream is read off its clock, and then the very definitions of
`narrows.metrics.tables` are asked again: a duration in working time is the same difference between
instants of another clock. Portable as they are; the day that an instant lies in is found by its
remainder, so that a join by equality finds the few pieces in which it may lie.
"""

from narrows.metrics.tables import ITEMS

DAY = "86400000000"


def _within(piece: str, instant: str) -> str:
    return f"""{piece}.bucket_us = {instant} - {instant} % {DAY}
     and {instant} >= {piece}.begin_us and {instant} < {piece}.end_us"""


def _shown(piece: str, instant: str) -> str:
    return f"{piece}.before_us + {piece}.pace * ({instant} - {piece}.begin_us)"


WORKING_VISITS = f"""
select visits.stream, visits.item, visits.visit, visits.status, visits.flow_state,
       visits.state_before,
       {_shown("entering", "visits.entered_at_us")} as entered_at_us,
       {_shown("leaving", "visits.left_at_us")} as left_at_us
from visits
join working entering on entering.stream = visits.stream
     and {_within("entering", "visits.entered_at_us")}
left join working leaving on leaving.stream = visits.stream
     and {_within("leaving", "visits.left_at_us")}
"""
"""`visits` of the streams with a calendar, by their clocks."""

WORKING_BLOCKS = f"""
with stopped as (
    select blocks.item, visits.stream, blocks.end_us,
           case when blocks.begin_us > visits.entered_at_us
                then blocks.begin_us else visits.entered_at_us end as begin_us
    from blocks
    join visits on visits.item = blocks.item and visits.visit = 1
    where blocks.end_us is null or blocks.end_us > visits.entered_at_us
)
select stopped.item,
       {_shown("beginning", "stopped.begin_us")} as begin_us,
       {_shown("ending", "stopped.end_us")} as end_us
from stopped
join working beginning on beginning.stream = stopped.stream
     and {_within("beginning", "stopped.begin_us")}
left join working ending on ending.stream = stopped.stream
     and {_within("ending", "stopped.end_us")}
"""
"""`blocks` of the same; what lies before an item's first visit stops nothing."""

WORKING_CLOCK = f"""
select clock.stream, {_shown("working", "clock.as_of_us")} as as_of_us
from clock
join working on working.stream = clock.stream
     and {_within("working", "clock.as_of_us")}
"""

WORKING_ITEMS = (
    ITEMS.replace("visits", "working_visits")
    .replace("blocks", "working_blocks")
    .replace("join clock", "join working_clock clock")
)
"""`items` of tables named `working_visits`, `working_blocks` and `working_clock`.

Its instants are of the working clock and its item types mean nothing; its durations are wanted.
"""

STAYED = """
select stream, item, visit, left_at_us - entered_at_us as stay_us
from working_visits
"""
"""`stayed(stream, item, visit, stay_us)`: how long each visit was in working time.

Null while it lasts; rows only of streams with a calendar, elsewhere a visit's own length counts.
"""

RECKONED_ITEMS = """
select items.stream, items.item, items.item_type, items.status, items.flow_state,
       items.created_at_us, items.started_at_us, items.done_at_us,
       case when working_items.item is null
            then items.flow_time_us else working_items.flow_time_us end as flow_time_us,
       coalesce(working_items.active_us, items.active_us) as active_us,
       coalesce(working_items.waiting_us, items.waiting_us) as waiting_us,
       coalesce(working_items.unknown_us, items.unknown_us) as unknown_us,
       items.spent_us, items.n_reopened
from items
left join working_items on working_items.item = items.item
"""
"""`items` with the durations of `working_items` where a calendar counts.

`spent_us` stays elapsed time: Little's law is about load, which is there at night too.
"""

RECKONING = (
    f"create table working_visits as {WORKING_VISITS}",
    f"create table working_blocks as {WORKING_BLOCKS}",
    f"create table working_clock as {WORKING_CLOCK}",
    f"create table working_items as {WORKING_ITEMS}",
    f"create table stayed as {STAYED}",
    f"create table reckoned as {RECKONED_ITEMS}",
    "drop table items",
    "alter table reckoned rename to items",
    "drop table working_visits",
    "drop table working_blocks",
    "drop table working_clock",
    "drop table working_items",
)
"""What the builder runs when `visits` and `items` are made, to reckon them by the calendars."""

"""Items in process that stand still.

*Finds* items in process for longer than 95 % of the stream's items took that are done, and items
that have been in their status for longer than four weeks and than 95 % of the visits to it that
ended.

*Because* they count as load for ever and in no flow time: what is done looks quicker than what is
begun, and Little's law gets a gap.

*From* the stream's own 95th percentile on, of twenty items or visits at least: one item in twenty
takes longer and is nothing strange, so the longest in process come first; four weeks beside it,
because one visit in twenty is longer also where all are short. Days are of 24 hours here, whatever
the calendar.

*Mend*: finish it, cancel it, or move it back to where nobody has committed to it.
"""

from collections.abc import Mapping, Sequence
from typing import cast

from narrows.domain.quality import Mend, QualityState
from narrows.services.flow.spans import asked_streams
from narrows.services.quality.check import Counted, QualityCheck
from narrows.services.quality.looked import Base, Looked
from narrows.services.quality.question import NO_STATUS, NOTHING, Question, Unable, told_of
from narrows.services.quality.words import items_text

FEWEST = 20
"""Items done, or visits ended, that a 95th percentile takes at least."""

LONG_US = 28 * 86_400_000_000
"""Four weeks. [µs]"""

NEVER_US = 2**62
"""Longer than anything lasts: a limit where too little has ended for one. [µs]"""

QUERY = """
select items.stream, items.item, visits.entered_at_us as at_us,
       clock.as_of_us - items.started_at_us as amount, items.status, {nothing} as before
from items
join visits on visits.item = items.item and visits.left_at_us is null
join clock on clock.stream = items.stream
join told longest on longest.stream = items.stream and longest.status = {whole}
left join told usual on usual.stream = items.stream and usual.status = items.status
where items.flow_state in ('waiting', 'active', 'unknown') and items.started_at_us is not null
  and (clock.as_of_us - items.started_at_us > longest.amount
       or (clock.as_of_us - visits.entered_at_us > usual.amount
           and clock.as_of_us - visits.entered_at_us > {long}))
"""
LIMITS = """
with lasted as (
    select stream, {whole} as status, done_at_us - started_at_us as length_us
    from items
    where stream in (select stream from periods) and done_at_us is not null
      and started_at_us is not null and flow_time_us is not null
    union all
    select stream, status, left_at_us - entered_at_us as length_us
    from visits
    where stream in (select stream from periods) and left_at_us is not null
      and flow_state in ('waiting', 'active', 'unknown')
),
hours as (
    select stream, status, length_us - length_us % 3600000000 as hour_us, count(*) as n_ended
    from lasted
    group by stream, status, length_us - length_us % 3600000000
),
reached as (
    select stream, status, hour_us, n_ended,
           sum(n_ended) over (partition by stream, status order by hour_us) as n_reached,
           sum(n_ended) over (partition by stream, status) as n_all
    from hours
),
late as (
    select stream, status, min(hour_us) as hour_us
    from reached
    where 100 * n_reached >= 95 * n_all and n_all >= {fewest}
    group by stream, status
),
placed as (
    select lasted.stream, lasted.status, lasted.length_us, reached.n_all,
           reached.n_reached - reached.n_ended + row_number() over (
               partition by lasted.stream, lasted.status order by lasted.length_us) as place
    from lasted
    join late on late.stream = lasted.stream and late.status = lasted.status
             and late.hour_us = lasted.length_us - lasted.length_us % 3600000000
    join reached on reached.stream = late.stream and reached.status = late.status
                and reached.hour_us = late.hour_us
)
select stream, status, min(length_us)
from placed
where 100 * place >= 95 * n_all
group by stream, status
"""
"""The 95th percentile of items done and, by status, of visits; found as `STATUSES` does medians."""


def asks(looked: Looked) -> Question | Unable:
    """Who is older than nearly all that is done?"""
    limits = dict(looked.fact(_limits))
    if not limits:
        few = f"Fewer than {FEWEST} items have a flow time, and fewer visits ended of every status"
        return Unable(QualityState.NO_DATA, f"{few}: too few to say what takes long here.")
    query = QUERY.format(long=int(LONG_US), whole=NO_STATUS, nothing=NOTHING)
    whole_us = limits.pop(NO_STATUS, NEVER_US)
    return Question(query, told_of(looked, limits, whole=whole_us))


def _limits(several: Sequence[Looked]) -> Mapping[int, Mapping[int, int]]:
    """Status → what 95 % of its visits took at most, `NO_STATUS` → what 95 % of items did. [µs]"""
    asked = asked_streams([each.span for each in several])
    query = LIMITS.format(fewest=FEWEST, whole=NO_STATUS)
    found: dict[int, dict[int, int]] = {each.stream: {} for each in several}
    for stream, status, length_us in cast(
        "list[tuple[int, int, int]]", several[0].history.rows(query, asked)
    ):
        found[stream][status] = length_us
    return found


def says(looked: Looked, found: Counted) -> str:
    """How many, and where most of them stand."""
    (status, _), n_rows = next(iter(found.by_status.items()))
    where = "" if status is None else f" {n_rows:,} of them in «{looked.name(status)}»."
    stand = "stands" if found.n_items == 1 else "stand"
    return f"{items_text(found.n_items)} of {found.n_of:,} in process {stand} still.{where}"


def mends(looked: Looked, found: Counted) -> Sequence[Mend]:
    """Only people know which of them still matter."""
    del looked, found
    return [
        Mend(
            "Go through them, the oldest first: finish it, cancel it, or move it back to where "
            "nobody has committed to it yet."
        )
    ]


check = QualityCheck(
    name="stalled_items",
    title="Items that stand still",
    metrics=("flow_load", "flow_time"),
    base=Base.OPEN,
    asks=asks,
    says=says,
    mends=mends,
    amount_unit="days",
    manual=__doc__,
)

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

from collections.abc import Sequence

from narrows.domain.quality import Mend, QualityState
from narrows.services.quality.check import NOTHING, Counted, QualityCheck, Question, Unable, listed
from narrows.services.quality.looked import Base, Looked
from narrows.services.quality.words import items_text

FEWEST = 20
"""Items done, or visits ended, that a 95th percentile takes at least."""

LONG_US = 28 * 86_400_000_000
"""Four weeks. [µs]"""

QUERY = """
with taken as (
    select done_at_us - started_at_us as whole_us,
           row_number() over (order by done_at_us - started_at_us) as place,
           count(*) over () as n_all
    from items
    where stream = {stream} and done_at_us is not null and started_at_us is not null
      and flow_time_us is not null
),
longest as (
    select min(whole_us) as p95_us
    from taken
    where 100 * place >= 95 * n_all and n_all >= {fewest}
),
ended as (
    select status, left_at_us - entered_at_us as stay_us,
           row_number() over (partition by status order by left_at_us - entered_at_us) as place,
           count(*) over (partition by status) as n_all
    from visits
    where stream = {stream} and left_at_us is not null
      and flow_state in ('waiting', 'active', 'unknown')
),
usual as (
    select status, min(stay_us) as p95_us
    from ended
    where 100 * place >= 95 * n_all and n_all >= {fewest}
    group by status
)
select items.item, visits.entered_at_us as at_us, clock.as_of_us - items.started_at_us as amount,
       items.status, {nothing} as before
from items
join visits on visits.item = items.item and visits.left_at_us is null
join clock on clock.stream = items.stream
cross join longest
left join usual on usual.status = items.status
where items.stream = {stream} and items.flow_state in ('waiting', 'active', 'unknown')
  and items.started_at_us is not null
  and (clock.as_of_us - items.started_at_us > longest.p95_us
       or (clock.as_of_us - visits.entered_at_us > usual.p95_us
           and clock.as_of_us - visits.entered_at_us > {long}))
"""


def asks(looked: Looked) -> Question | Unable:
    """Who is older than nearly all that is done?"""
    if looked.n_of[Base.DONE] < FEWEST:
        few = f"Fewer than {FEWEST} items are done, too few to say what takes long here."
        return Unable(QualityState.NO_DATA, few)
    return Question(
        QUERY.format(stream=looked.stream, fewest=FEWEST, long=listed([LONG_US]), nothing=NOTHING)
    )


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

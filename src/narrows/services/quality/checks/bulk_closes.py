"""Many items closed on one day, by one sweep.

*Finds* the items done on a day of the stream's zone on which ten or more were done, and five times
as many as on a usual day on which something was done: the median of the other such days.

*Because* their end is the day of the sweep and not that of the work: flow time is too long, that
week's velocity too high and the weeks before too low, and load stood too high until then.

*From* ten items and five times the usual on: ten are more than a busy day of a small team, and
five times the usual is no busy day of a large one; a stream that releases once a week closes as
much each time, and is not found.

*Mend*: give the true end in the tool, or close items when they are done.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache

from narrows.domain.calendar import DAY, day_of, instant_us, midnight_us
from narrows.domain.ports import PeriodRow
from narrows.domain.quality import Mend, QualityState
from narrows.services.flow.spans import policy_of
from narrows.services.quality.check import Counted, QualityCheck
from narrows.services.quality.looked import Base, Looked
from narrows.services.quality.per_period import counts_in
from narrows.services.quality.question import NOTHING, Question, Unable, told_of
from narrows.services.quality.words import items_text, were

FEWEST_ITEMS = 10
TIMES_USUAL = 5

CLOSES = """
select stream, done_at_us as at_us
from items
where done_at_us is not null and stream in ({streams})
"""
QUERY = """
with closed as (
    select periods.stream, periods.period, items.item, items.done_at_us
    from periods
    join items on items.stream = periods.stream and items.done_at_us >= periods.start_us
              and items.done_at_us < periods.end_us
),
counted as (
    select stream, period, count(*) as n_closed
    from closed
    group by stream, period
)
select closed.stream, closed.item, closed.done_at_us as at_us, counted.n_closed as amount,
       {nothing} as status, {nothing} as before
from closed
join counted on counted.stream = closed.stream and counted.period = closed.period
"""
"""`periods` are the days of a sweep."""


def asks(looked: Looked) -> Question | Unable:
    """Who was done on a day on which so many were?"""
    if not looked.n_of[Base.DONE]:
        return Unable(QualityState.NO_DATA, "Nothing is done yet.")
    return Question(QUERY.format(nothing=NOTHING), told_of(looked), periods=looked.fact(_sweeps))


def _sweeps(several: Sequence[Looked]) -> Mapping[int, Sequence[PeriodRow]]:
    """The days on which so many were done."""
    midnight = cache(midnight_us)
    days = {each.stream: _days(each, midnight) for each in several}
    instants = CLOSES.format(streams=", ".join(str(each) for each in sorted(days)))
    counts = counts_in(several[0].history, days, instants=instants)
    return {
        stream: [day for day, n_closed in zip(own, counts[stream], strict=True) if n_closed >= most]
        for stream, own in days.items()
        for most in [max(FEWEST_ITEMS, TIMES_USUAL * usual_of(counts[stream]))]
    }


def usual_of(counts: Sequence[int]) -> int:
    """The median of the days on which something was done, the busiest left out. [items]"""
    others = sorted(each for each in counts if each)[:-1]
    return others[(len(others) - 1) // 2] if others else 0


def _days(looked: Looked, midnight: Callable[[date, str], int]) -> Sequence[PeriodRow]:
    """Each day of the stream's history, in its zone."""
    zone = policy_of(looked.span).zone
    first = day_of(looked.span.first_at or looked.span.as_of, zone)
    n_days = (day_of(looked.span.as_of, zone) - first).days + 1
    edges = [midnight(first + place * DAY, zone) for place in range(n_days + 1)]
    return [
        PeriodRow(looked.stream, place, edges[place], edges[place + 1])
        for place in range(n_days)
        if edges[place] <= instant_us(looked.span.as_of)
    ]


def says(looked: Looked, found: Counted) -> str:
    """How many items, and how many on the worst day."""
    del looked
    most = items_text(found.most or 0)
    return (
        f"{items_text(found.n_items)} of {found.n_of:,} done {were(found.n_items)} closed in "
        f"sweeps; on one day {most}."
    )


def mends(looked: Looked, found: Counted) -> Sequence[Mend]:
    """The tool alone knows when they were really done."""
    del looked, found
    return [
        Mend(
            "Where the tool lets you, give these items the day on which they were done, and sync "
            "again; else look at the weeks before and after as one, and close items when they are "
            "done."
        )
    ]


check = QualityCheck(
    name="bulk_closes",
    title="Closed in bulk",
    metrics=("flow_time", "flow_velocity", "flow_load"),
    base=Base.DONE,
    asks=asks,
    says=says,
    mends=mends,
    amount_unit="items",
    manual=__doc__,
)

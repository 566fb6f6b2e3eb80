"""Several items closed within one second.

*Finds* items done in the same second as two others or more.

*Because* no hand is so quick: a script or an edit of many closed them, so that their end says when
that ran and not when the work was done. Flow time and the velocity of that week rest on it.

*From* three in one second on: of ten thousand items done over a year two meet in a second by
chance, three as good as never. Where a source tells no seconds nothing can be said.

*Mend*: see who closes items so, and let each be closed when it is done.
"""

from collections.abc import Mapping, Sequence
from typing import cast

from narrows.domain.quality import Mend, QualityState
from narrows.services.flow.spans import asked_streams
from narrows.services.quality.check import Counted, QualityCheck
from narrows.services.quality.looked import Base, Looked
from narrows.services.quality.question import NOTHING, Question, Unable, told_of
from narrows.services.quality.words import items_text, were

FEWEST_ITEMS = 3

QUERY = """
with seconds as (
    select stream, item, done_at_us, done_at_us - done_at_us % 1000000 as second_us
    from items
    where stream in (select stream from told) and done_at_us is not null
),
counted as (
    select stream, second_us, count(*) as n_closed
    from seconds
    group by stream, second_us
    having count(*) >= {fewest}
)
select seconds.stream, seconds.item, seconds.done_at_us as at_us, counted.n_closed as amount,
       {nothing} as status, {nothing} as before
from seconds
join counted on counted.stream = seconds.stream and counted.second_us = seconds.second_us
"""
SECONDS_TOLD = """
select stream, count(case when done_at_us % 60000000 <> 0 then 1 end)
from items
where stream in (select stream from periods) and done_at_us is not null
group by stream
"""
"""Of ends to the second one in sixty lies on a whole minute; of ends to the day all do."""


def asks(looked: Looked) -> Question | Unable:
    """Who was done in the same second as others?"""
    n_done = looked.n_of[Base.DONE]
    if not n_done:
        return Unable(QualityState.NO_DATA, "Nothing is done yet.")
    if 2 * looked.fact(_seconds_told) < n_done:
        return Unable(QualityState.NO_DATA, "Its sources tell when items ended, but no seconds.")
    return Question(QUERY.format(fewest=FEWEST_ITEMS, nothing=NOTHING), told_of(looked))


def _seconds_told(several: Sequence[Looked]) -> Mapping[int, int]:
    """Ends of items that lie on no whole minute."""
    asked = asked_streams([each.span for each in several])
    told = cast("list[tuple[int, int]]", several[0].history.rows(SECONDS_TOLD, asked))
    return {**dict.fromkeys((each.stream for each in several), 0), **dict(told)}


def says(looked: Looked, found: Counted) -> str:
    """How many items, and how many in one second."""
    del looked
    return (
        f"{items_text(found.n_items)} of {found.n_of:,} done {were(found.n_items)} closed in the "
        f"same second as others; {found.most:,} in one."
    )


def mends(looked: Looked, found: Counted) -> Sequence[Mend]:
    """A habit, or a rule of the tool."""
    del looked, found
    return [
        Mend(
            "Look for a rule of the tool or a habit that closes many items at once, such as with a "
            "release; where the work was done before, let a status of its own say that."
        )
    ]


check = QualityCheck(
    name="closed_in_one_second",
    title="Several closed in one second",
    metrics=("flow_time", "flow_velocity"),
    base=Base.DONE,
    asks=asks,
    says=says,
    mends=mends,
    amount_unit="items",
    manual=__doc__,
)

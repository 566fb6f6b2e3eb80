"""Load that never ends: a gap in Little's law.

*Finds* the items in process in the statuses where the time lies that no end accounts for; where
nobody is there any more, those that spent it there and have not ended, wherever they are.

*Because* over a whole history, mean load times its length is the time that all items spent in
process, and the items that ended should account for most of it. Where they do not, load and the
narrows are of work that perhaps nobody does.

*From* a gap over 20 % on: a history that is cut at its end always has some; shorter periods are not
checked, because starts and ends cut off make gaps of their own. Days are of 24 hours here,
whatever the calendar.

*Mend*: map the status that ends work as done or cancelled.
"""

from collections.abc import Mapping, Sequence

from narrows.domain.amounts import percent
from narrows.domain.flow import LittleCheck
from narrows.domain.quality import Mend, QualityState
from narrows.domain.work import FlowState
from narrows.services.flow.spans import stream_id
from narrows.services.flow.status_flows import is_gap, stream_statuses
from narrows.services.quality.check import Counted, QualityCheck
from narrows.services.quality.looked import Base, Looked
from narrows.services.quality.question import NOTHING, Question, Unable, told_of
from narrows.services.quality.suggesting import plan_line
from narrows.services.quality.words import items_text, named

MOST_STATUSES = 3
"""Of those where the rest lies."""

QUERY = """
select visits.stream, visits.item, visits.entered_at_us as at_us,
       clock.as_of_us - visits.entered_at_us as amount, visits.status, {nothing} as before
from visits
join told on told.stream = visits.stream and told.status = visits.status
join clock on clock.stream = visits.stream
where visits.left_at_us is null and told.amount = {there}
union all
select visits.stream, visits.item, visits.entered_at_us as at_us,
       coalesce(visits.left_at_us, clock.as_of_us) - visits.entered_at_us as amount,
       visits.status, {nothing} as before
from visits
join told on told.stream = visits.stream and told.status = visits.status
join clock on clock.stream = visits.stream
join items on items.item = visits.item
where told.amount = {gone} and visits.flow_state in ('waiting', 'active', 'unknown')
  and items.flow_state not in ('done', 'cancelled')
"""

THERE, GONE = 0, 1
"""What is told of a status: whether anybody is in one of those where the rest lies."""


def little_of(looked: Looked) -> LittleCheck | None:
    """What Little's law says of the stream."""
    return looked.fact(_littles)


def _littles(several: Sequence[Looked]) -> Mapping[int, LittleCheck | None]:
    only = several[0].id or None if len(several) == 1 else None
    found = stream_statuses(several[0].history, stream=only)
    known = {each.little.stream: each.little for each in found}
    return {each.stream: known.get(stream_id(each.span)) for each in several}


def asks(looked: Looked) -> Question | Unable:
    """Who is in the statuses where the rest lies?"""
    little = little_of(looked)
    if little is None or little.gap_ratio is None:
        return Unable(QualityState.NO_DATA, "No item was ever in process.")
    asked = looked.numbers(little.open_statuses[:MOST_STATUSES] if is_gap(little) else ())
    where = THERE if _are_there(looked, asked) else GONE
    query = QUERY.format(nothing=NOTHING, there=THERE, gone=GONE)
    return Question(query, told_of(looked, dict.fromkeys(asked, where)))


def _are_there(looked: Looked, statuses: Sequence[int]) -> bool:
    return any(looked.statuses[each].n_last for each in statuses)


def says(looked: Looked, found: Counted) -> str:
    """The gap, and where it lies."""
    little = little_of(looked)
    names = little.open_statuses if little else ()
    where = "in" if len(names) <= MOST_STATUSES else "the largest parts of it in"
    gap = percent(little.gap_ratio if little else None)
    own = names[:MOST_STATUSES]
    are_there = _are_there(looked, looked.numbers(own))
    n_open = looked.n_of[Base.OPEN]
    who = f" of {n_open:,} in process" if are_there else f" of {found.n_of:,}, none there any more"
    return (
        f"{gap} of all time in process is of items that have not ended, {where} "
        f"{named(own)}: {items_text(found.n_items)}{who}."
    )


def mends(looked: Looked, found: Counted) -> Sequence[Mend]:
    """A status that most items never leave ends work, whatever it is called."""
    ends = [
        number
        for number, _ in found.by_status
        if number is not None
        and 2 * looked.statuses[number].n_last >= looked.statuses[number].n_items
    ]
    mapped = [
        Mend(
            f"Most items never leave «{looked.name(each)}»: if it ends work, say so in the plan's "
            "workflow.",
            plan=plan_line(looked.name(each), FlowState.DONE),
        )
        for each in ends
    ]
    return [*mapped, Mend("End or cancel in the tool what nobody works on any more.")]


check = QualityCheck(
    name="littles_gap",
    title="Load that never ends",
    metrics=("flow_load", "flow_time"),
    base=Base.ITEMS,
    asks=asks,
    says=says,
    mends=mends,
    amount_unit="days",
    manual=__doc__,
)

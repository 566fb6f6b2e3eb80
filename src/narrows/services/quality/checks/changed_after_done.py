"""Items whose status changed after they were done.

*Finds* moves out of the flow state done, back into work or into cancelled. From one done status to
another nothing changes.

*Because* the item leaves the week in which it was done, so that the velocity and the times of a
week that was told already change. Where it is work again, its flow time goes on until it is done
again; where it is cancelled, it counts as given up, and in no number of what was done.

*From* the first item on; each of them has changed a past week.

*Mend*: where a done status is left again as a rule, it is no end: map it as waiting. What was
delivered stays done, whatever becomes of it later.
"""

from collections.abc import Sequence

from narrows.domain.quality import Mend
from narrows.domain.work import FlowState
from narrows.services.quality.check import Counted, QualityCheck, most_often
from narrows.services.quality.looked import Base, Looked
from narrows.services.quality.question import NOTHING, Question, told_of
from narrows.services.quality.suggesting import plan_line
from narrows.services.quality.words import items_text, times_text

OFTEN_LEFT_RATIO = 0.25
"""Of the visits of a done status, those that are left again, for it to be no end. [ratio]"""

AGAIN = Mend("Open a new item for what comes up later, instead of the old one again.")
GIVEN_UP = Mend(
    "What is cancelled after it was done counts as given up: leave done what was delivered."
)

QUERY = """
select visits.stream, visits.item, visits.entered_at_us as at_us, {nothing} as amount,
       visits.status, earlier.status as before
from visits
join visits earlier on earlier.item = visits.item and earlier.visit = visits.visit - 1
where visits.state_before = 'done' and visits.flow_state <> 'done'
  and visits.stream in (select stream from told)
"""


def asks(looked: Looked) -> Question:
    """What left done?"""
    return Question(QUERY.format(nothing=NOTHING), told_of(looked))


def says(looked: Looked, found: Counted) -> str:
    """How many, how often, and from where to where most of them went."""
    (status, before), n_rows = next(iter(found.by_status.items()))
    names = [f"«{looked.name(each)}»" for each in (before, status) if each is not None]
    return (
        f"{items_text(found.n_items)} of {found.n_of:,} changed after being "
        f"done, {times_text(found.n_times)} in all; {most_often(found)} from "
        f"{' to '.join(names)} ({times_text(n_rows)})."
    )


def mends(looked: Looked, found: Counted) -> Sequence[Mend]:
    """A done status that is often left is a wait for a check."""
    left: dict[int, int] = {}
    for (_, before), n_rows in found.by_status.items():
        if before is not None:
            left[before] = left.get(before, 0) + n_rows
    often = [
        number
        for number, n_rows in left.items()
        if n_rows >= OFTEN_LEFT_RATIO * looked.statuses[number].n_visits
    ]
    n_done = sum(each.flow_state is FlowState.DONE for each in looked.statuses.values())
    mapped = [
        Mend(
            f"«{looked.name(each)}» is left again {times_text(left[each])} of "
            f"{looked.statuses[each].n_visits:,}: if it waits for a check, say so in the plan's "
            "workflow.",
            plan=plan_line(looked.name(each), FlowState.WAITING),
        )
        for each in often
        if n_done > 1 and looked.workflow is not None
    ]
    into = {looked.statuses[to].flow_state for to, _ in found.by_status if to is not None}
    instead = [AGAIN] if into - {FlowState.CANCELLED} else []
    return [*mapped, *instead, *([GIVEN_UP] if FlowState.CANCELLED in into else [])]


check = QualityCheck(
    name="changed_after_done",
    title="Changed after done",
    metrics=("flow_velocity", "flow_time"),
    base=Base.ITEMS,
    asks=asks,
    says=says,
    mends=mends,
    manual=__doc__,
)

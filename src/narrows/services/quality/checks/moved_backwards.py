"""Items that moved backwards in the workflow.

*Finds* moves into an active or new status that the workflow has earlier than the one of these that
the item was in last. A wait in between counts for no place: development, on hold, development is a
pause, and so is asking back. What comes back from done or from cancelled begins anew: no move goes
back to a place before, and what leaves done is found by another check.

*Because* work is done twice: it is in flow time and load, rightly; but where the move was a slip of
the hand, or the workflow's order is another than the plan says, time stands at the wrong status,
and the narrows may be named wrongly.

*From* one item in twenty on: below that it is rework as it is everywhere, and each item still
shows it.

*Mend*: look at the pair of statuses that most of them go between.
"""

from collections.abc import Mapping, Sequence

from narrows.domain.quality import Mend
from narrows.domain.work import FlowState
from narrows.services.quality.check import Counted, QualityCheck, most_often
from narrows.services.quality.looked import Base, Looked
from narrows.services.quality.question import NOTHING, Question, Unable, no_workflow, told_of
from narrows.services.quality.suggesting import plan_line
from narrows.services.quality.words import items_text, times_text

HAS_A_PLACE = (FlowState.NEW, FlowState.ACTIVE)
"""Before the end. A tool may list «on hold» anywhere, so where a wait stands says nothing."""

ENDS = (FlowState.DONE, FlowState.CANCELLED)
"""Where an item was before them is no place that it comes back from."""

THE_END = -1
"""A place that nothing is earlier than."""

USUAL_RATIO = 0.05
"""Rework that every stream has. [ratio]"""

QUERY = """
with walked as (
    select visits.stream, visits.item, visits.entered_at_us as at_us, visits.status,
           told.amount as place,
           lag(visits.status) over (partition by visits.item order by visits.visit) as before,
           lag(told.amount) over (partition by visits.item order by visits.visit) as place_before
    from visits
    join told on told.stream = visits.stream and told.status = visits.status
)
select stream, item, at_us, {nothing} as amount, status, before
from walked
where place >= 0 and place < place_before
"""


def places(looked: Looked) -> Mapping[int, int]:
    """Number of a status → where it stands in the workflow; of ends `THE_END`."""
    if looked.workflow is None:
        return {}
    return {
        number: THE_END if each.state in ENDS else place
        for place, each in enumerate(looked.workflow.statuses)
        if each.state in (*HAS_A_PLACE, *ENDS)
        for number in looked.numbers([each.status])
    }


def asks(looked: Looked) -> Question | Unable:
    """Which moves lead to an earlier place?"""
    if looked.workflow is None:
        return no_workflow()
    return Question(QUERY.format(nothing=NOTHING), told_of(looked, places(looked)))


def tells(looked: Looked, found: Counted) -> bool:
    """Whether it is more than the usual rework."""
    del looked
    return found.n_items > 0 and found.n_items >= USUAL_RATIO * found.n_of


def says(looked: Looked, found: Counted) -> str:
    """How many items and moves, and between which statuses most of them went."""
    told = (
        f"{items_text(found.n_items)} of {found.n_of:,} moved backwards, "
        f"{times_text(found.n_times)} in all"
    )
    return f"{told}; {most_often(found)} {_pair(looked, found)}."


def _pair(looked: Looked, found: Counted) -> str:
    (status, before), n_rows = next(iter(found.by_status.items()))
    names = [looked.name(each) for each in (before, status) if each is not None]
    return f"from {' back to '.join(f'«{each}»' for each in names)} ({times_text(n_rows)})"


def mends(looked: Looked, found: Counted) -> Sequence[Mend]:
    """The order of the plan, or the tool's own."""
    (status, before), _ = next(iter(found.by_status.items()))
    if status is None or before is None:
        return ()
    early, late = looked.name(status), looked.name(before)
    order = (
        f"If work goes from «{late}» on to «{early}» as a rule, put «{early}» after it in the "
        "plan's workflow"
    )
    rework = "Else it is rework: find what comes back, and why."
    # Work waits for what is worked in: no queue belongs to another.
    if looked.statuses[before].flow_state is not FlowState.ACTIVE:
        return [Mend(f"{order}. {rework}")]
    return [
        Mend(
            f"{order}; if it waits there for «{late}», tie it to that in the plan, as below. "
            f"{rework}",
            plan=plan_line(early, FlowState.WAITING, queue_of=late),
        )
    ]


check = QualityCheck(
    name="moved_backwards",
    title="Moved backwards",
    metrics=("flow_time", "flow_load", "status_wait"),
    base=Base.ITEMS,
    asks=asks,
    says=says,
    mends=mends,
    manual=__doc__,
    tells=tells,
)

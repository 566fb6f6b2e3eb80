"""Items that were done and never started.

*Finds* items done without ever having been waiting or active before.

*Because* they have no flow time, which is not 0, and no part in efficiency: flow velocity counts
them, the times are those of the others, and in status waits they count 0, which lowers the means.

*From* the first item on; each of them is left out of every flow time.

*Mend*: where work goes on in a status that counts as new, map it as active or waiting; where the
work is done first and told later, move items when they move.
"""

from collections.abc import Sequence

from narrows.domain.quality import Mend
from narrows.domain.work import FlowState
from narrows.services.quality.check import Counted, QualityCheck
from narrows.services.quality.looked import Base, Looked
from narrows.services.quality.question import NOTHING, Question, told_of
from narrows.services.quality.suggesting import plan_line
from narrows.services.quality.words import items_text, were

QUERY = """
select items.stream, items.item, items.done_at_us as at_us, {nothing} as amount,
       {nothing} as status, max(visits.status) as before
from items
left join visits on visits.item = items.item and visits.left_at_us = items.done_at_us
                and visits.flow_state <> 'done'
where items.done_at_us is not null and items.flow_time_us is null
  and items.stream in (select stream from told)
group by items.stream, items.item, items.done_at_us
"""


def asks(looked: Looked) -> Question:
    """Who has no flow time, and where did they come from?"""
    return Question(QUERY.format(nothing=NOTHING), told_of(looked))


def says(looked: Looked, found: Counted) -> str:
    """How many, and from which status most of them came."""
    told = f"{items_text(found.n_items)} of {found.n_of:,} done never started."
    (_, before), n_rows = next(iter(found.by_status.items()))
    if before is None:
        return f"{told} {n_rows:,} {were(n_rows)} created as done."
    return f"{told} {n_rows:,} of them went straight from «{looked.name(before)}» to done."


def mends(looked: Looked, found: Counted) -> Sequence[Mend]:
    """The new status that most of them came from may be one in which work goes on."""
    by_hand = Mend("Move items in the tool when they move, not when all is over.")
    (_, before), _ = next(iter(found.by_status.items()))
    if before is None or looked.workflow is None:
        return [by_hand]
    name = looked.name(before)
    if looked.statuses[before].flow_state is not FlowState.NEW:
        return [by_hand]
    mapped = Mend(
        f"If work goes on in «{name}», say so in the plan's workflow in place of `state: new`.",
        plan=plan_line(name, FlowState.ACTIVE),
    )
    return [mapped, by_hand]


check = QualityCheck(
    name="never_started",
    title="Done but never started",
    metrics=("flow_time", "flow_efficiency", "status_wait"),
    base=Base.DONE,
    asks=asks,
    says=says,
    mends=mends,
    manual=__doc__,
    is_lack=True,
)

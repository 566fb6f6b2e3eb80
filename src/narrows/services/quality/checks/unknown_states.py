"""Items with time of which nothing tells whether they waited or were worked on.

*Finds* items that were in a status whose flow state is unknown, while they were in process.

*Because* flow efficiency cannot be told of a period in which one of them was done, nor the value
score of one in which one of them was worked on; flow time and load count them all the same.

*From* the first item on: one is enough for a ratio that cannot be told.

*Mend*: say in a workflow whether the status waits or is worked in.
"""

from collections.abc import Sequence

from narrows.domain.quality import Mend
from narrows.domain.work import FlowState
from narrows.services.quality.check import Counted, QualityCheck
from narrows.services.quality.looked import Base, Looked
from narrows.services.quality.question import NOTHING, Question, told_of
from narrows.services.quality.suggesting import plan_line
from narrows.services.quality.words import are_or_were, items_text

QUERY = """
select visits.stream, visits.item, min(visits.entered_at_us) as at_us, {nothing} as amount,
       visits.status, {nothing} as before
from visits
where visits.flow_state = 'unknown' and visits.stream in (select stream from told)
group by visits.stream, visits.item, visits.status
"""


def asks(looked: Looked) -> Question:
    """Who was in such a status?"""
    return Question(QUERY.format(nothing=NOTHING), told_of(looked))


def says(looked: Looked, found: Counted) -> str:
    """How many, and in which status most of them were."""
    (status, _), n_rows = next(iter(found.by_status.items()))
    where = "" if status is None else f" {n_rows:,} of them in «{looked.name(status)}»."
    return (
        f"{items_text(found.n_items)} of {found.n_of:,} {are_or_were(found.n_items)} in a status "
        f"that does not tell waiting from working.{where}"
    )


def mends(looked: Looked, found: Counted) -> Sequence[Mend]:
    """A line for each such status, to be corrected where it is wrong."""
    numbers = [status for status, _ in found.by_status if status is not None]
    return [
        Mend(
            f"Say in the plan's workflow whether «{looked.name(each)}» waits or is worked in.",
            plan=plan_line(looked.name(each), FlowState.ACTIVE),
        )
        for each in numbers[:5]
    ]


check = QualityCheck(
    name="unknown_states",
    title="Neither waiting nor worked on",
    metrics=("flow_efficiency", "value_score"),
    base=Base.ITEMS,
    asks=asks,
    says=says,
    mends=mends,
    manual=__doc__,
    is_lack=True,
)
